# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Keeps the rest of a word from acting as shortcuts when its field is torn away.

Whoever leaves a field by their own will presses Tab, Enter, Esc, a key with Ctrl or
Alt, or the mouse. It must hold back nothing but keys that type, and those only until
the person pauses.
"""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.keystroke import (
    Stroke,
    has_lines,
    is_editor,
    stroke_of,
    text_of,
)
from meetingroom.ui.widget.message_strip import StripMessage
from meetingroom.ui.window.notices import Notices, Voice

PAUSE_MS = 1000
"""Whoever types has noticed after that: a pause between two words is shorter."""

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_PRESSES = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
)
_WINDOW_REASONS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class StrayKeys(QObject):
    """Watches what has the focus in one window, and nothing else."""

    def __init__(
        self, notices: Notices, is_kept: Callable[[str], bool], page: QWidget
    ) -> None:
        """Watch the window of a page.

        Args:
            notices: Where it is said that the room went on.
            is_kept: Tells whether words that were typed are kept somewhere.
            page: The seat; what is typed in its dialogs counts, too.
        """
        super().__init__(page)
        self._notices = notices
        self._is_kept = is_kept
        self._page = page
        self._watched: QWidget | None = None
        self._window: QWindow | None = None
        self._editor: QWidget | None = None
        """What was typed into last."""
        self._words = ""
        """What stood in it when it lost the focus."""
        self._reason = Qt.FocusReason.NoFocusReason
        self._lines: int | None = None
        """How many the field had when Enter was pressed in it, if that came last."""
        self._is_last_turn = self._is_stopped = False
        # Counted by the event loop: keys that wait while a screen is built count as
        # typed at once.
        self._typing = self._timer(PAUSE_MS)
        """Runs while the last thing the person did was to type."""
        self._stray = self._timer(PAUSE_MS)
        """Runs while keys are held back."""
        self._later = self._timer(0)
        self._stray.timeout.connect(self._on_stray_timeout)
        self._later.timeout.connect(self._on_later_timeout)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)

    @property
    def is_typing(self) -> bool:
        """Whether the last thing the person did, a moment ago, was to type."""
        return self._typing.isActive()

    @property
    def is_holding(self) -> bool:
        """Whether keys that type are held back now."""
        return self._stray.isActive()

    def stop(self) -> None:
        """Hold nothing back any more; the page is going away."""
        self._is_stopped = True
        self._leave_alone()
        self._watch(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is typed, and hold back what goes astray."""
        kind = event.type()
        if watched is self._window:
            if kind in _PRESSES:
                self._leave_alone()
            return False
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return self._holds_key(event)
        if isinstance(event, QInputMethodEvent):
            return self._holds_words(event)
        if watched is self._editor:
            self._note_leaving(event)
        return False

    def _holds_key(self, event: QKeyEvent) -> bool:
        stroke = stroke_of(event)
        if stroke is Stroke.NOTHING:
            return False
        is_typed = stroke is Stroke.TYPED
        if self.is_holding:
            if not is_typed and stroke is not Stroke.ENTER:
                self._leave_alone()
                return False
            self._hold()
            event.accept()
            return True
        widget = self._watched
        is_line = stroke is Stroke.ENTER and widget is not None and has_lines(widget)
        self._note_typing(is_typed=is_typed or is_line)
        if is_line and widget is not None and event.type() == QEvent.Type.KeyPress:
            self._lines = text_of(widget).count("\n")
        return False

    def _holds_words(self, event: QInputMethodEvent) -> bool:
        if not event.commitString() and not event.preeditString():
            return False
        if self.is_holding:
            self._hold()
            return True
        self._note_typing(is_typed=True)
        return False

    def _note_typing(self, *, is_typed: bool) -> None:
        widget = self._watched
        if is_typed and widget is not None and is_editor(widget):
            self._editor, self._lines = widget, None
            self._reason = Qt.FocusReason.NoFocusReason
            self._typing.start()
        else:
            self._typing.stop()

    def _note_leaving(self, event: QEvent) -> None:
        """Note the words before a screen clears its field, and why it is left."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._reason = event.reason()
            self._note_words()
        elif event.type() == QEvent.Type.Hide:
            self._note_words()
        elif event.type() == QEvent.Type.ReadOnlyChange and self._is_locked():
            self._note_words()
            self._tear()

    def _is_locked(self) -> bool:
        """Tell whether the field takes no letters now; Qt sends it without a change."""
        return (
            self.is_typing and self._editor is not None and not is_editor(self._editor)
        )

    def _note_words(self) -> None:
        if self._editor is not None:
            self._words = text_of(self._editor)

    def _on_app_focus_changed(
        self, _old: QWidget | None, now: QWidget | None = None
    ) -> None:
        # What had the focus may be half destroyed: it is not looked at.
        if self._is_stopped:
            return
        if self._is_taken_along(now):
            self._later.stop()
            self._stray.stop()
            self._editor = now
        elif self.is_typing and not self._is_own_will():
            self._tear()
        elif self.is_holding and self._reason is Qt.FocusReason.MouseFocusReason:
            self._leave_alone()
        else:
            self._typing.stop()
        self._watch(now)

    def _is_taken_along(self, now: QWidget | None) -> bool:
        """Tell whether the typing goes on where the focus is: in the same words."""
        is_amid = self.is_typing or self.is_holding
        if not is_amid or now is None or not is_editor(now):
            return False
        is_same = bool(self._words.strip()) and text_of(now) == self._words
        return now is self._editor or is_same

    def _is_own_will(self) -> bool:
        """Tell whether the person left the field; keys were noted before."""
        if self._lines is not None and self._words.count("\n") <= self._lines:
            return True  # Enter did not begin another line.
        if self._reason in _WINDOW_REASONS:
            # Another window is in front; or the field went away with its own.
            editor = self._editor
            is_there = editor is not None and shiboken6.isValid(editor)
            return is_there and editor is not None and editor.isVisible()
        return self._reason is Qt.FocusReason.MouseFocusReason

    def _tear(self) -> None:
        self._typing.stop()
        self._hold()
        self._later.start()

    def _hold(self) -> None:
        self._is_last_turn = False
        self._stray.start(PAUSE_MS)

    def _leave_alone(self) -> None:
        self._typing.stop()
        self._stray.stop()
        self._later.stop()

    def _watch(self, now: QWidget | None) -> None:
        """Follow the focus; without one, keys go to the window itself."""
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._watched = self._window = None
        if now is None and self.is_holding:
            now = self._page.window()
        if now is None or not self._is_ours(now):
            return
        self._watched, self._window = now, now.window().windowHandle()
        now.installEventFilter(self)
        if self._window is not None:
            self._window.installEventFilter(self)

    def _is_ours(self, widget: QWidget) -> bool:
        """Tell whether a widget is in the page's window or in a dialog over it."""
        own, above = self._page.window(), widget.window()
        while above is not own:
            parent = above.parentWidget()
            if parent is None:
                return False
            above = parent.window()
        return True

    def _on_stray_timeout(self) -> None:
        # Keys may have waited while a screen was built: they come before this turn.
        if not self._is_last_turn:
            self._is_last_turn = True
            self._stray.start(0)

    def _on_later_timeout(self) -> None:
        """Say it once everything is where it belongs."""
        self._hold()
        if self._notices.current is Voice.DRAFTS or self._notices.is_failure_said:
            return  # It says what became of the words.
        sentence = self.tr("The room went on while you typed.")
        if self._stands():
            sentence = self.tr("The room went on. What you had typed is kept.")
        message = StripMessage(sentence, "pencil-line", Fill.GOOD)
        self._notices.put(Voice.NOTICE, message)

    def _stands(self) -> bool:
        words = self._words.strip()
        if not words:
            return False
        editor = self._editor
        is_there = editor is not None and shiboken6.isValid(editor)
        is_in_field = (
            is_there and editor is not None and text_of(editor).strip() == words
        )
        return is_in_field or self._is_kept(words)

    def _timer(self, interval_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        return timer
