# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Step 3: searching, and views for whoever opens the file with another tool.

A step is never changed once it was released; it must not use the code of today.
"""

# The indexes keep their own text: they hold only what everyone may read already.
SQL = """
CREATE VIRTUAL TABLE memos_fts USING fts5 (
    title, text, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE notes_fts USING fts5 (
    body, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE decisions_fts USING fts5 (
    statement, because, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW decisions_open AS
SELECT d.meeting, m.title AS meeting_title, d.id, d.status, d.statement,
    d.because, d.owner, p.name AS owner_name
FROM decisions d
JOIN meetings m ON m.id = d.meeting
LEFT JOIN people p ON p.meeting = d.meeting AND p.id = d.owner
WHERE d.status IN ('draft', 'deferred');

CREATE VIEW follow_ups_late AS
SELECT f.meeting, m.title AS meeting_title, f.id, f.what, f.owner,
    p.name AS owner_name, f.due_on
FROM follow_ups f
JOIN meetings m ON m.id = f.meeting
LEFT JOIN people p ON p.meeting = f.meeting AND p.id = f.owner
WHERE NOT f.is_done AND f.due_on < date('now', 'localtime');
"""
