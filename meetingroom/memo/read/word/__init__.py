# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Word files to memos: a walk over the parts of a package, with positions kept."""
