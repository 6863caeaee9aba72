# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every way a memo comes in: dialog, drop, clipboard, command line, load again.

All end in one place, `memo_read`; what a memo is taken for is the desk's business.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from meetingroom.app.front import Front
from meetingroom.app.memo_file import MemoFile
from meetingroom.app.memo_opening import MemoOpening, Then
from meetingroom.app.opening import ReadMemo
from meetingroom.app.pasting import is_invitation
from meetingroom.ui.prepare.screen import PrepareScreen
from meetingroom.ui.window.dropping import Dropped, Dropping
from meetingroom.ui.window.opening_strip import OpeningStrip


class MemoDesk(QObject):
    """Takes memos in at the main window, one at a time.

    Signals:
        memo_read: A memo is there; a `ReadMemo`.
    """

    memo_read = Signal(object)

    def __init__(
        self, front: Front, why_not: Callable[[], str], parent: QObject
    ) -> None:
        """Belong to a window.

        Args:
            front: The window with its first screen.
            why_not: Returns why no memo can be taken now; empty when one can.
            parent: Owner.
        """
        super().__init__(parent)
        self._front = front
        self._why_not = why_not
        strip = OpeningStrip()
        front.window.show_above(strip)
        self.opening = MemoOpening(strip, self, lambda: front.preferences.paper)
        self._file = MemoFile(front.window, self)
        dropping = Dropping(front.window)

        self._file.chosen.connect(self.take_file)
        self._file.changed.connect(self._on_file_changed)
        front.home.memo_chosen.connect(self.take_file)
        front.window.paste_requested.connect(self._on_paste_requested)
        dropping.dropped.connect(self._on_dropped)
        dropping.hovered.connect(front.home.page.start.show_target)

    def choose(self) -> None:
        """Ask for a file."""
        self._file.choose()

    def take_file(self, path: str) -> None:
        """Read a file; `memo_read` says when."""
        self._take(Path(path), self.memo_read.emit)

    def load_again(self) -> None:
        """Read the watched file again."""
        if self._file.path is not None:
            self.take_file(str(self._file.path))

    def open(self, path: Path, then: Then) -> None:
        """Read a file for something else than a meeting of one's own."""
        self.opening.open(path, then, self._front.home.show_problem)

    def open_path(self, then: Then, path: str) -> None:
        """Read a chosen file for something else than a meeting that begins anew."""
        self.opening.open(Path(path), then, self.complain)

    def watch(self, path: Path | None) -> None:
        """Notice when somebody saves the memo's file."""
        self._file.watch(path)

    def stop(self) -> None:
        """Read nothing and watch nothing any more."""
        self.opening.cancel()
        self._file.watch(None)

    def complain(self, sentence: str) -> None:
        """Say what went wrong, where the person looks."""
        page = self._front.window.page
        if page is not None:
            page.show_notice(sentence)
        else:
            self._front.home.show_problem(sentence)

    def _take(self, path: Path, then: Then) -> None:
        if self._may_take():
            self.opening.open(path, then, self.complain)

    def _may_take(self) -> bool:
        reason = self._why_not()
        if reason:
            self.complain(reason)
        return not reason

    def _read_and_say(self, sentence: str, read: ReadMemo) -> None:
        self.memo_read.emit(read)
        page = self._front.window.page
        if page is not None and sentence:
            page.show_done(sentence)

    def _on_dropped(self, dropped: Dropped) -> None:
        if not dropped.path:
            self.complain(dropped.sentence)
            return
        then = partial(self._read_and_say, dropped.sentence)
        self._with_name(partial(self._take, Path(dropped.path), then))

    def _on_paste_requested(self) -> None:
        copied = QGuiApplication.clipboard().text()
        if self._front.window.page is None and is_invitation(copied):
            self._front.home.show_join_text(copied)
        elif self._may_take():
            self._with_name(self._paste)

    def _paste(self) -> None:
        copied = QGuiApplication.clipboard().mimeData()
        self.opening.paste(copied, self.memo_read.emit, self.complain)

    def _with_name(self, act: Callable[[], None]) -> None:
        """Do something at once in a meeting, else once the person's name is known."""
        if self._front.window.page is None:
            self._front.home.with_name(act)
        else:
            act()

    def _on_file_changed(self) -> None:
        page = self._front.window.page
        screen = page.current_screen if page else None
        if isinstance(screen, PrepareScreen):
            screen.show_file_changed()
