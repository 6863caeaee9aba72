# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says how a topic ended or where it went, with *Undo*, once the room has it.

It offers only what the core can take back, and asks for that with a signal.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from meetingroom.discussion.grouping import short
from meetingroom.meeting.command.topic import EndTopic, MergeTopics
from meetingroom.meeting.commands import Command
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Outcome, Topic
from meetingroom.meeting.undo import inverse
from meetingroom.ui.widget.undo_strip import UndoStrip

if TYPE_CHECKING:
    from meetingroom.meeting.ids import TopicId

Ending = EndTopic | MergeTopics
"""What takes a topic out of the run sheet's work."""

_TITLE_CP = 48


class TopicUndo(QObject):
    """The strip above the columns, and the act it offers to take back.

    Signals:
        take_back_requested: Take an act back; the `Command` that does.
    """

    take_back_requested = Signal(object)

    def __init__(self, strip: UndoStrip, after: QWidget, parent: QObject) -> None:
        """Offer nothing yet.

        Args:
            strip: Where it is said.
            after: What gets the focus when the strip goes with it.
            parent: Owner of the object.
        """
        super().__init__(parent)
        self._strip = strip
        self._after = after
        self._before = Meeting()
        self._asked: Ending | None = None
        """What was sent and is not there yet."""
        self._offered: Ending | None = None
        self._room_topic: TopicId | None = None
        strip.undo_requested.connect(self._on_strip_undo_requested)
        strip.dismissed.connect(self._on_strip_dismissed)

    def expect(self, command: Ending, before: Meeting) -> None:
        """Take what is about to be sent, and the meeting before it."""
        self._asked, self._before = command, before

    def forget(self, command: Command) -> None:
        """Expect a command no more: it was refused."""
        if command == self._asked:
            self._asked = None

    def show_meeting(self, meeting: Meeting, *, has_controls: bool) -> None:
        """Offer what was done meanwhile; take back what is true no more."""
        if self._asked is not None and _is_done(self._asked, meeting):
            self._offer(self._asked, meeting)
            self._asked = None
        has_gone_on = meeting.current_topic not in (None, self._room_topic)
        if self._offered is not None and (
            has_gone_on or not has_controls or not _is_done(self._offered, meeting)
        ):
            self._withdraw()

    def _offer(self, command: Ending, meeting: Meeting) -> None:
        back = inverse(command, self._before)
        if back is None:
            return
        self._offered = command
        self._room_topic = meeting.current_topic
        self._strip.offer(_sentence(command, self._before, meeting), back)

    def _withdraw(self) -> None:
        self._offered = None
        self._strip.withdraw(self._after)

    def _on_strip_undo_requested(self, back: Command) -> None:
        self._offered = None
        self._after.setFocus()
        self.take_back_requested.emit(back)

    def _on_strip_dismissed(self) -> None:
        self._offered = None
        self._after.setFocus()


def _is_done(command: Ending, meeting: Meeting) -> bool:
    topic = meeting.topics.get(command.topic)
    if isinstance(command, MergeTopics):
        return topic is None and command.into in meeting.topics
    return topic is not None and topic.outcome is command.outcome


def _sentence(command: Ending, before: Meeting, after: Meeting) -> str:
    was = before.topics[command.topic]
    if isinstance(command, MergeTopics):
        into = before.topics[command.into]
        return _merged_words(was, into, after.topics[command.into])
    words = {
        None: _tr("“{0}” is open again."),
        Outcome.ANSWERED: _tr("“{0}” is answered."),
        Outcome.AUTHOR_WILL_FIX: _tr("The author will fix “{0}”."),
        Outcome.DECIDE: _tr("“{0}” is decided."),
        Outcome.PARK: _tr("“{0}” is parked."),
    }
    return words[command.outcome].format(short(was.title, _TITLE_CP))


def _merged_words(was: Topic, into: Topic, both: Topic) -> str:
    words = _tr("“{0}” is part of “{1}” now.")
    if both.outcome is not None:
        words = _tr("“{0}” is part of “{1}” now, which has ended.")
    elif into.outcome is not None:
        words = _tr("“{0}” is part of “{1}” now, which is open again.")
    elif was.outcome is not None:
        words = _tr("“{0}” had ended. It is part of “{1}” now, which is open.")
    return words.format(short(was.title, _TITLE_CP), short(into.title, _TITLE_CP))


def _tr(text: str) -> str:
    return QCoreApplication.translate("TopicUndo", text)
