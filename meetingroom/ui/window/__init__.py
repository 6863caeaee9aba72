# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The window: header, menus, and which screen is shown when."""
