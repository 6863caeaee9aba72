# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Colours, type, icons and the one style sheet.

Knows nothing about screens; the only package of `ui` that names a colour.
"""
