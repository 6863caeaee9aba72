# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A whole rehearsal runs on any memo, by itself, and always the same way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingroom import paths
from meetingroom.meeting.decisions import DecisionStatus, VoteChoice
from meetingroom.meeting.event.note import EntrySealed, KeyHandedIn, SealOpened
from meetingroom.meeting.events import Recorded
from meetingroom.meeting.notes import NoteKind
from meetingroom.meeting.phase import Phase
from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.read.source import read_memo
from meetingroom.room.host import HostRoom
from meetingroom.room.rehearsal.colleague import COLLEAGUES, MINA, PRIYA, TOM
from meetingroom.room.rehearsal.rehearsal import Rehearsal
from meetingroom.room.rehearsal.script import script_of
from meetingroom.room.rehearsal.whole import Stage, run_whole_meeting
from tests.room.rehearsal.rooms import Practice
from tests.support.meetings import MEMO

SAMPLES = ("six-pager", "pr-faq", "design-decision", "hiring-packet")


def sample(stem: str) -> Memo:
    return read_memo(paths.resource(f"memos/{stem}.md"))


def held(memo: Memo, seed: int = 1) -> tuple[Practice, list[Stage]]:
    practice = Practice(memo, seed)
    return practice, list(run_whole_meeting(practice.rehearsal, practice.clock))


def test_every_stage_comes_once_and_the_meeting_is_closed() -> None:
    practice, stages = held(MEMO)

    assert stages == list(Stage)
    assert practice.host.meeting.phase is Phase.CLOSED


@pytest.mark.parametrize("stem", SAMPLES)
def test_a_sample_memo_brings_remarks_of_its_own(stem: str) -> None:
    memo = sample(stem)
    script = script_of(memo)
    practice, stages = held(memo)
    bodies = {note.body for note in practice.host.meeting.notes.values()}

    assert stages[-1] is Stage.CLOSED
    assert len(script.notes) >= 12
    assert {line.note for line in script.notes} <= bodies
    decisions = practice.host.meeting.decisions.values()
    assert script.decision is not None
    assert script.decision.statement in {d.draft.statement for d in decisions}


def test_colleagues_behave_differently() -> None:
    practice, _ = held(sample("six-pager"))
    meeting = practice.host.meeting
    decision = next(d for d in meeting.decisions.values() if d.number == 1)
    call = decision.roll_call
    kinds = {note.kind for note in meeting.notes.values()}

    assert decision.status is DecisionStatus.RECORDED
    assert [vote.choice for vote in call.votes[TOM.id]] == [
        VoteChoice.OBJECT,
        VoteChoice.COMMIT,
    ]
    dissent = call.standing(PRIYA.id)
    assert dissent is not None
    assert dissent.choice is VoteChoice.DISAGREE_AND_COMMIT
    assert len({meeting.stances[c.id].choice for c in COLLEAGUES}) == 4
    assert {NoteKind.BLOCKER, NoteKind.AGREE, NoteKind.TYPO} <= kinds
    withdrawn = [n for n in meeting.notes.values() if n.is_withdrawn]
    assert [note.author for note in withdrawn] == [MINA.id]
    assert any(note.me_too for note in meeting.notes.values())
    assert any(t.lines for t in meeting.topics.values())


def test_the_same_seed_gives_the_same_log() -> None:
    first, _ = held(MEMO, seed=7)
    second, _ = held(MEMO, seed=7)
    other, _ = held(MEMO, seed=8)

    assert readable(first.host) == readable(second.host)
    assert readable(first.host) != readable(other.host)


def readable(host: HostRoom) -> list[Recorded]:
    """Return a log without ciphertext and keys, which are random."""
    hidden = (EntrySealed, KeyHandedIn, SealOpened)
    return [entry for entry in host.log if not isinstance(entry.event, hidden)]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.builds(
            Block,
            st.sampled_from([BlockKind.PARAGRAPH, BlockKind.CELL, BlockKind.HEADING]),
            st.text(max_size=60) | st.sampled_from(["We believe all {x} cost 3 %."]),
        ),
        min_size=1,
        max_size=6,
    ),
    st.integers(0, 5),
)
def test_any_memo_can_be_rehearsed_with(blocks: list[Block], seed: int) -> None:
    words = Block(BlockKind.PARAGRAPH, "One word.")

    _, stages = held(Memo("Any", (*blocks, words), "any.md"), seed)

    assert stages[-1] is Stage.CLOSED


def test_somebody_has_to_lead() -> None:
    practice = Practice(MEMO)
    nobody = Rehearsal(practice.host, None)

    with pytest.raises(ValueError, match="somebody who leads"):
        next(run_whole_meeting(nobody, practice.clock))
