# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Tests of the composition root, with real files, rooms and widgets."""
