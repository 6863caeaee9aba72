# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The page several screens share: the text pane, the margin and its cards."""
