# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The first screen: start in one act, find what was decided, see what is late.

It shows rows it is given and says what the person wants; it reads no library, and its
imports stay light because the first paint waits for them.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from meetingroom.ui.home.keys import add_actions
from meetingroom.ui.home.meeting_page import MeetingPage
from meetingroom.ui.home.search_field import SearchField
from meetingroom.ui.home.tabs import DECISIONS, FOLLOW_UPS, MEETINGS, HomeTabs
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.icons import resource_folder
from meetingroom.ui.theme.tokens import SPACE_16, SPACE_24, SPACE_48
from meetingroom.ui.widget.label import title_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from meetingroom.ui.home.decision_page import DecisionPage
    from meetingroom.ui.home.follow_up_page import FollowUpPage
    from meetingroom.ui.home.problem import ProblemStrip
    from meetingroom.ui.home.view import (
        DecisionRow,
        FollowUpRow,
        Hit,
        MeetingRow,
        Nearby,
        Unfinished,
    )


def _today() -> "date":
    # Inline, as all that the first paint shows nothing of.
    from datetime import date  # noqa: PLC0415

    # People's days are local ones; a stored moment is never made of this.
    return date.today()  # noqa: DTZ011


class HomeScreen(QWidget):
    """What the program opens with.

    Signals:
        memo_chosen: A meeting starts with a file; its path.
        choose_memo_requested: A file is to be picked.
        new_memo_requested: A memo is to be begun from a template.
        rehearsal_requested: A sample's path, or `None` for any.
        continue_requested: Id of the unfinished meeting.
        put_away_requested: Id of the rehearsal that is to be offered no longer.
        meeting_opened: Id of a meeting.
        export_requested: Id of the meeting whose record is wanted.
        search_requested: The words to look for in all meetings; may be empty.
        follow_up_ticked: Meeting id, follow-up id, and whether it is finished now.
        decision_opened: The `DecisionRow` whose passages are wanted.
        hit_opened: The `Hit` that is to be shown.
        problem_action_requested: The act offered on the strip; its words.
        name_changed: The person's own name, to be stored.
        join_requested: Somebody else's meeting is to be joined; a `JoinRequest`.
    """

    memo_chosen = Signal(str)
    choose_memo_requested = Signal()
    new_memo_requested = Signal()
    rehearsal_requested = Signal(object)
    continue_requested = Signal(str)
    put_away_requested = Signal(str)
    meeting_opened = Signal(str)
    export_requested = Signal(str)
    search_requested = Signal(str)
    follow_up_ticked = Signal(str, str, bool)
    decision_opened = Signal(object)
    hit_opened = Signal(object)
    problem_action_requested = Signal(str)
    name_changed = Signal(str)
    join_requested = Signal(object)

    def __init__(
        self,
        themes: ThemeController,
        parent: QWidget | None = None,
        *,
        today: "Callable[[], date]" = _today,
        samples: "Path | None" = None,
    ) -> None:
        """Build the screen.

        Args:
            themes: The application's look.
            parent: Owner of the screen.
            today: The local day.
            samples: Folder of sample memos; read only after the first paint.
        """
        super().__init__(parent)
        self._themes = themes
        self._today = today
        self._sample_folder = samples or resource_folder() / "memos"
        self._is_painted = False
        self._decisions: tuple[DecisionRow, ...] = ()
        self._follow_ups: tuple[FollowUpRow, ...] = ()
        self._words = ""
        self._decision_page: DecisionPage | None = None
        self._follow_up_page: FollowUpPage | None = None
        self._strip: ProblemStrip | None = None
        self.search = SearchField()
        self.tabs = HomeTabs()
        self.page = MeetingPage(today)
        self.stack = QStackedWidget()
        self._after_paint = QTimer(self)
        self._after_paint.setSingleShot(True)
        self._lay_out()
        self._make_actions()
        self._connect()

    @property
    def strip(self) -> "ProblemStrip":
        """The strip above everything, made when first wanted."""
        if self._strip is None:
            # Not needed before the first paint.
            from meetingroom.ui.home.problem import ProblemStrip  # noqa: PLC0415

            self._strip = ProblemStrip(self)
            self._outer.insertWidget(0, self._strip)
            self._strip.action_requested.connect(self.problem_action_requested)
        return self._strip

    def show_meetings(self, rows: "Sequence[MeetingRow]") -> None:
        """List the meetings; the unfinished ones come first by themselves."""
        self.page.show_meetings(rows, self._today())

    def show_decisions(self, rows: "Sequence[DecisionRow]") -> None:
        """List the decisions and count those due for review."""
        # Inline here and below: not needed before the first paint.
        from meetingroom.ui.home.sift import count_due  # noqa: PLC0415

        self._decisions = tuple(rows)
        self.tabs.show_due(count_due(rows))
        if self._decision_page is not None:
            self._decision_page.show_rows(self._decisions)

    def show_follow_ups(self, rows: "Sequence[FollowUpRow]") -> None:
        """List the follow-ups and count the late ones."""
        from meetingroom.ui.home.sift import count_late  # noqa: PLC0415 - as above

        self._follow_ups = tuple(rows)
        self.tabs.show_late(count_late(rows, self._today()))
        if self._follow_up_page is not None:
            self._follow_up_page.show_rows(self._follow_ups, self._today())

    def show_unfinished(self, row: "Unfinished | None", sentence: str = "") -> None:
        """Offer the meeting that was interrupted: "Continue 'Billing' (...)?"."""
        self.page.show_unfinished(row, sentence)

    def show_hits(self, searched: str, hits: "Sequence[Hit]") -> None:
        """Show what was found; an answer to older words is dropped."""
        if searched == self._words:
            self.page.show_hits(hits, searched)
            if searched and self.tabs.currentIndex() == MEETINGS:
                self.search.show_count(self.tr("{0} found").format(len(hits)))

    def show_problem(self, sentence: str, action: str = "") -> None:
        """Say what went wrong, what was kept and what to do."""
        self.strip.show_problem(sentence, action)

    def show_done(self, sentence: str, action: str = "") -> None:
        """Say what was done, and what can be done next."""
        self.strip.show_done(sentence, action)

    def clear_problem(self) -> None:
        """Take the strip away."""
        if self._strip is not None:
            self._strip.clear()

    def show_nearby(self, rows: "Sequence[Nearby]") -> None:
        """List the meetings found on this network; none says nothing."""
        self.page.join.show_nearby(rows)

    def show_join_text(self, text: str) -> None:
        """Fill in a link or an address, and put the cursor there."""
        self.show_tab(MEETINGS)
        self.page.join.show_text(text)
        self.page.join.take_focus()

    def clear_join_text(self) -> None:
        """Empty the fields: the meeting was joined."""
        self.page.join.show_text("")

    def show_join_error(self, sentence: str, *, is_code: bool = False) -> None:
        """Say under the fields why joining failed; the text stays selected."""
        self.show_tab(MEETINGS)
        self.page.join.show_error(sentence, is_code=is_code)

    def show_name(self, name: str) -> None:
        """Take the stored name; an empty one is asked for in the start panel."""
        self.page.start.show_name(name)
        self.page.join.hide_name()

    def show_tab(self, tab: int) -> None:
        """Open one of the three pages."""
        self.tabs.setCurrentIndex(tab)

    def take_memo(self, path: str) -> None:
        """Start with a file once the person's name is known."""
        self.with_name(partial(self.memo_chosen.emit, path))

    def with_name(self, act: "Callable[[], None]") -> None:
        """Do something that needs the person's name: now, or once it is given."""
        self.show_tab(MEETINGS)
        self.page.start.with_name(act)

    def panes(self) -> list[QWidget]:
        """Return where F6 goes, in order."""
        match self.tabs.currentIndex():
            case 1 if self._decision_page is not None:
                page = self._decision_page
                return [self.search, page.facets, page.list, page.preview]
            case 2 if self._follow_up_page is not None:
                return [self.search, self._follow_up_page.by, self._follow_up_page.list]
            case _:
                return [self.search, *self.page.panes()]

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus where it is wanted first."""
        super().showEvent(event)
        if not self._is_painted:
            self.page.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Look for samples once the first picture is there."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self._after_paint.start(0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_24)
        head.addWidget(title_label(self.tr("Meetingroom")))
        head.addStretch(1)
        head.addWidget(self.search, 2)
        self.stack.addWidget(self.page)
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_48, SPACE_24, SPACE_48, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(SPACE_16)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(column, 1)

    def _make_actions(self) -> None:
        add_actions(
            self,
            ("home.start", self.tr("&Start a meeting…"), "Ctrl+N", self._on_choose),
            ("home.join", self.tr("&Join a meeting…"), "Ctrl+J", self._on_join),
            ("home.search", self.tr("&Find…"), "Ctrl+F", self.search.take_focus),
            ("home.meetings", self.tr("&Meetings"), "Ctrl+1", self._on_meetings),
            ("home.decisions", self.tr("&Decisions"), "Ctrl+2", self._on_decisions),
            ("home.follow_ups", self.tr("Follow-&ups"), "Ctrl+3", self._on_follow_ups),
            (
                "home.export",
                self.tr("&Export the record…"),
                "Ctrl+E",
                self.page.export_current,
            ),
        )

    def _connect(self) -> None:
        page = self.page
        page.start.choose_requested.connect(self._on_choose)
        page.start.rehearse_requested.connect(self._on_rehearse)
        page.start.new_requested.connect(self.new_memo_requested)
        page.start.name_changed.connect(self.name_changed)
        page.join.join_wanted.connect(self._on_join_wanted)
        page.side.sample_chosen.connect(self._on_sample_chosen)
        page.side.continue_requested.connect(self.continue_requested)
        page.side.put_away_requested.connect(self.put_away_requested)
        page.meeting_opened.connect(self._on_meeting_opened)
        page.hit_opened.connect(self.hit_opened)
        page.export_requested.connect(self.export_requested)
        page.clear_requested.connect(self.search.reset)
        self.search.search_changed.connect(self._on_search_changed)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self._after_paint.timeout.connect(self._on_after_paint_timeout)

    def _on_choose(self) -> None:
        self.show_tab(MEETINGS)
        self.page.start.with_name(self.choose_memo_requested.emit)

    def _on_rehearse(self) -> None:
        self.page.start.with_name(partial(self.rehearsal_requested.emit, None))

    def _on_sample_chosen(self, path: object) -> None:
        self.page.start.commit_name()
        self.page.start.with_name(partial(self.rehearsal_requested.emit, path))

    def _on_join(self) -> None:
        self.show_tab(MEETINGS)
        self.page.join.take_focus()

    def _on_join_wanted(self, text: str, code: str) -> None:
        # Not needed before the first paint.
        from meetingroom.ui.home.view import JoinRequest  # noqa: PLC0415

        if name := self.page.name_to_join():
            self.join_requested.emit(JoinRequest(text, code, name))

    def _on_meeting_opened(self, row: "MeetingRow") -> None:
        self.meeting_opened.emit(row.id)

    def _on_meetings(self) -> None:
        self.show_tab(MEETINGS)

    def _on_decisions(self) -> None:
        self.show_tab(DECISIONS)

    def _on_follow_ups(self) -> None:
        self.show_tab(FOLLOW_UPS)

    def _on_search_changed(self, searched: str) -> None:
        self._words = searched
        if not searched:
            self.page.show_hits((), "")
        self.search_requested.emit(searched)
        self._show_words()

    def _on_tabs_current_changed(self, tab: int) -> None:
        match tab:
            case 1:
                self.search.ask_for(self.tr("Search decisions"))
                self.stack.setCurrentWidget(self._open_decisions())
            case 2:
                self.search.ask_for(self.tr("Search follow-ups"))
                self.stack.setCurrentWidget(self._open_follow_ups())
            case _:
                self.search.ask_for(self.tr("Search memos, notes, decisions"))
                self.stack.setCurrentWidget(self.page)
        self._show_words()

    def _on_decision_count_changed(self, shown: int, total: int) -> None:
        if self._words and self.tabs.currentIndex() == DECISIONS:
            self.search.show_count(self.tr("{0} of {1}").format(shown, total))

    def _on_after_paint_timeout(self) -> None:
        from meetingroom.ui.home.sample import read_samples  # noqa: PLC0415 - as above

        self.page.side.show_samples(read_samples(self._sample_folder))

    def _show_words(self) -> None:
        """Give the words to the page that is open."""
        self.search.show_count("")
        match self.tabs.currentIndex():
            case 1:
                self._open_decisions().show_words(self._words)
            case 2:
                self._open_follow_ups().show_words(self._words)
            case _:
                pass

    def _open_decisions(self) -> "DecisionPage":
        """Return the page, made when it is first wanted."""
        if self._decision_page is None:
            # Not needed before the first paint.
            from meetingroom.ui.home.later_pages import decision_page  # noqa: PLC0415

            page = self._decision_page = decision_page(self)
            page.count_changed.connect(self._on_decision_count_changed)
            page.show_rows(self._decisions)
            self.stack.addWidget(page)
        return self._decision_page

    def _open_follow_ups(self) -> "FollowUpPage":
        """Return the page, made when it is first wanted."""
        if self._follow_up_page is None:
            # Not needed before the first paint.
            from meetingroom.ui.home.later_pages import follow_up_page  # noqa: PLC0415

            page = self._follow_up_page = follow_up_page(self, self._today())
            page.show_rows(self._follow_ups, self._today())
            self.stack.addWidget(page)
        return self._follow_up_page
