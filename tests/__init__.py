# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests."""
