# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Step 10: why somebody who was in the room was not asked in a roll call.

A step is never changed once it was released; it must not use the code of today.
"""

SQL = """
-- Empty for who was away.
ALTER TABLE not_asked ADD COLUMN reason TEXT NOT NULL DEFAULT '';
"""
