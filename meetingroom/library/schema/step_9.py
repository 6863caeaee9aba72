# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Step 9: what a decision came to, and what it supersedes.

A step is never changed once it was released; it must not use the code of today.
"""

SQL = """
ALTER TABLE decisions ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
-- The superseded decision in words: its meeting may not be in this file.
ALTER TABLE decisions ADD COLUMN supersedes_words TEXT NOT NULL DEFAULT '';
CREATE INDEX decisions_by_superseded ON decisions (supersedes);

-- An index of FTS5 takes no new column; it is filled again from the log.
DROP TABLE decisions_fts;
CREATE VIRTUAL TABLE decisions_fts USING fts5 (
    statement, because, outcome, tokenize = 'unicode61 remove_diacritics 2'
);
"""
