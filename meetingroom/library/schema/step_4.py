# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Step 4: meetings over the network.

A step is never changed once it was released; it must not use the code of today.
"""

SQL = """
ALTER TABLE meetings ADD COLUMN is_locked INTEGER NOT NULL DEFAULT 0;
CREATE TABLE devices (
    meeting TEXT NOT NULL REFERENCES meetings(id),
    id TEXT NOT NULL, -- public key of the laptop
    person TEXT NOT NULL,
    seal TEXT NOT NULL, -- SHA-256 of its sealing key
    is_revoked INTEGER NOT NULL,
    PRIMARY KEY (meeting, id)
);
-- Encrypted by their writers; gone once they were opened.
CREATE TABLE sealed_entries (
    meeting TEXT NOT NULL REFERENCES meetings(id),
    id TEXT NOT NULL, -- of the command
    author TEXT NOT NULL,
    seal TEXT NOT NULL,
    at TEXT NOT NULL,
    box BLOB NOT NULL,
    PRIMARY KEY (meeting, id)
);
CREATE INDEX sealed_entries_by_seal ON sealed_entries (meeting, seal);

-- None of the following is from the log; they never leave this machine.
-- The keys of this machine's people.
CREATE TABLE seal_keys (
    meeting TEXT NOT NULL,
    seal TEXT NOT NULL,
    person TEXT NOT NULL,
    key BLOB NOT NULL,
    PRIMARY KEY (meeting, seal)
);
-- How this machine hosts a meeting.
CREATE TABLE hostings (
    meeting TEXT PRIMARY KEY,
    authority BLOB NOT NULL,
    secret TEXT NOT NULL,
    leader_secret TEXT NOT NULL,
    code TEXT NOT NULL,
    port INTEGER NOT NULL
);
-- What was answered to the entries of each guest's laptop.
CREATE TABLE answers (
    meeting TEXT NOT NULL,
    device TEXT NOT NULL,
    counter INTEGER NOT NULL, -- from 1 without gaps
    command_id TEXT NOT NULL,
    refused TEXT,
    needs_reason INTEGER NOT NULL,
    PRIMARY KEY (meeting, device, counter)
);
-- How this machine takes part in a meeting of another host.
CREATE TABLE attendances (
    meeting TEXT PRIMARY KEY,
    person TEXT,
    name TEXT NOT NULL,
    device TEXT NOT NULL,
    device_key BLOB NOT NULL,
    seal TEXT NOT NULL,
    seal_person TEXT NOT NULL,
    seal_key BLOB NOT NULL,
    invitation TEXT NOT NULL,
    cursor INTEGER NOT NULL, -- entries of the shared log that are stored here
    digest TEXT NOT NULL, -- of those entries
    is_over INTEGER NOT NULL
);
-- This machine's own entries, kept until the meeting is closed.
CREATE TABLE outgoing (
    meeting TEXT NOT NULL,
    counter INTEGER NOT NULL, -- from 1 without gaps
    command_id TEXT NOT NULL,
    body BLOB NOT NULL, -- as it goes over the wire
    plain BLOB, -- what a sealed body holds
    is_answered INTEGER NOT NULL,
    refused TEXT,
    PRIMARY KEY (meeting, counter)
);
"""
