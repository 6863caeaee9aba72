# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Grouping, run sheet, speaking order, figures: pure functions of a meeting."""
