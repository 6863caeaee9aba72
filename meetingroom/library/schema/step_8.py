# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Step 8: stances at the end of a meeting, who settled a note, and replies.

A step is never changed once it was released; it must not use the code of today.
"""

SQL = """
-- Where people stood at the end, as `stances` holds it for before the talk.
CREATE TABLE stances_after (
    meeting TEXT NOT NULL REFERENCES meetings(id),
    person TEXT NOT NULL,
    choice TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (meeting, person)
);
CREATE TABLE replies (
    meeting TEXT NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    author TEXT NOT NULL,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (meeting, note, position),
    FOREIGN KEY (meeting, note) REFERENCES notes(meeting, id)
);
ALTER TABLE notes ADD COLUMN is_settled_by_writer INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notes ADD COLUMN is_kept_open INTEGER NOT NULL DEFAULT 0;
-- Its writer put their name to it in a meeting without names.
ALTER TABLE notes ADD COLUMN is_owned INTEGER NOT NULL DEFAULT 0;
"""
