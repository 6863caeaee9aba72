# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Pages of paper: the memo for a red pen or with its notes, and the minutes."""
