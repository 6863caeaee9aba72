# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What people see: one folder per screen, plus theme, widgets and document.

No rules of a meeting live here; screens show snapshots and emit intents.
"""
