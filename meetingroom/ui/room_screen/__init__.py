# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The screen that the whole room sees."""
