# SPDX-License-Identifier: LicenseRef-Meetingroom
"""OpenDocument texts to memos."""
