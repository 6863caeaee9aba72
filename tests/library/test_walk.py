# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Whatever people do, the plain tables are what the log says, and nothing leaks."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from meetingroom.library.difference import differences
from meetingroom.library.library import Library
from meetingroom.library.opening import scratch
from meetingroom.library.projection import project_whole
from meetingroom.meeting.command.room import ContinueMeeting, FreezeMemo
from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import plain_pages
from tests.meeting.commands import PEOPLE
from tests.meeting.test_whole_meeting import WholeMeeting
from tests.support.meetings import ADA, MEETING, TestRoom


class StoredMeeting(WholeMeeting):
    """The same people and commands, with a real library behind the room."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.library = Library.open(Path(self.folder.name) / "library.db")
        self.room = TestRoom(self.library)
        for person in PEOPLE:
            self.room.seat(person)

    @rule(gap_s=st.integers(0, 90))
    def stop_and_continue(self, gap_s: int) -> None:
        stopped_at = self.room.clock.now()
        self.room.clock.advance(gap_s)
        self.do(ADA, ContinueMeeting(stopped_at))

    @rule(words=st.sampled_from(["A shorter memo.", "Another memo."]))
    def freeze_another_memo(self, words: str) -> None:
        memo = Memo("Other", (Block(BlockKind.PARAGRAPH, words),), "other.md")
        if not self.meeting.notes:
            self.do(ADA, FreezeMemo(memo, plain_pages(memo)))

    @invariant()
    def the_log_is_stored(self) -> None:
        assert self.library.read(MEETING) == self.room.host.log

    @invariant()
    def the_tables_are_what_the_log_says(self) -> None:
        with scratch() as made:
            project_whole(made.conn, self.meeting)
            assert list(differences(self.library._db.conn, made.conn)) == []

    @invariant()
    def nothing_sealed_is_found(self) -> None:
        if not self.meeting.phase.is_revealed:
            assert self.library.search("why") == ()

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()


TestStoredMeeting = StoredMeeting.TestCase
TestStoredMeeting.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None
)
