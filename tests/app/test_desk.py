# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The desk: from the first screen into a meeting and back, whatever is wrong."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from meetingroom.app.desk import Desk
from meetingroom.app.front import Front
from meetingroom.app.team_desk import TeamDesk
from meetingroom.library.library import Library
from meetingroom.library.listing import MeetingRow
from meetingroom.meeting.command.room import ChangeSetup, ExtendClock
from meetingroom.meeting.ids import MeetingId
from meetingroom.meeting.kind import BUILT_IN
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.setup import SIX_PAGER
from meetingroom.meeting.stance import StanceChoice
from meetingroom.memo.preflight import Form
from meetingroom.paths import resource
from meetingroom.ui.page.text_pane import TextPane
from meetingroom.ui.passing.screen import PassScreen
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.prepare.kinds_editor import KindsEditor
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.window.meeting_page import MeetingPage
from meetingroom.ui.window.screens import Place
from tests.support.meetings import ADA, BEN, NAMES, TestRoom

MEMO = "# Billing\n\nWe estimate the work at 1.2 million. Nobody has done it.\n"


class Office:
    """An application with its window, a folder, and a desk in it."""

    def __init__(self, folder: Path, app: QApplication) -> None:
        self.folder = folder
        self.path = folder / "library.db"
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(settings)
        self.preferences.name = "Ada"
        self.front = Front(ThemeController(app), self.preferences, app)
        self.front.window.show()
        self.desk = Desk(self.front, self.path)

    @property
    def page(self) -> MeetingPage:
        page = self.front.window.page
        assert page is not None
        return page

    @property
    def problem(self) -> str:
        message = self.front.home.strip.message
        return message.sentence if message else ""

    def memo(self, text: str = MEMO, name: str = "memo.md") -> Path:
        path = self.folder / name
        path.write_text(text)
        return path

    def rows(self) -> tuple[MeetingRow, ...]:
        assert self.desk._library is not None
        return self.desk._library.meetings()

    def leave(self) -> None:
        self.front.window.close()


@pytest.fixture
def new_office(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Callable[[], Office]]:
    offices: list[Office] = []

    def make() -> Office:
        office = Office(tmp_path, qapp)
        qtbot.addWidget(office.front.window)
        offices.append(office)
        return office

    yield make
    for office in offices:
        office.leave()
    qapp.processEvents()


@pytest.fixture
def office(new_office: Callable[[], Office]) -> Office:
    return new_office()


def test_a_memo_begins_a_meeting(office: Office) -> None:
    office.desk.open(office.memo())

    meeting = office.page.bridge.snapshot().meeting
    assert office.page.place is Place.PREPARE
    assert meeting.setup.title == "Billing"
    assert [person.name for person in meeting.people.values()] == ["Ada"]
    assert meeting.pages.pages == 1


def test_the_kind_that_a_memo_names_is_the_meeting_s(office: Office) -> None:
    office.desk.open(office.memo(f"---\nkind: hiring packet\n---\n\n{MEMO}"))

    setup = office.page.bridge.snapshot().meeting.setup
    assert (setup.kind, setup.form) == ("Debrief", Form.PACKET)
    assert setup.minutes.discussion == 8
    assert StanceChoice.STRONG_YES in setup.stance_choices
    assert office.page.notices.current is None


def test_a_kind_nobody_knows_is_left_out_and_told(office: Office) -> None:
    office.desk.open(office.memo(f"---\nkind: Seance\n---\n\n{MEMO}"))

    message = office.page.strip.message
    assert office.page.bridge.snapshot().meeting.setup.kind == SIX_PAGER
    assert message is not None
    assert "“Seance”" in message.sentence


def test_another_memo_brings_its_kind_until_somebody_chooses(office: Office) -> None:
    office.desk.open(office.memo(f"---\nkind: debrief\n---\n\n{MEMO}"))
    design = office.memo(f"---\nkind: design decision\n---\n\n{MEMO}", "two.md")
    faq = office.memo(f"---\nkind: pr-faq\n---\n\n{MEMO}", "three.md")
    office.desk._memos.take_file(str(design))
    bridge = office.page.bridge
    assert bridge.snapshot().meeting.setup.kind == "Design review"

    setup = bridge.snapshot().meeting.setup
    chosen = next(kind for kind in BUILT_IN if kind.name == "One-pager")
    bridge.send(ChangeSetup(chosen.chosen_in(setup)))
    office.desk._memos.take_file(str(faq))

    assert bridge.snapshot().meeting.setup.kind == "One-pager"


