# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A window: the first screen or one person's seat in a meeting.

It owns menus and view choices; opening meetings is asked of the application.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from meetingroom.memo.pages import Paper
from meetingroom.ui.paper.printout import Printout
from meetingroom.ui.preferences import DEFAULT_SIZE_PX, DEFAULT_WINDOW_PX, Preferences
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from meetingroom.ui.theme.tokens import MINIMUM_WINDOW_PX
from meetingroom.ui.window.access_keys import give_keys
from meetingroom.ui.window.confirm import ask_first
from meetingroom.ui.window.menus import WindowActions

if TYPE_CHECKING:
    from meetingroom.room.room import RoomSnapshot
    from meetingroom.ui.window.meeting_page import MeetingPage
    from meetingroom.ui.window.printing import Printing

SIZE_STEP_PX = 1


class MainWindow(QMainWindow):
    """A top-level window.

    Signals:
        start_requested: Choose a memo and start a meeting.
        join_requested: Leave for the first screen, to join another meeting.
        rehearse_requested: Practise with a sample.
        new_memo_requested: Begin a memo from a template.
        paste_requested: What was copied somewhere is the memo.
        home_requested: Leave the meeting for the first screen.
        export_requested: Export the record of the open meeting.
        pass_requested: Cover the screen so that the laptop can be passed.
        window_requested: Open a window for somebody else.
        reopen_requested: Go back a phase.
        logs_requested: Show the log folder.
        closed: The window was closed.
    """

    start_requested = Signal()
    join_requested = Signal()
    rehearse_requested = Signal()
    new_memo_requested = Signal()
    paste_requested = Signal()
    home_requested = Signal()
    export_requested = Signal()
    pass_requested = Signal()
    window_requested = Signal()
    reopen_requested = Signal()
    logs_requested = Signal()
    closed = Signal()

    def __init__(
        self,
        themes: ThemeController,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._preferences = preferences
        self._page: MeetingPage | None = None
        self._line: QWidget | None = None
        """The line at the very top, lent by the screen that is shown."""
        self._stack = QStackedWidget(self)
        middle = QWidget(self)
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.setMinimumSize(*MINIMUM_WINDOW_PX)
        self.resize(*DEFAULT_WINDOW_PX)
        self.setWindowTitle("Meetingroom")
        self.commands = WindowActions(self)
        self.meeting_menu = self.commands.fill(self.menuBar())
        self.meeting_menu.aboutToShow.connect(self._on_meeting_menu_about_to_show)
        self._screen_actions: list[QAction] = []
        self.leave_question: Callable[[], str] = str
        """Returns what to ask before the meeting is left; empty for nothing."""
        self._may_close = False
        self._printer: Printing | None = None
        self._connect()
        self._show_choices()
        self.set_page(None)

    @property
    def page(self) -> "MeetingPage | None":
        """The seat that is shown, or `None` on the first screen."""
        return self._page

    def show_cover(self, cover: QWidget) -> None:
        """Show a widget instead of seat or first screen; the window owns it."""
        self._stack.addWidget(cover)
        self._stack.setCurrentWidget(cover)
        cover.setFocus()
        self._show_line()

    def show_above(self, strip: QWidget) -> None:
        """Keep a widget above whatever is shown; it may hide itself."""
        self._middle.insertWidget(0, strip)

    def set_page(self, page: "MeetingPage | None") -> None:
        """Show a seat; the one before is left and goes away."""
        old = self._page
        if old is not None and old is not page:
            self._give_line_back(old)
        self._page = page
        if page is not None:
            page.screen_changed.connect(self._on_page_screen_changed)
            page.bridge.undo_changed.connect(self._show_undo)
            page.bridge.snapshot_changed.connect(self._show_meeting)
            self.show_cover(page)
            page.take_focus()
        if old is not None and old is not page:
            old.leave()
            self._stack.removeWidget(old)
            old.deleteLater()
        self.commands.show_seat(is_seated=page is not None)
        self._show_meeting(page.bridge.snapshot() if page is not None else None)
        self._renew_screen_actions()
        self._show_undo()

    def remove_covers(self, kept: QWidget) -> None:
        """Take every cover but one out of the window; they go away."""
        stack = self._stack
        shown = [stack.widget(index) for index in range(stack.count())]
        for cover in shown:
            if cover is not None and cover not in (kept, self._page):
                self.remove(cover)

    def remove(self, cover: QWidget) -> None:
        """Take a widget out of the window; it goes away."""
        self._stack.removeWidget(cover)
        cover.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line at the top as long as the window is wide."""
        super().resizeEvent(event)
        if self._line is not None:
            self._line.setGeometry(0, 0, self.width(), self._line.height())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is being typed; nothing has to be saved by hand."""
        question = "" if self._may_close else self.leave_question()
        if question:
            event.ignore()
            self._ask_before(question, self._close_at_once)
            return
        if self._page is not None:
            self._page.leave()
        self._preferences.geometry = self.saveGeometry()
        self.closed.emit()
        super().closeEvent(event)

    def _on_home_triggered(self) -> None:
        question = self.leave_question()
        if question:
            self._ask_before(question, self.home_requested.emit)
        else:
            self.home_requested.emit()

    def _ask_before(self, question: str, leave: Callable[[], None]) -> None:
        box = ask_first(
            self, self.tr("Leave the meeting"), question, self.tr("&Leave it")
        )
        box.accepted.connect(leave)

    def _close_at_once(self) -> None:
        self._may_close = True
        self.close()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the check mark of full screen true."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.commands.full_screen.setChecked(self.isFullScreen())

    def _connect(self) -> None:
        commands = self.commands
        commands.start.triggered.connect(self.start_requested)
        commands.join.triggered.connect(self.join_requested)
        commands.rehearse.triggered.connect(self.rehearse_requested)
        commands.paste_memo.triggered.connect(self.paste_requested)
        commands.new_memo.triggered.connect(self.new_memo_requested)
        commands.home.triggered.connect(self._on_home_triggered)
        commands.export.triggered.connect(self.export_requested)
        commands.go_to.triggered.connect(self._on_go_to_triggered)
        commands.paper.print_requested.connect(self._on_paper_print_requested)
        commands.paper.save_requested.connect(self._on_paper_save_requested)
        commands.papers.triggered.connect(self._on_papers_triggered)
        commands.quit.triggered.connect(QApplication.closeAllWindows)
        commands.pass_on.triggered.connect(self.pass_requested)
        commands.new_window.triggered.connect(self.window_requested)
        commands.reopen.triggered.connect(self.reopen_requested)
        commands.logs.triggered.connect(self.logs_requested)
        commands.undo.triggered.connect(self._on_undo_triggered)
        commands.redo.triggered.connect(self._on_redo_triggered)
        commands.larger.triggered.connect(self._on_larger_triggered)
        commands.smaller.triggered.connect(self._on_smaller_triggered)
        commands.usual_size.triggered.connect(self._on_usual_size_triggered)
        commands.clock.triggered.connect(self._on_clock_triggered)
        commands.letters.toggled.connect(self._on_letters_toggled)
        commands.full_screen.triggered.connect(self._on_full_screen_triggered)
        commands.next_pane.triggered.connect(self._on_next_pane_triggered)
        commands.previous_pane.triggered.connect(self._on_previous_pane_triggered)
        commands.keys.triggered.connect(self._on_keys_triggered)
        commands.about.triggered.connect(self._on_about_triggered)
        commands.themes.triggered.connect(self._on_themes_triggered)
        commands.measures.triggered.connect(self._on_measures_triggered)

    def _show_choices(self) -> None:
        for action in self.commands.themes.actions():
            action.setChecked(action.data() == self._themes.choice)
        for action in self.commands.measures.actions():
            action.setChecked(action.data() == self._preferences.measure_cp)
        for action in self.commands.papers.actions():
            action.setChecked(action.data() == self._preferences.paper.value)
        self.commands.letters.setChecked(self._preferences.has_single_letters)

    def _show_undo(self) -> None:
        page = self._page
        self.commands.undo.setEnabled(page is not None and page.bridge.can_undo)
        self.commands.redo.setEnabled(page is not None and page.bridge.can_redo)

    def _renew_screen_actions(self) -> None:
        for action in self._screen_actions:
            self.meeting_menu.removeAction(action)
        screen = self._page.current_screen if self._page else None
        self._screen_actions = list(screen.actions()) if screen else []
        if self._page is not None:
            self._screen_actions += self._page.room_actions.all()
        first = self.meeting_menu.actions()[0]
        self.meeting_menu.insertActions(first, self._screen_actions)

    def _on_meeting_menu_about_to_show(self) -> None:
        give_keys(self.meeting_menu.actions())

    def _show_line(self) -> None:
        """Lay the screen's line over the menu bar; a cover shows nobody's."""
        page = self._page
        is_seated = page is not None and self._stack.currentWidget() is page
        screen = page.current_screen if page is not None and is_seated else None
        line = screen.top_line() if screen is not None else None
        if self._line is not None and self._line is not line:
            self._line.hide()
        if line is None or self.menuBar().isNativeMenuBar():
            return
        self._line = line
        line.setParent(self.menuBar())
        line.setGeometry(0, 0, self.width(), line.height())
        line.show()
        line.raise_()

    def _give_line_back(self, page: "MeetingPage") -> None:
        """Let the line go away with the page it belongs to."""
        if self._line is not None:
            self._line.hide()
            self._line.setParent(page)
            self._line = None

    def _move_focus(self, step: int) -> None:
        screen = self._page.current_screen if self._page else None
        if screen is not None and screen.move_focus(step):
            return
        panes = [pane for pane in screen.panes() if pane.isVisible()] if screen else []
        if not panes:
            return
        focus = QApplication.focusWidget()
        inside = [
            index
            for index, pane in enumerate(panes)
            if focus is not None and (pane is focus or pane.isAncestorOf(focus))
        ]
        following = (inside[0] + step) % len(panes) if inside else 0
        panes[following].setFocus()

    def _on_page_screen_changed(self) -> None:
        self._renew_screen_actions()
        self._show_line()

    def _show_meeting(self, snapshot: "RoomSnapshot | None") -> None:
        """Offer what there is to print, and the way back where there is one."""
        self.commands.paper.show_meeting(snapshot.meeting if snapshot else None)
        page = self._page
        self.commands.reopen.setVisible(page is not None and page.may_reopen)

    def _on_go_to_triggered(self) -> None:
        if self._page is not None:
            self._page.ask_address()

    def _on_paper_print_requested(self, printout: Printout) -> None:
        page = self._page
        order = page.paper_order(printout) if page is not None else None
        if order is not None:
            self._printing().show_preview(order)

    def _on_paper_save_requested(self, printout: Printout) -> None:
        page = self._page
        order = page.paper_order(printout) if page is not None else None
        if page is not None and order is not None:
            self._printing().ask_file(order, page.show_done, page.show_notice)

    def _printing(self) -> "Printing":
        if self._printer is None:
            # Not needed before the first paint.
            from meetingroom.ui.window.printing import Printing  # noqa: PLC0415

            self._printer = Printing(self)
        return self._printer

    def _on_papers_triggered(self, action: QAction) -> None:
        self._preferences.paper = Paper(action.data())
        self._show_choices()

    def _on_undo_triggered(self) -> None:
        if self._page is not None:
            self._page.bridge.undo()

    def _on_redo_triggered(self) -> None:
        if self._page is not None:
            self._page.bridge.redo()

    def _on_larger_triggered(self) -> None:
        self._preferences.size_px += SIZE_STEP_PX

    def _on_smaller_triggered(self) -> None:
        self._preferences.size_px -= SIZE_STEP_PX

    def _on_usual_size_triggered(self) -> None:
        self._preferences.size_px = DEFAULT_SIZE_PX

    def _on_clock_triggered(self) -> None:
        if self._page is not None:
            self._page.clock.cycle_display()

    def _on_letters_toggled(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._preferences.has_single_letters = is_on

    def _on_full_screen_triggered(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _on_next_pane_triggered(self) -> None:
        self._move_focus(1)

    def _on_previous_pane_triggered(self) -> None:
        self._move_focus(-1)

    def _on_keys_triggered(self) -> None:
        # Not needed before the first paint.
        from meetingroom.ui.window.key_list import KeyList, key_rows  # noqa: PLC0415

        actions = [*self._screen_actions, *self.commands.findChildren(QAction)]
        screen = self._page.current_screen if self._page else None
        letters = screen.key_rows() if screen else []
        KeyList([*letters, *key_rows(actions)], self).show()

    def _on_about_triggered(self) -> None:
        # Not needed before the first paint.
        from meetingroom.ui.window.about import show_about  # noqa: PLC0415

        show_about(self)

    def _on_themes_triggered(self, action: QAction) -> None:
        # Qt gives an enum that is text back as bare text.
        choice = ThemeChoice(action.data())
        self._preferences.theme = choice
        self._themes.set_choice(choice)
        self._show_choices()

    def _on_measures_triggered(self, action: QAction) -> None:
        self._preferences.measure_cp = int(action.data())
        self._show_choices()
