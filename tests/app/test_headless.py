# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A whole rehearsal without a display leaves log, library, exports and pictures."""

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from meetingroom.app.headless import hold_meeting
from meetingroom.library.library import Library
from meetingroom.meeting.phase import Phase

MEMO = """# Move the shop

We move the shop to the harbour in March. The rent there is 1.2 million a year.

## What we know

Nobody in the street has moved twice. We believe that all customers will follow us.
Half of them come by bicycle, and the harbour is always windy.
"""


@pytest.fixture(scope="module")
def output(
    tmp_path_factory: pytest.TempPathFactory,
    qapp_cls: type[QApplication],
) -> Path:
    app = QApplication.instance() or qapp_cls([])
    assert isinstance(app, QApplication)
    folder = tmp_path_factory.mktemp("rehearsal")
    memo = folder / "shop.md"
    memo.write_text(MEMO)
    assert hold_meeting(app, memo, folder / "out") == 0
    return folder / "out"


def test_the_meeting_is_held_to_its_end(output: Path) -> None:
    library = Library.open(output / "library.db")

    row, following = sorted(library.meetings(), key=lambda one: one.phase.value)
    assert following.phase is Phase.PREPARE
    assert library.read(following.id)
    assert row.phase is Phase.CLOSED
    assert row.title == "Move the shop"
    assert row.people == 5
    assert row.decisions >= 1
    assert library.rebuild() == ()
    library.close()


def test_every_screen_has_its_picture_in_both_themes(output: Path) -> None:
    names = sorted(path.stem for path in (output / "pictures").iterdir())

    for screen in (
        "home",
        "prepared",
        "lobby",
        "reading",
        "margins",
        "discussion",
        "arranged",
        "topic",
        "queue",
        "queue-room-screen",
        "time-is-up",
        "time-is-up-room-screen",
        "drafted",
        "roll-call",
        "ready-to-close",
        "closed",
        "pass-the-laptop",
        "next-meeting",
    ):
        for theme in ("paper", "dark"):
            assert any(name.endswith(f"{screen}-{theme}") for name in names), screen


def test_pictures_show_the_theme_they_are_named_after(output: Path) -> None:
    for path in (output / "pictures").iterdir():
        ground = QImage(str(path)).pixelColor(4, 40)
        assert (ground.lightness() < 128) == path.stem.endswith("dark"), path.name


def test_the_exports_hold_the_decision(output: Path) -> None:
    (path,) = (output / "exports").glob("*.json")
    record = json.loads(path.read_text())

    assert record["decisions"][0]["owner"]
    assert len(list((output / "exports").iterdir())) == 11


def test_a_memo_that_is_none_is_told(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = hold_meeting(qapp, tmp_path / "gone.md", tmp_path / "out")

    assert status == 1
    assert "gone.md" in capsys.readouterr().err


def test_what_cannot_be_replaced_is_told_with_its_folder(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pictures" / "old.png").mkdir(parents=True)

    status = hold_meeting(qapp, None, tmp_path)

    assert status == 1
    assert f"could be kept in {tmp_path}" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that takes none")
def test_a_picture_that_is_not_written_is_told(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pictures").symlink_to("/proc")

    status = hold_meeting(qapp, None, tmp_path)

    assert status == 1
    assert "01-home-paper.png" in capsys.readouterr().err