def test_the_hiring_packet_is_rehearsed_as_a_debrief(office: Office) -> None:
    office.desk.open()

    office.desk._on_rehearsal_requested(resource("memos/hiring-packet.md"))

    assert office.page.bridge.snapshot().meeting.setup.form is Form.PACKET


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.md", b""), ("picture.md", b"\x89PNG\r\n\x1a\n" + bytes(500))],
)
def test_a_file_that_is_no_memo_is_told_on_the_first_screen(
    office: Office, name: str, content: bytes
) -> None:
    path = office.folder / name
    path.write_bytes(content)

    office.desk.open(path)

    assert office.front.window.page is None
    assert office.problem.endswith(".")


def test_a_missing_file_and_a_folder_are_told(office: Office) -> None:
    office.desk.open(office.folder / "gone.md")
    assert "gone.md" in office.problem

    office.front.home.memo_chosen.emit(str(office.folder))
    assert office.front.window.page is None
    assert office.problem


def test_a_library_in_use_is_told_and_tried_again(office: Office) -> None:
    other = Library.open(office.path)

    office.desk.open()
    assert "already open" in office.problem
    other.close()
    message = office.front.home.strip.message
    assert message is not None
    office.front.home.strip.action_requested.emit(message.actions[0].id)

    assert not office.problem
    office.front.home.memo_chosen.emit(str(office.memo()))
    assert office.page.place is Place.PREPARE


def test_a_damaged_library_is_set_aside_and_told(office: Office) -> None:
    Library.open(office.path).close()
    content = bytearray(office.path.read_bytes())
    content[100:4096] = bytes(3996)
    office.path.write_bytes(content)

    office.desk.open()

    assert "set aside" in office.problem
    kept = [p for p in office.folder.iterdir() if "damaged" in p.name]
    assert len(kept) == 1


def test_a_damaged_library_is_told_in_the_meeting_that_is_begun_at_once(
    office: Office,
) -> None:
    Library.open(office.path).close()
    content = bytearray(office.path.read_bytes())
    content[100:4096] = bytes(3996)
    office.path.write_bytes(content)

    office.desk.open(office.memo())

    message = office.page.strip.message
    assert message is not None
    assert "set aside" in message.sentence
    office.front.window.home_requested.emit()
    assert office.problem == ""


def test_a_meeting_is_offered_and_continued_where_it_stood(
    new_office: Callable[[], Office],
) -> None:
    library = Library.open(new_office().path)
    room = TestRoom(library).go_to(Phase.READING)
    note = room.add_note(BEN, "1.2 million")
    room.clock.advance(300)
    room.seat(next(iter(NAMES))).send(ExtendClock(1))
    library.mark_seen(MeetingId("meeting"), room.clock.now())
    library.close()
    office = new_office()

    office.desk.open()
    office.front.home.continue_requested.emit("meeting")

    page = office.page
    clock = page.bridge.snapshot().meeting.clock
    assert page.place is Place.READING
    assert clock is not None
    assert round(clock.used_s(page.bridge.room.now())) == 300
    assert note not in page.bridge.snapshot().meeting.notes  # Ada's seat


def test_leaving_goes_back_to_the_first_screen_and_keeps_everything(
    office: Office,
) -> None:
    office.desk.open(office.memo())

    office.front.window.home_requested.emit()

    assert office.front.window.page is None
    assert office.front.home.isVisible()
    assert [row.title for row in office.rows()] == ["Billing"]


def test_passing_the_laptop_hides_the_seat_and_shows_the_next(office: Office) -> None:
    office.desk.open(office.memo())
    first = office.page.bridge.room.viewer

    office.front.window.pass_requested.emit()
    cover = office.front.window.findChild(PassScreen)
    assert cover is not None
    assert office.front.window.page is None
    cover.name.setText("Zoe")
    cover.add.click()

    assert office.page.bridge.room.viewer != first
    people = office.page.bridge.snapshot().meeting.people
    assert [person.name for person in people.values()] == ["Ada", "Zoe"]


