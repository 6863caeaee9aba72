# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which screens there are, and how each is made and connected to its page."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, assert_never

from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.phase import Phase
from meetingroom.ui.close.screen import CloseScreen
from meetingroom.ui.decisions.follow_up import FollowUpScreen
from meetingroom.ui.decisions.past import Past
from meetingroom.ui.decisions.screen import DecisionsScreen
from meetingroom.ui.discussion.screen import DiscussionScreen
from meetingroom.ui.lobby.screen import LobbyScreen
from meetingroom.ui.margins.screen import MarginsScreen
from meetingroom.ui.note.ending_words import Booking
from meetingroom.ui.paper.printout import PaperTexts
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.prepare.kind_shelf import KindShelf
from meetingroom.ui.prepare.screen import PrepareScreen
from meetingroom.ui.screen import MeetingScreen
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.window.liking import Liking
from meetingroom.ui.window.sealed_reading import SealedReading
from meetingroom.ui.window.writing import LocalNotes

if TYPE_CHECKING:
    from meetingroom.ui.window.meeting_page import MeetingPage


class Place(StrEnum):
    """A screen; most follow from the phase alone."""

    PREPARE = "prepare"
    LOBBY = "lobby"
    READING = "reading"
    MARGINS = "margins"
    DISCUSSION = "discussion"
    DECISIONS = "decisions"
    FOLLOW_UP = "follow-up"
    CLOSE = "close"


PLACES = {
    Phase.PREPARE: Place.PREPARE,
    Phase.LOBBY: Place.LOBBY,
    Phase.READING: Place.READING,
    Phase.MARGINS: Place.MARGINS,
    Phase.DISCUSSION: Place.DISCUSSION,
    Phase.DECISIONS: Place.DECISIONS,
    Phase.CLOSED: Place.CLOSE,
}


