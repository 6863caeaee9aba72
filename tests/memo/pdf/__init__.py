# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests of reading PDF files."""
