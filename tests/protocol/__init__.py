# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests of `meetingroom.protocol`."""
