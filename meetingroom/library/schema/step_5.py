# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Step 5: notes that stood in the author's file before the meeting.

A step is never changed once it was released; it must not use the code of today.
"""

SQL = """
ALTER TABLE notes ADD COLUMN is_pre_read INTEGER NOT NULL DEFAULT 0;
-- Of writers who are not on the list; empty for everybody else.
ALTER TABLE notes ADD COLUMN writer_name TEXT NOT NULL DEFAULT '';
"""
