# SPDX-License-Identifier: LicenseRef-Meetingroom
"""PDF files with a text layer to memos."""
