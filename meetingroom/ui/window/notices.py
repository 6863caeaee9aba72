# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Decides which of several sentences stands in the one strip under the header.

Whoever has something to say puts it here and takes it back when it is no longer true;
nobody else writes into the strip. It knows no meeting.
"""

from enum import IntEnum

from PySide6.QtCore import QObject, QTimer, Signal

from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import MessageStrip, StripMessage

DONE_MS = 20_000
"""Long enough to read where a file went; nobody has to close it."""


class Voice(IntEnum):
    """Who speaks; the lower number is heard first."""

    STORAGE = 1
    """Something could not be stored: nothing is worse than losing words."""
    ENDED = 2
    """The host turned this machine away or closed the room."""
    NOTICE = 3
    """The answer to what the person did just now; the next change takes it away."""
    ALARM = 4
    """Something is wrong at the door."""
    DOOR = 5
    """Somebody wants to come in, and waits: before all that may be read later."""
    REFUSED_LATER = 6
    """The host did not take what was kept here."""
    HOST_GONE = 7
    OFFLINE = 8
    LEADER_GONE = 9
    """The leader's connection is gone, and this laptop hosts."""
    ALONE = 10
    """Nobody else is connected to the meeting that is hosted here."""
    BACK = 11
    """The connection is there again; a few seconds only."""
    ROLL_CALL = 12
    """The room decides and waits for the person's answer."""
    BLOCKER = 13
    """The person's blocker is open, and only they say what becomes of it."""
    LEAD = 14
    """Somebody else leads now."""
    SCRIBE = 15
    """Somebody else writes the lines now."""
    MOVED = 16
    """Everybody was taken to the decisions, or back to the topics."""
    AT_ROLL_CALL = 17
    """The room is at a roll call, and the person looks at something else."""
    DRAFTS = 18
    """Notes that were half typed when the margins opened."""
    SEALED = 19
    """Notes that open only when their writer is back."""


class Notices(QObject):
    """All that is to be said, and the one sentence that is shown.

    Signals:
        action_requested: A button was pressed; the arguments are the `Voice` and the
            id of the action.
        dismissed: A sentence was closed; the argument is its `Voice`.
    """

    action_requested = Signal(object, str)
    dismissed = Signal(object)

    def __init__(
        self, strip: MessageStrip, parent: QObject, *, done_ms: int = DONE_MS
    ) -> None:
        """Speak through a strip, which nobody else may use.

        Args:
            strip: Where the sentence is shown.
            parent: Owner of the object.
            done_ms: How long it stands that something was done; what went wrong stays.
        """
        super().__init__(parent)
        self._strip = strip
        self._said: dict[Voice, StripMessage] = {}
        self._closed: dict[Voice, StripMessage] = {}
        """What was closed; the same sentence does not come back by itself."""
        self._done_timer = QTimer(self)
        self._done_timer.setSingleShot(True)
        self._done_timer.setInterval(done_ms)

        self._done_timer.timeout.connect(self.let_done_go)
        strip.action_requested.connect(self._on_strip_action_requested)
        strip.dismissed.connect(self._on_strip_dismissed)

    @property
    def current(self) -> Voice | None:
        """Who is heard now."""
        return min(self._said, default=None)

    @property
    def is_failure_said(self) -> bool:
        """Whether it stands there that something went wrong just now."""
        said = self._said.get(Voice.NOTICE)
        return said is not None and said.fill is Fill.BLOCKER

    def put(self, voice: Voice, message: StripMessage | None) -> None:
        """Say something, or take back what was said with `None`.

        A sentence that was closed stays closed until it is taken back or changes.
        """
        if message is None:
            self._closed.pop(voice, None)
            if self._said.pop(voice, None) is not None:
                self._show()
            return
        is_old = message in (self._said.get(voice), self._closed.get(voice))
        if is_old and voice is not Voice.NOTICE:
            return
        self._closed.pop(voice, None)
        if voice is not Voice.NOTICE:
            self._said.pop(Voice.NOTICE, None)
        self._said[voice] = message
        if voice is Voice.NOTICE and message.fill is Fill.GOOD:
            self._done_timer.start()
        self._show()

    def answer(self, sentence: str, *, is_done: bool) -> None:
        """Say what came of what the person did: it was done, or went wrong."""
        glyph, fill = "circle-alert", Fill.BLOCKER
        if is_done:
            glyph, fill = "circle-check", Fill.GOOD
        self.put(Voice.NOTICE, StripMessage(sentence, glyph, fill))

    def let_done_go(self) -> None:
        """Take back that something was done; what went wrong stays."""
        self._done_timer.stop()
        said = self._said.get(Voice.NOTICE)
        if said is not None and said.fill is Fill.GOOD:
            self.put(Voice.NOTICE, None)

    def _show(self) -> None:
        voice = self.current
        if voice is None:
            self._strip.clear()
        else:
            self._strip.show_message(self._said[voice])

    def _on_strip_action_requested(self, action: str) -> None:
        voice = self.current
        if voice is not None:
            self.action_requested.emit(voice, action)

    def _on_strip_dismissed(self) -> None:
        voice = self.current
        if voice is None:
            return
        self._closed[voice] = self._said.pop(voice)
        self._show()
        self.dismissed.emit(voice)
