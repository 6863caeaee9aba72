# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests of room."""
