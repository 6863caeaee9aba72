# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Step 11: what was typed into a field and not sent, and outlives the window.

A step is never changed once it was released; it must not use the code of today.
"""

SQL = """
-- Not from the log: it never leaves this machine.
CREATE TABLE half_typed (
    meeting TEXT NOT NULL,
    person TEXT NOT NULL,
    field TEXT NOT NULL, -- reply, reason or stance
    note TEXT NOT NULL, -- which note it was typed at; empty for a stance
    body TEXT NOT NULL,
    choice TEXT NOT NULL, -- what was chosen beside it; may be empty
    PRIMARY KEY (meeting, person, field, note)
);
"""
