# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One strip for many voices: who is heard, and what comes back afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import ThemeChoice
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import (
    MessageStrip,
    StripAction,
    StripMessage,
)
from meetingroom.ui.window.notices import Notices, Voice


class Desk:
    """A strip and what speaks through it."""

    def __init__(self, strip: MessageStrip) -> None:
        self.strip = strip
        self.notices = Notices(strip, strip, done_ms=10)

    def say(self, voice: Voice, sentence: str, action: str = "") -> None:
        actions = (StripAction(action, action),) if action else ()
        self.notices.put(voice, StripMessage(sentence, actions=actions))

    @property
    def sentence(self) -> str:
        message = self.strip.message
        return message.sentence if message else ""


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    themes = ThemeController(qapp, ThemeChoice.PAPER)
    strip = MessageStrip()
    qtbot.addWidget(strip)
    yield Desk(strip)
    themes.deleteLater()


def test_every_voice_is_heard_in_its_turn(desk: Desk) -> None:
    for voice in reversed(Voice):
        if voice is not Voice.NOTICE:
            desk.say(voice, voice.name)

    heard = []
    while desk.notices.current is not None:
        heard.append(desk.sentence)
        desk.notices.put(desk.notices.current, None)

    assert heard == [voice.name for voice in Voice if voice is not Voice.NOTICE]


def test_a_lower_voice_does_not_hide_that_words_were_not_stored(desk: Desk) -> None:
    desk.say(Voice.STORAGE, "The disk is full.")

    desk.say(Voice.DOOR, "Rita wants to come in.")

    assert desk.sentence == "The disk is full."


def test_what_was_covered_comes_back(desk: Desk) -> None:
    desk.say(Voice.OFFLINE, "No connection.")
    desk.say(Voice.STORAGE, "The disk is full.")

    desk.notices.put(Voice.STORAGE, None)

    assert desk.sentence == "No connection."


def test_a_closed_sentence_stays_closed_until_it_changes(desk: Desk) -> None:
    desk.say(Voice.OFFLINE, "No connection.")
    desk.strip._close.click()
    desk.say(Voice.OFFLINE, "No connection.")
    assert desk.sentence == ""

    desk.say(Voice.OFFLINE, "No connection. 1 note is saved here.")

    assert desk.sentence == "No connection. 1 note is saved here."


def test_a_sentence_that_was_taken_back_can_be_said_anew(desk: Desk) -> None:
    desk.say(Voice.OFFLINE, "No connection.")
    desk.strip._close.click()

    desk.notices.put(Voice.OFFLINE, None)
    desk.say(Voice.OFFLINE, "No connection.")

    assert desk.sentence == "No connection."


def test_an_answer_to_an_act_gives_way_to_the_next_change(desk: Desk) -> None:
    desk.say(Voice.OFFLINE, "No connection.")
    desk.say(Voice.NOTICE, "Only the facilitator does this.")
    assert desk.sentence == "Only the facilitator does this."

    desk.say(Voice.OFFLINE, "No connection. 1 note is saved here.")

    assert desk.sentence == "No connection. 1 note is saved here."


def test_the_same_answer_can_be_given_twice(desk: Desk) -> None:
    desk.say(Voice.NOTICE, "Only the facilitator does this.")
    desk.strip._close.click()

    desk.say(Voice.NOTICE, "Only the facilitator does this.")

    assert desk.sentence == "Only the facilitator does this."


def test_a_button_names_the_voice_it_belongs_to(desk: Desk, qtbot: QtBot) -> None:
    desk.say(Voice.DRAFTS, "A note was not kept.", "add")
    desk.say(Voice.ALARM, "Guessing.", "lock")

    with qtbot.waitSignal(desk.notices.action_requested) as asked:
        desk.strip.action_requested.emit("lock")

    assert asked.args == [Voice.ALARM, "lock"]
    assert isinstance(desk.notices, QObject)


def test_what_was_done_goes_by_itself_and_what_went_wrong_stays(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.notices.put(Voice.NOTICE, StripMessage("Written to a.md", fill=Fill.GOOD))
    assert desk.sentence == "Written to a.md"
    qtbot.waitUntil(lambda: not desk.sentence)

    desk.notices.put(Voice.NOTICE, StripMessage("Nothing was written."))
    desk.notices.let_done_go()

    assert desk.sentence == "Nothing was written."
