# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of putting a memo, and the comments of its file, into a meeting."""

from meetingroom.meeting.command.room import FreezeMemo
from meetingroom.meeting.event.room import MemoFrozen, PreReadKept, RoomEvent
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import MAX_BODY_CP
from meetingroom.meeting.people import Role
from meetingroom.meeting.pre_read import MAX_WRITER_CP, MOST_NOTES
from meetingroom.meeting.rule.check import (
    require,
    require_id,
    require_length,
    require_text,
)
from meetingroom.meeting.state import Meeting
from meetingroom.memo.anchor import fits

MOST_RULES = 100
MAX_RULE_CP = 60
"""Of rules that are switched off; there are some twenty, with short names."""


def freeze(
    meeting: Meeting, command: FreezeMemo, by: PersonId
) -> tuple[RoomEvent, ...]:
    """Take a memo in; its comments stay sealed until the reveal.

    The rules of the check are the facilitator's; an author's laptop cannot loosen
    them.

    Raises:
        Refused: A comment cannot be one of this memo, or the rules are no rules.
    """
    leads = Role.FACILITATOR in meeting.roles_of(by)
    rules = (command.rules if leads else None) or meeting.rules
    require(
        len(rules.off) <= MOST_RULES
        and all(len(name) <= MAX_RULE_CP for name in rules.off),
        "The rules of the check cannot be taken in. Correct the team’s file.",
    )
    frozen = MemoFrozen(command.memo, command.pages, rules)
    if not command.comments and not meeting.pre_read:
        return (frozen,)
    require(
        len(command.comments) <= MOST_NOTES
        and len({note.id for note in command.comments}) == len(command.comments),
        "The comments of this file cannot be taken in. Open the file again.",
    )
    for note in command.comments:
        require_id(note.id, "This note")
        require_length(note.writer_name, MAX_WRITER_CP, "The name of a writer")
        require_text(note.body, MAX_BODY_CP, "The note")
        require(
            note.anchor is None or fits(command.memo, note.anchor),
            "The passage of a comment is not in this memo. Open the file again.",
        )
    return frozen, PreReadKept(command.comments)
