# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests of the pure discussion logic."""
