# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says how a guest's machine stands to the host, and offers what can be done.

It sends nothing and reconnects nothing; it follows snapshots.
"""

from PySide6.QtCore import QObject, QTimer

from meetingroom.meeting.command.note import AddNote, EditNote
from meetingroom.meeting.command.room import TakeOver
from meetingroom.meeting.commands import Command
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import Link, LinkPhase, RoomSnapshot
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import StripAction, StripMessage
from meetingroom.ui.window import link_words
from meetingroom.ui.window.drafts_notice import add_late
from meetingroom.ui.window.notices import Notices, Voice

BACK_MS = 6000
"""Long enough to be read once; nothing has to be done about it."""
TAKE_OVER = "take over"
CONNECT = "connect"
LEAVE = "leave"

_AWAY = (LinkPhase.OFFLINE, LinkPhase.CONNECTING, LinkPhase.WAITING)


class LinkNotice(QObject):
    """The line's sentences in the strip."""

    def __init__(
        self,
        notices: Notices,
        parent: QObject,
        *,
        can_take_over: bool,
        back_ms: int = BACK_MS,
    ) -> None:
        """Follow a line.

        Args:
            notices: Where the sentences are put.
            parent: Owner of the object.
            can_take_over: Whether this program can become the host.
            back_ms: How long the return of the connection is told.
        """
        super().__init__(parent)
        self._notices = notices
        self._can_take_over = can_take_over
        self._was_away = False
        self._most_unsent = 0
        self._most_notes = 0
        self._refused_before = 0
        """How much the host had refused when the connection was lost."""
        self._reason = ""
        self._is_note = False
        self._is_draft = False
        self._settled = 0
        """How many refusals the person has dealt with."""
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(back_ms)

        self._back.timeout.connect(self._on_back_timeout)

    def note_refusal(
        self, command: Command, sentence: str, *, is_draft: bool = False
    ) -> None:
        """Remember what the host did not take, and why; the count comes apart.

        Args:
            command: What it did not take.
            sentence: Why.
            is_draft: Its words are a draft now.
        """
        self._reason = sentence
        self._is_note = isinstance(command, AddNote | EditNote)
        self._is_draft |= is_draft

    def settle_refusals(self, snapshot: RoomSnapshot) -> None:
        """Say no more about what was refused until now: its words are added anew."""
        link = snapshot.surroundings.link
        self._settled = link.refused if link is not None else 0
        self._is_draft = False
        self.show_snapshot(snapshot)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Say what is so now."""
        link = snapshot.surroundings.link
        if link is None:
            return
        may_take_over = self._can_take_over and snapshot.may(TakeOver)
        put = self._notices.put
        put(Voice.ENDED, _ended(link))
        # The record is whole on this machine: nobody waits for the host any more.
        is_over = snapshot.meeting.phase is Phase.CLOSED
        gone = None if is_over else _gone(link, may_take_over=may_take_over)
        put(Voice.HOST_GONE, gone)
        put(Voice.OFFLINE, None if is_over else _offline(link))
        put(Voice.REFUSED_LATER, self._refused(link, snapshot.meeting.phase))
        self._show_back(link)

    def stop(self) -> None:
        """Stop the timer; the page is being left."""
        self._back.stop()

    def _show_back(self, link: Link) -> None:
        if link.phase is not LinkPhase.ONLINE:
            is_lost = link.phase in (LinkPhase.OFFLINE, LinkPhase.HOST_GONE)
            if not self._was_away:
                self._refused_before = link.refused
            self._was_away = self._was_away or is_lost
            self._most_notes = max(self._most_notes, link.unsent_notes)
            self._most_unsent = max(self._most_unsent, link.unsent)
            self._back.stop()
            self._notices.put(Voice.BACK, None)
            return
        if self._was_away:
            self._was_away = False
            self._back.start()
        if self._back.isActive():
            message = StripMessage(self._back_sentence(link), "wifi", Fill.GOOD)
            self._notices.put(Voice.BACK, message)

    def _back_sentence(self, link: Link) -> str:
        refused = max(0, link.refused - self._refused_before)
        changes = max(0, self._most_unsent - link.unsent - refused)
        # Which of them were refused is not known here.
        notes = 0 if refused else max(0, self._most_notes - link.unsent_notes)
        return link_words.back_sentence(notes, changes)

    def _refused(self, link: Link, phase: Phase) -> StripMessage | None:
        self._settled = min(self._settled, link.refused)
        count = link.refused - self._settled
        if count == 0:
            return None
        sentence = link_words.refused_sentence(
            count, self._reason, is_note=self._is_note, is_draft=self._is_draft
        )
        may_add = self._is_draft and phase.is_revealed and phase is not Phase.CLOSED
        actions = (add_late(),) if may_add else ()
        return StripMessage(sentence, "circle-alert", Fill.GOLD, actions)

    def _on_back_timeout(self) -> None:
        self._most_unsent = self._most_notes = 0
        self._notices.put(Voice.BACK, None)


def _offline(link: Link) -> StripMessage | None:
    if link.phase not in _AWAY:
        return None
    sentence = link_words.offline_sentence(link)
    return StripMessage(sentence, "wifi-off", Fill.GOLD, (_connect(),))


def _connect() -> StripAction:
    return StripAction(CONNECT, link_words.tr("LinkWords", "Try again"))


def _gone(link: Link, *, may_take_over: bool) -> StripMessage | None:
    if link.phase is not LinkPhase.HOST_GONE:
        return None
    sentence = link_words.gone_sentence(link, may_take_over=may_take_over)
    offer = StripAction(TAKE_OVER, link_words.tr("LinkWords", "Take over…"))
    actions = (_connect(), offer) if may_take_over else (_connect(),)
    return StripMessage(sentence, "wifi-off", Fill.GOLD, actions, is_dismissable=False)


def _ended(link: Link) -> StripMessage | None:
    if link.phase is not LinkPhase.TURNED_AWAY:
        return None
    leave = StripAction(LEAVE, link_words.tr("LinkWords", "Leave"))
    return StripMessage(
        link_words.ended_sentence(link),
        "door-closed",
        Fill.BLOCKER,
        (leave,),
        is_dismissable=False,
    )
