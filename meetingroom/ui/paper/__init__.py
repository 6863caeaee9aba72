# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Pages of paper: the memo for a red pen, and the minutes."""