@dataclass(frozen=True, slots=True)
class ScreenSource:
    """What screens need from outside, and what leaves the page."""

    themes: ThemeController
    preferences: Preferences
    notes: LocalNotes
    """Drafts and private notes of the person at this seat."""
    open_discussion: Callable[[str], None]
    """Groups the notes and begins to talk; the argument is a reason or empty."""
    choose_memo: Callable[[], None]
    reload_memo: Callable[[], None]
    reopen: Callable[[], None]
    """Goes back a phase, asking for a reason."""
    leave: Callable[[], None]
    """Goes back to the first screen; everything is kept."""
    export: Callable[[str], None]
    """Writes the record in a format: "pdf", "html", "md", "docx", "csv", "json"."""
    copy: Callable[[], None]
    """Puts the record as Markdown on the clipboard."""
    texts: PaperTexts
    """Puts notes and minutes into words for paper."""
    pass_on: Callable[[], None]
    open_window: Callable[[str], None]
    """Opens a window for a person."""
    begin_next: Callable[[], None] | None = None
    is_rehearsal: Callable[[], bool] = bool
    """No next meeting follows one with simulated people."""
    """Begins the next meeting with these people; `None` where nothing is hosted."""
    kinds: KindShelf | None = None
    """Kinds of meetings of this machine; `None` for ours alone."""
    past: Past | None = None
    """Other meetings of this machine's library; `None` without one."""
    take_over: Callable[[str], None] | None = None
    """Makes this machine the host, for a reason; `None` where it cannot."""
    reconnect: Callable[[], None] | None = None
    """Tries to reach the host now; `None` at the host's machine."""
    room_screen: Callable[[], None] | None = None
    """Shows the room screen, or closes it; `None` where there is none."""

    @property
    def is_hosting(self) -> bool:
        """Whether this machine hosts: it alone can load a memo from a file."""
        return self.reconnect is None

    def make(self, place: Place, page: "MeetingPage") -> MeetingScreen:
        """Make a screen and connect it to its page."""
        screen = self._build(place, page)
        screen.command_requested.connect(page.send)
        screen.take_back_requested.connect(page.bridge.take_back)
        screen.notice_requested.connect(page.show_notice)
        screen.draft_left.connect(page.drafts.keep)
        screen.count_requested.connect(page.countdown.begin)
        return screen

    def _build(  # noqa: C901, PLR0915 - one arm per place
        self, place: Place, page: "MeetingPage"
    ) -> MeetingScreen:
        new_id, half = page.bridge.room.new_id, page.drafts.half
        match place:
            case Place.PREPARE:
                prepare = PrepareScreen(
                    self.themes,
                    page,
                    new_id=new_id,
                    has_file=self.is_hosting,
                    kinds=self.kinds,
                )
                prepare.choose_memo_requested.connect(self.choose_memo)
                prepare.memo_reload_requested.connect(self.reload_memo)
                prepare.save_for_later_requested.connect(self.leave)
                return prepare
            case Place.LOBBY:
                lobby = LobbyScreen(page, new_id=new_id)
                lobby.back_requested.connect(self.reopen)
                lobby.pass_requested.connect(self.pass_on)
                lobby.window_requested.connect(self.open_window)
                lobby.new_code_requested.connect(page.bridge.room.renew_code)
                if self.room_screen is not None:
                    lobby.offer_room_screen(self.room_screen)
                return lobby
            case Place.READING:
                room = page.bridge.room
                return SealedReading(room, self.preferences, self.notes, page)
            case Place.MARGINS:
                margins = MarginsScreen(
                    self.themes, page, new_id=new_id, half_typed=half.store
                )
                half.add_source(margins.half_typed)
                margins.reason_left.connect(half.keep_reason)
                Liking(self.preferences, margins, margins)
                margins.open_discussion_requested.connect(self.open_discussion)
                return margins
            case Place.DISCUSSION:
                discussion = DiscussionScreen(
                    self.themes, page, new_id=new_id, half_typed=half.store
                )
                half.add_source(discussion.half_typed)
                Liking(self.preferences, discussion, discussion)
                discussion.decision_requested.connect(page.decide)
                discussion.follow_up_requested.connect(page.add_follow_up)
                correct = discussion.current.scribe.correct
                correct.clicked.connect(page.room_actions.show_minutes)
                asides = discussion.topics.asides
                asides.list_requested.connect(page.room_actions.show_typos)
                discussion.booking_requested.connect(partial(_book, page))
                return discussion
            case Place.DECISIONS:
                decisions = DecisionsScreen(new_id, page, self.past)
                half.watch_stance(decisions.stance)
                half.watch_answer(decisions.roll_call)
                decisions.back_requested.connect(page.leave_decisions)
                decisions.chooser.rejoin.clicked.connect(page.follow_own_part)
                decisions.chooser.decision_chosen.connect(page.follow_own_part)
                decisions.close_requested.connect(page.summarise)
                decisions.booking_requested.connect(partial(_book, page))
                decisions.blocker_requested.connect(partial(_show_blocker, page))
                return decisions
            case Place.FOLLOW_UP:
                form = FollowUpScreen(page, self.past)
                form.back_requested.connect(page.go_back)
                form.added.connect(page.show_done)
                return form
            case Place.CLOSE:
                can_begin = self.begin_next is not None and not self.is_rehearsal()
                close = CloseScreen(self.themes, page, has_next=can_begin)
                if self.begin_next is not None:
                    close.next_requested.connect(self.begin_next)
                close.back_requested.connect(page.go_back)
                close.follow_up_requested.connect(page.add_follow_up)
                close.export_requested.connect(self.export)
                close.copy_requested.connect(self.copy)
                correct = close.gist.correct
                correct.clicked.connect(page.room_actions.show_minutes)
                edits = close.take_away.edits_requested
                edits.connect(page.room_actions.show_typos)
                return close
            case _:
                assert_never(place)


def _book(page: "MeetingPage", booking: Booking) -> None:
    """Show the follow-up form with what is proposed; nothing is stored yet."""
    page.add_follow_up(None)
    form = page.current_screen
    if isinstance(form, FollowUpScreen):
        form.propose(booking.what, booking.people)


def _show_blocker(page: "MeetingPage", note: str) -> None:
    """Show an open blocker on the summary, where it is disposed of."""
    page.summarise()
    summary = page.current_screen
    if isinstance(summary, CloseScreen):
        card = summary.blockers.cards.get(NoteId(note))
        if card is not None:
            card.take_focus()
            summary.columns.bring_into_view(card)
