# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests of reading OpenDocument texts."""
