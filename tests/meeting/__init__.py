# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests of meeting."""
