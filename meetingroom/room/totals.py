# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Numbers about the room that everyone may know: totals, never names. Pure."""

from datetime import datetime

from meetingroom.meeting.decisions import DecisionStatus
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Role
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.message import AtDoor, Invite, State
from meetingroom.room.room import InvitationView, Surroundings, Totals

SHOWN_ONLINE = 100
"""In a larger room only the facilitator is told who is connected: the list would go
to everyone each time somebody's connection changes."""


def totals_of(meeting: Meeting, viewer: PersonId) -> Totals:
    """Return the numbers a viewer may know.

    Args:
        meeting: The whole meeting.
        viewer: Who looks.
    """
    readers = set(meeting.readers())
    leads = Role.FACILITATOR in meeting.roles_of(viewer)
    calls = [
        decision.roll_call
        for decision in meeting.decisions.values()
        if decision.status is DecisionStatus.DRAFT
    ]
    thumbs = list(meeting.thumbs.values())
    return Totals(
        readers=len(readers),
        finished=len(readers & meeting.finished),
        read_margins=len(readers & meeting.read_margins),
        longer=len(readers & meeting.longer) if leads else None,
        stances=len(readers & meeting.stances.keys()),
        votes=len(calls[-1].answers) if calls else 0,
        up=sum(thumbs),
        down=len(thumbs) - sum(thumbs),
        stances_after=len(readers & meeting.stances_after.keys()),
    )


def state_of(
    meeting: Meeting,
    around: Surroundings,
    still_sealed: frozenset[PersonId],
    now: datetime,
    *,
    leads: bool,
) -> State:
    """Return the message that tells a guest the numbers.

    Args:
        meeting: The whole meeting.
        around: As the facilitator may see it.
        still_sealed: Whose notes are not open after the reveal.
        now: Meeting time.
        leads: The message is for the facilitator.
    """
    viewer = meeting.setup.roles.facilitator if leads else None
    totals = totals_of(meeting, viewer or PersonId(""))
    online = sorted(around.online or ())
    countdown = around.countdown
    is_named = meeting.setup.are_names_shown
    return State(
        now=now,
        readers=totals.readers,
        finished=totals.finished,
        read_margins=totals.read_margins,
        stances=totals.stances,
        votes=totals.votes,
        up=totals.up,
        down=totals.down,
        stances_after=totals.stances_after,
        longer=totals.longer,
        online=tuple(online) if leads or len(online) <= SHOWN_ONLINE else (),
        still_sealed=tuple(sorted(still_sealed)) if is_named else (),
        sealed_count=len(still_sealed),
        ends_at=countdown.ends_at if countdown else None,
        phase=countdown.phase if countdown else None,
        waiting=tuple(
            AtDoor(one.device, one.name, one.seal, one.claims, one.problem)
            for one in around.waiting
        )
        if leads
        else (),
        alarm=around.alarm if leads else "",
        invitation=_invite(around.invitation) if leads else None,
        seated=tuple(sorted(around.seated)),
        typed=around.typed,
    )


def _invite(view: InvitationView | None) -> Invite | None:
    if view is None:
        return None
    addresses, findings = view.addresses, view.findings
    return Invite(view.code, view.link, addresses, findings, view.problem)
