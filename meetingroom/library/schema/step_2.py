# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Step 2: plain tables, written with the log and made from nothing else.

A step is never changed once it was released; it must not use the code of today.
"""

# An own rowid in the searched tables: VACUUM renumbers hidden ones.
# Children refer to their parents only where one value of the meeting holds both.
SQL = """
CREATE TABLE meetings (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    goal TEXT NOT NULL,
    asking TEXT NOT NULL,
    kind TEXT NOT NULL,
    phase TEXT NOT NULL,
    facilitator TEXT,
    author TEXT,
    decider TEXT,
    scribe TEXT,
    bar_raiser TEXT,
    planned_minutes INTEGER NOT NULL,
    are_names_shown INTEGER NOT NULL,
    are_stances_asked INTEGER NOT NULL,
    is_pre_read INTEGER NOT NULL,
    clock_started_at TEXT,
    clock_given_s REAL,
    clock_paused_at TEXT,
    clock_idle_s REAL,
    current_topic TEXT
);
CREATE TABLE phase_times (
    meeting TEXT NOT NULL REFERENCES meetings(id),
    phase TEXT NOT NULL,
    given_s REAL,
    used_s REAL,
    PRIMARY KEY (meeting, phase)
);
CREATE TABLE overrides (
    meeting TEXT NOT NULL REFERENCES meetings(id),
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (meeting, position)
);
CREATE TABLE memos (
    rowid INTEGER PRIMARY KEY,
    meeting TEXT NOT NULL UNIQUE REFERENCES meetings(id),
    title TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    words INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    text TEXT NOT NULL,
    source BLOB NOT NULL
);
CREATE TABLE people (
    meeting TEXT NOT NULL REFERENCES meetings(id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    seniority INTEGER NOT NULL,
    is_observer INTEGER NOT NULL,
    is_late INTEGER NOT NULL,
    is_away INTEGER NOT NULL,
    has_finished INTEGER NOT NULL,
    wants_longer INTEGER NOT NULL,
    has_read_margins INTEGER NOT NULL,
    PRIMARY KEY (meeting, id)
);
CREATE TABLE notes (
    rowid INTEGER PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES meetings(id),
    id TEXT NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    page INTEGER,
    line INTEGER,
    start_cp INTEGER,
    end_cp INTEGER,
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    written_at TEXT NOT NULL,
    edited_at TEXT,
    is_withdrawn INTEGER NOT NULL,
    withdrawn_because TEXT NOT NULL,
    is_after_reveal INTEGER NOT NULL,
    disposition TEXT,
    disposition_reason TEXT NOT NULL,
    UNIQUE (meeting, id)
);
CREATE TABLE me_toos (
    meeting TEXT NOT NULL,
    note TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (meeting, note, person),
    FOREIGN KEY (meeting, note) REFERENCES notes(meeting, id)
);
CREATE TABLE stances (
    meeting TEXT NOT NULL REFERENCES meetings(id),
    person TEXT NOT NULL,
    choice TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (meeting, person)
);
CREATE TABLE topics (
    meeting TEXT NOT NULL REFERENCES meetings(id),
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    start_cp INTEGER,
    end_cp INTEGER,
    because TEXT NOT NULL,
    outcome TEXT,
    given_s REAL NOT NULL,
    used_s REAL NOT NULL,
    taken_up_at TEXT,
    speaking TEXT,
    PRIMARY KEY (meeting, id)
);
CREATE TABLE topic_notes (
    meeting TEXT NOT NULL,
    topic TEXT NOT NULL,
    position INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (meeting, topic, position),
    FOREIGN KEY (meeting, topic) REFERENCES topics(meeting, id)
);
CREATE TABLE turns (
    meeting TEXT NOT NULL,
    topic TEXT NOT NULL,
    has_passed INTEGER NOT NULL,
    position INTEGER NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (meeting, topic, has_passed, position),
    FOREIGN KEY (meeting, topic) REFERENCES topics(meeting, id)
);
CREATE TABLE scribe_lines (
    meeting TEXT NOT NULL,
    topic TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    speaker TEXT,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (meeting, topic, position),
    FOREIGN KEY (meeting, topic) REFERENCES topics(meeting, id)
);
CREATE TABLE decisions (
    rowid INTEGER PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES meetings(id),
    id TEXT NOT NULL,
    number INTEGER NOT NULL, -- place in the record, 0 before it is recorded
    status TEXT NOT NULL,
    statement TEXT NOT NULL,
    owner TEXT,
    door TEXT,
    because TEXT NOT NULL,
    review_on TEXT,
    supersedes TEXT,
    settled_at TEXT,
    deferred_because TEXT NOT NULL,
    round INTEGER NOT NULL,
    is_roll_call_open INTEGER NOT NULL,
    UNIQUE (meeting, id)
);
CREATE TABLE options (
    meeting TEXT NOT NULL,
    decision TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (meeting, decision, position),
    FOREIGN KEY (meeting, decision) REFERENCES decisions(meeting, id)
);
CREATE TABLE decision_sources (
    meeting TEXT NOT NULL,
    decision TEXT NOT NULL,
    kind TEXT NOT NULL, -- note or topic
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (meeting, decision, kind, position),
    FOREIGN KEY (meeting, decision) REFERENCES decisions(meeting, id)
);
CREATE TABLE votes (
    meeting TEXT NOT NULL,
    decision TEXT NOT NULL,
    person TEXT NOT NULL,
    round INTEGER NOT NULL,
    choice TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (meeting, decision, person, round),
    FOREIGN KEY (meeting, decision) REFERENCES decisions(meeting, id)
);
CREATE TABLE not_asked (
    meeting TEXT NOT NULL,
    decision TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (meeting, decision, person),
    FOREIGN KEY (meeting, decision) REFERENCES decisions(meeting, id)
);
CREATE TABLE follow_ups (
    meeting TEXT NOT NULL REFERENCES meetings(id),
    id TEXT NOT NULL,
    what TEXT NOT NULL,
    owner TEXT NOT NULL,
    due_on TEXT NOT NULL,
    topic TEXT,
    decision TEXT,
    is_done INTEGER NOT NULL,
    PRIMARY KEY (meeting, id)
);
"""
