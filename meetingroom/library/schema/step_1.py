# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Step 1: the log, and what only this machine knows.

A step is never changed once it was released; it must not use the code of today.
"""

SQL = """
CREATE TABLE events (
    meeting TEXT NOT NULL,
    seq INTEGER NOT NULL, -- from 1 without gaps
    command_id TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL, -- JSON
    PRIMARY KEY (meeting, seq)
);

-- Not from the log: drafts and private notes never leave this machine.
CREATE TABLE local_notes (
    meeting TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    start_cp INTEGER,
    end_cp INTEGER,
    is_draft INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (meeting, id)
);

-- Not from the log: until when a meeting's clock is known to have run.
CREATE TABLE heartbeats (
    meeting TEXT PRIMARY KEY,
    seen_at TEXT NOT NULL
);
"""
