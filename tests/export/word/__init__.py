# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests of the Word files that are written."""
