# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests of the memo."""
