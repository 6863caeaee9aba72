# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Preferences survive a restart, and nonsense in the file is taken for the usual."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from pytestqt.qtbot import QtBot

from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme.theme import ThemeChoice


def preferences(path: Path) -> Preferences:
    return Preferences(QSettings(str(path), QSettings.Format.IniFormat))


def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    first = preferences(file)
    first.name = "  Ada Novak "
    first.theme = ThemeChoice.SEPIA
    first.size_px = 23
    first.measure_cp = 76
    first.has_single_letters = False
    first.geometry = QByteArray(b"abc")
    first.sync()

    again = preferences(file)

    assert again.name == "Ada Novak"
    assert again.theme is ThemeChoice.SEPIA
    assert (again.size_px, again.measure_cp) == (23, 76)
    assert not again.has_single_letters
    assert again.geometry == QByteArray(b"abc")


def test_sizes_stay_within_limits_and_tell_once(qtbot: QtBot, tmp_path: Path) -> None:
    liked = preferences(tmp_path / "settings.ini")

    with qtbot.waitSignal(liked.page_changed):
        liked.size_px = 99
    with qtbot.assertNotEmitted(liked.page_changed):
        liked.size_px = 99

    assert liked.size_px == 38


def test_nonsense_in_the_file_is_taken_for_the_usual(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text("[look]\nsize_px=large\nmeasure_cp=61\ntheme=pink\n")

    liked = preferences(file)

    assert (liked.size_px, liked.measure_cp) == (19, 66)
    assert liked.theme is ThemeChoice.FOLLOW_SYSTEM
    assert liked.geometry.isEmpty()
