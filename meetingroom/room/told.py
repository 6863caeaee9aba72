# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the host told a guest beside the log, as the screens know it. Pure."""

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Role
from meetingroom.meeting.state import Meeting
from meetingroom.protocol.message import Invite, State
from meetingroom.room.room import (
    Countdown,
    InvitationView,
    Link,
    Surroundings,
    Totals,
    Waiting,
)


def totals_told(state: State | None, meeting: Meeting, viewer: PersonId) -> Totals:
    """Return the numbers everyone may know; zeros before the host told any."""
    leads = Role.FACILITATOR in meeting.roles_of(viewer)
    if state is None:
        return Totals(0, 0, 0, 0 if leads else None, 0, 0)
    return Totals(
        readers=state.readers,
        finished=state.finished,
        read_margins=state.read_margins,
        longer=(state.longer or 0) if leads else None,
        stances=state.stances,
        votes=state.votes,
        up=state.up,
        down=state.down,
        stances_after=state.stances_after,
    )


def around_told(state: State | None, link: Link) -> Surroundings:
    """Return what is known of the room.

    Args:
        state: What the host told last; `None` before it told anything.
        link: How this machine stands to the host.
    """
    if state is None:
        return Surroundings(link)
    return Surroundings(
        link,
        online=frozenset(state.online),
        seated=frozenset(state.seated),
        waiting=tuple(
            Waiting(one.device, one.name, one.seal, one.claims, one.problem)
            for one in state.waiting
        ),
        still_sealed=frozenset(state.still_sealed),
        sealed_count=state.sealed_count,
        countdown=Countdown(state.ends_at, state.phase)
        if state.ends_at and state.phase
        else None,
        alarm=state.alarm,
        typed=state.typed,
        invitation=_invitation(state.invitation),
    )


def _invitation(invite: Invite | None) -> InvitationView | None:
    if invite is None:
        return None
    return InvitationView(
        invite.code, invite.link, invite.addresses, invite.findings, invite.problem
    )
