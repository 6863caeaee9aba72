# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The record of a meeting as files other programs read; no Qt, no library."""
