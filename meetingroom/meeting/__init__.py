# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The rules of a meeting as pure values and functions: no I/O, no clock, no Qt."""
