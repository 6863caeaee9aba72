# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Step 7: what came of a meeting, in a few words.

A step is never changed once it was released; it must not use the code of today.
"""

SQL = """
ALTER TABLE meetings ADD COLUMN gist TEXT NOT NULL DEFAULT '';
"""
