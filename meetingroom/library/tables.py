# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which plain tables there are, in the order in which rows may refer to others.

The columns are those of the schema's latest step; a test compares them.
"""

from meetingroom.library.table import child, parent

MEETINGS = parent(
    "meetings",
    "id",
    "title goal asking kind phase facilitator author decider scribe bar_raiser"
    " planned_minutes are_names_shown are_stances_asked is_pre_read clock_started_at"
    " clock_given_s clock_paused_at clock_idle_s current_topic is_locked gist",
)
PHASE_TIMES = child("phase_times", "meeting", "phase", "given_s used_s")
OVERRIDES = child("overrides", "meeting", "position", "rule reason author at")
MEMOS = parent("memos", "meeting", "title name sha256 words pages text source")
PEOPLE = parent(
    "people",
    "meeting id",
    "name seniority is_observer is_late is_away has_finished wants_longer"
    " has_read_margins",
)
DEVICES = parent("devices", "meeting id", "person seal is_revoked")
SEALED_ENTRIES = parent("sealed_entries", "meeting id", "author seal at box")
NOTES = parent(
    "notes",
    "meeting id",
    "author kind body page line start_cp end_cp exact prefix suffix written_at"
    " edited_at is_withdrawn withdrawn_because is_after_reveal disposition"
    " disposition_reason is_pre_read writer_name entered_by is_settled_by_writer"
    " is_kept_open is_owned",
)
ME_TOOS = child("me_toos", "meeting note", "person")
REPLIES = child("replies", "meeting note", "position", "id author body at")
STANCES = parent("stances", "meeting person", "choice why")
STANCES_AFTER = parent("stances_after", "meeting person", "choice why")
TOPICS = parent(
    "topics",
    "meeting id",
    "position title start_cp end_cp because outcome given_s used_s taken_up_at"
    " speaking",
)
TOPIC_NOTES = child("topic_notes", "meeting topic", "position", "note")
TURNS = child("turns", "meeting topic", "has_passed position", "person")
SCRIBE_LINES = child(
    "scribe_lines", "meeting topic", "position", "text speaker author at"
)
DECISIONS = parent(
    "decisions",
    "meeting id",
    "number status statement owner door because review_on supersedes settled_at"
    " deferred_because round is_roll_call_open outcome"
    " supersedes_words",
)
OPTIONS = child("options", "meeting decision", "position", "text")
DECISION_SOURCES = child(
    "decision_sources", "meeting decision", "kind position", "source"
)
VOTES = child("votes", "meeting decision", "person round", "choice reason at")
NOT_ASKED = child("not_asked", "meeting decision", "person", "reason")
FOLLOW_UPS = parent(
    "follow_ups", "meeting id", "what owner due_on topic decision is_done"
)

ALL = (
    MEETINGS,
    PHASE_TIMES,
    OVERRIDES,
    MEMOS,
    PEOPLE,
    DEVICES,
    SEALED_ENTRIES,
    NOTES,
    ME_TOOS,
    REPLIES,
    STANCES,
    STANCES_AFTER,
    TOPICS,
    TOPIC_NOTES,
    TURNS,
    SCRIBE_LINES,
    DECISIONS,
    OPTIONS,
    DECISION_SOURCES,
    VOTES,
    NOT_ASKED,
    FOLLOW_UPS,
)
"""Parents before their children."""
