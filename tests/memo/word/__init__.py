# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests of reading Word files."""
