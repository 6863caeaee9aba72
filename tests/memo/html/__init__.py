# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests of reading web pages."""