def export_into(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every dialog that asks for a folder choose this one."""

    def choose(dialog: QFileDialog) -> None:
        dialog.fileSelected.emit(str(target))
        dialog.deleteLater()

    monkeypatch.setattr(QFileDialog, "open", choose)


def test_the_record_is_exported_into_a_chosen_folder(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.desk.open(office.memo())
    target = office.folder / "out"
    target.mkdir()
    export_into(target, monkeypatch)

    office.front.window.export_requested.emit()

    endings = sorted(path.suffix for path in target.iterdir())
    assert endings == [*[".csv"] * 6, ".html", ".json", ".md", ".pdf"]
    message = office.page.strip.message
    assert message is not None
    assert message.sentence == f"Written to {target}: {len(endings)} files"
    assert message.fill is Fill.GOOD


def test_an_export_that_fails_says_so_as_a_problem(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_into(office.memo(), monkeypatch)
    office.desk.open(office.memo())

    office.front.window.export_requested.emit()

    message = office.page.strip.message
    assert message is not None
    assert message.fill is Fill.BLOCKER


def test_an_export_from_the_first_screen_is_no_problem(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.desk.open(office.memo())
    office.front.window.home_requested.emit()
    export_into(office.folder, monkeypatch)

    office.front.home.export_requested.emit(office.rows()[0].id)

    message = office.front.home.strip.message
    assert message is not None
    assert message.sentence.startswith("Written to")
    assert message.fill is Fill.GOOD


def test_a_meeting_that_cannot_be_read_hides_no_other(
    new_office: Callable[[], Office],
) -> None:
    library = Library.open(new_office().path)
    room = TestRoom(library).go_to(Phase.READING)
    library.mark_seen(MeetingId("meeting"), room.clock.now())
    library.close()
    office = new_office()
    with closing(sqlite3.connect(office.path)) as connection:
        connection.execute("DELETE FROM events WHERE seq = 1")
        connection.commit()

    office.desk.open()

    assert [row.id for row in office.rows()] == ["meeting"]
    is_done = True
    office.front.home.follow_up_ticked.emit("meeting", "any", is_done)
    assert "entry 1 is missing" in office.problem


def test_keys_act_at_once_after_the_laptop_was_passed(
    new_office: Callable[[], Office], qtbot: QtBot
) -> None:
    library = Library.open(new_office().path)
    room = TestRoom(library).go_to(Phase.READING)
    library.mark_seen(MeetingId("meeting"), room.clock.now())
    library.close()
    office = new_office()
    office.desk.open()
    office.front.home.continue_requested.emit("meeting")
    window = office.front.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    window.pass_requested.emit()
    cover = window.findChild(PassScreen)
    assert cover is not None
    cover.buttons[BEN].click()

    screen = office.page.current_screen
    focused = QApplication.focusWidget()
    assert focused is not None
    assert screen is not None
    assert screen.isAncestorOf(focused)
    assert isinstance(focused, TextPane)


def test_f6_goes_from_the_text_to_the_first_card_and_the_bar(
    office: Office, qtbot: QtBot
) -> None:
    library = Library.open(office.path)
    room = TestRoom(library).go_to(Phase.READING)
    room.add_note(ADA, "1.2 million")
    library.close()
    office.desk.open()
    office.front.home.continue_requested.emit("meeting")
    window = office.front.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    visited = []
    for _ in range(3):
        window.commands.next_pane.trigger()
        visited.append(type(QApplication.focusWidget()).__name__)

    assert visited == ["NoteCard", "ActionButton", "TextPane"]


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_kind_added_by_hand_shows_in_the_open_editor_and_stays(
    office: Office,
) -> None:
    path = office.folder / "team.toml"
    path.write_text("[limits", encoding="utf-8")
    team = TeamDesk(office.front, path, office.front)
    team.edit()
    editor = office.front.window.findChild(KindsEditor)
    assert editor is not None
    by_hand = '[[kind]]\nname = "By hand"\n'
    path.write_text(by_hand, encoding="utf-8")

    editor.add.click()
    assert "make your change again" in editor.problem.text()
    assert path.read_text("utf-8") == by_hand
    editor.choose("By hand")
    assert editor.name.text() == "By hand"
    editor.pages.setValue(9)
    assert editor.problem.isHidden()
    editor.undo.click()
    assert path.read_text("utf-8").startswith(by_hand)
    editor.remove.click()
    assert "By hand" not in path.read_text("utf-8")
    editor.close()
