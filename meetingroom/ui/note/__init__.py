# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Parts that show or write an opened note, for the margins and the discussion."""
