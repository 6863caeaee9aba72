# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Web pages to memos: saved pages, archives of them, and what was copied from one."""
