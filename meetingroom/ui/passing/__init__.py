# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The cover between two people at one laptop."""
