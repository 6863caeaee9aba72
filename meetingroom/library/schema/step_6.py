# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Step 6: what a decision came to, in its row and in the search.

A step is never changed once it was released; it must not use the code of today.
"""

SQL = """
ALTER TABLE decisions ADD COLUMN outcome TEXT NOT NULL DEFAULT '';

-- An index of FTS5 takes no new column; it is filled again from the log.
DROP TABLE decisions_fts;
CREATE VIRTUAL TABLE decisions_fts USING fts5 (
    statement, because, outcome, tokenize = 'unicode61 remove_diacritics 2'
);
"""
