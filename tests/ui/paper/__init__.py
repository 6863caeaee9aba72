# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests of pages of paper."""
