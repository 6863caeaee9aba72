# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Step 6: notes that were copied from paper.

A step is never changed once it was released; it must not use the code of today.
"""

SQL = """
-- Who entered it on behalf of its writer; NULL for what was written here.
ALTER TABLE notes ADD COLUMN entered_by TEXT;
"""
