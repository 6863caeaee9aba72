# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The header says less when it gets narrow, the least needed first."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from meetingroom.meeting.phase import Phase
from meetingroom.ui.theme import fonts
from meetingroom.ui.widget.label import ElidedLabel
from meetingroom.ui.widget.screen_header import ScreenHeader

TITLE = "Pick at night, deliver in the morning"


def shown_at(qtbot: QtBot, width_px: int, title: str = TITLE) -> list[str]:
    fonts.load_first()  # widths are those of the bundled faces, in any order of tests
    header = ScreenHeader()
    qtbot.addWidget(header)
    header.set_title(title)
    header.set_person("Ada Novak")
    header.set_phase(Phase.CLOSED)
    header.resize(width_px, header.height())
    header.show()
    QApplication.processEvents()
    labels = header.findChildren(QLabel)
    cut = [one for one in labels if isinstance(one, ElidedLabel) and one.is_elided()]
    return [one.text() for one in labels if one.isVisible() and one not in cut]


def test_a_wide_header_shows_title_phases_and_name(qtbot: QtBot) -> None:
    shown = shown_at(qtbot, 1280)

    assert {TITLE, "Prepare", "Close", "AN", "Ada Novak"} <= set(shown)


def test_the_name_gives_way_before_the_title_is_cut(qtbot: QtBot) -> None:
    shown = shown_at(qtbot, 960)

    assert TITLE in shown
    assert "AN" in shown
    assert "Ada Novak" not in shown


@pytest.mark.parametrize("width_px", [640, 760])
def test_a_narrow_header_shows_the_current_phase_alone(
    qtbot: QtBot, width_px: int
) -> None:
    assert sorted(shown_at(qtbot, width_px)) == sorted(["AN", "Close", TITLE])


def test_reading_has_neither_phases_nor_rule(qtbot: QtBot) -> None:
    header = ScreenHeader()
    qtbot.addWidget(header)
    header.show()

    header.set_calm(is_calm=True)

    assert not header.trail.isVisible()


def test_a_narrow_window_keeps_its_width_when_the_header_is_shown_anew(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    header = ScreenHeader(parent=window)
    QVBoxLayout(window).addWidget(header)
    header.set_title(TITLE)
    header.set_person("Ada Novak")
    window.resize(640, 480)
    window.show()

    for phase in (Phase.DISCUSSION, Phase.DECISIONS):
        header.set_title(TITLE)
        header.set_person("Ada Novak")
        header.set_phase(phase)
        QApplication.processEvents()

    assert window.width() == 640
