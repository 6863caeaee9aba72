# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rules of what is settled before a meeting, and of what has to be."""

from meetingroom.meeting.errors import Refused
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.rule.check import (
    require,
    require_length,
    require_person,
    require_text,
)
from meetingroom.meeting.setup import (
    MAX_GOAL_CP,
    MAX_KIND_CP,
    MAX_TITLE_CP,
    MOST_PAGES,
    Setup,
)
from meetingroom.meeting.state import Meeting
from meetingroom.memo.preflight import Level, check

OBSERVING_DECIDER = (
    "The decider answers in the roll call, so the decider cannot observe."
)


def check_setup(meeting: Meeting, setup: Setup) -> None:
    """Refuse a setup that cannot be, or that changes what is settled by now."""
    roles = setup.roles
    require_length(setup.title, MAX_TITLE_CP, "The title")
    require_length(setup.goal, MAX_GOAL_CP, "The goal")
    require_text(setup.kind, MAX_KIND_CP, "The kind of meeting")
    require(
        setup.page_limit is None or 0 < setup.page_limit <= MOST_PAGES,
        f"A limit is between 1 and {MOST_PAGES:,} pages.",
    )
    minutes = setup.minutes
    talk = (minutes.discussion, minutes.decisions, minutes.close)
    parts = (minutes.reading, minutes.margins, *talk)
    require(
        all(0 <= part <= 240 for part in parts),  # noqa: PLR2004 - four hours
        "Each part of the meeting takes between 0 and 240 minutes.",
    )
    for holder in (roles.author, roles.decider, roles.scribe, roles.bar_raiser):
        require_person(meeting, holder)
    require(roles.facilitator in meeting.people, "Somebody has to be facilitator.")
    require(
        roles.scribe is None or roles.scribe != roles.author,
        "The scribe cannot be the author; writing down and answering do not go"
        " together.",
    )
    if meeting.has_begun:
        _check_names(meeting.setup, setup)
    if meeting.phase in (Phase.PREPARE, Phase.LOBBY):
        if meeting.phase is Phase.LOBBY:
            _check_decider(meeting, roles.decider)
        return
    require(meeting.phase is not Phase.CLOSED, "The record is frozen.")
    was = meeting.setup
    require(
        (setup.goal, roles.author, roles.decider, roles.bar_raiser)
        == (was.goal, was.roles.author, was.roles.decider, was.roles.bar_raiser)
        and setup.are_names_shown == was.are_names_shown
        and setup.has_pseudonyms == was.has_pseudonyms,
        "Goal, author, decider, bar raiser and what stays without names are settled"
        " once reading has begun.",
    )
    require(
        not meeting.phase.is_revealed or setup.stance_choices == was.stance_choices,
        "Which stances are asked for is settled once the margins are open.",
    )
    if meeting.phase.is_revealed or meeting.phase is Phase.READING:
        require(
            setup.is_pre_read == was.is_pre_read,
            "Whether the memo may be read before is settled once reading has begun.",
        )


def _check_names(was: Setup, setup: Setup) -> None:
    """Refuse to change under which name people have begun to write.

    It stays so when the room goes back to an earlier phase.
    """
    with_names = "Notes were written under names; they keep them."
    without = "Notes were written without names; they stay without names."
    require(
        setup.are_names_shown == was.are_names_shown,
        with_names if was.are_names_shown else without,
    )
    with_numbers = "Notes were written under numbers; they keep them."
    without = "Notes were written without numbers; they stay without numbers."
    require(
        setup.has_pseudonyms == was.has_pseudonyms,
        with_numbers if was.has_pseudonyms else without,
    )


def check_ready(meeting: Meeting) -> None:
    """Refuse to open the room while something it needs is missing."""
    setup = meeting.setup
    require(meeting.memo is not None, "Choose the memo first.")
    require(setup.goal.strip(), "Say what the meeting is for: the goal is empty.")
    require(setup.roles.decider is not None, "Name the decider.")
    require(setup.roles.scribe is not None, "Name the scribe.")
    _check_decider(meeting, setup.roles.decider)
    require(setup.minutes.reading > 0, "Give reading at least one minute.")
    _check_memo(meeting)


def _check_decider(meeting: Meeting, decider: PersonId | None) -> None:
    require(
        decider is None or not meeting.people[decider].is_observer,
        OBSERVING_DECIDER,
    )


def _check_memo(meeting: Meeting) -> None:
    """Refuse a memo whose check found what has to be settled, unless passed by."""
    if meeting.memo is None:
        return
    passed = {override.rule for override in meeting.overrides}
    occasion = meeting.setup.occasion
    found = check(meeting.memo, meeting.pages, occasion, meeting.rules)
    for finding in found:
        if finding.level is Level.SETTLE and finding.rule not in passed:
            raise Refused(
                f"{finding.sentence} Change the memo, or say why the room reads it as"
                " it is.",
                needs_reason=True,
            )
