# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every stage of a small meeting can be photographed, and something is on it."""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from meetingroom.ui.theme.theme import ThemeChoice
from tests.pictures.album import WIDE_PX, Size, take_all

STAGES = 9


def test_every_stage_leaves_a_picture_of_each_screen(
    qapp: QApplication, tmp_path: Path
) -> None:
    taken = take_all(qapp, tmp_path, Size(3, 9, 1), (WIDE_PX,), (ThemeChoice.DARK,))

    pictures = {path: QImage(str(path)) for path in tmp_path.glob("*.png")}
    assert taken == len(pictures) == 3 * STAGES - 2
    assert all(len({*_colours(image)}) > 2 for image in pictures.values())
    assert (tmp_path / "close-room-screen-dark.png") in pictures


def _colours(image: QImage) -> list[int]:
    return [
        image.pixel(x, y)
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    ]
