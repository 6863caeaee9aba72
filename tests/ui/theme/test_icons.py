# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Icons: every name in the code has a picture, in the asked colour."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

import meetingroom
from meetingroom.meeting.notes import NoteKind
from meetingroom.ui.theme.icons import (
    MissingIconError,
    icon,
    icon_set,
    pixmap,
    resource_folder,
)
from meetingroom.ui.theme.kind import kind_glyph, kind_word
from meetingroom.ui.theme.tokens import DARK, PAPER, SEPIA, Tokens

ICONS = resource_folder() / "icons"
NAMES = sorted(path.stem for path in ICONS.glob("*.svg"))
_ASKED = re.compile(
    r'(?:glyph=|Glyph\(|draw_glyph\([^"]*|icon\(|pixmap\()\s*"([a-z0-9-]+)"'
)


def inked(image: QImage) -> list[QColor]:
    cells = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in cells)
    return [colour for colour in colours if colour.alpha() == 255]


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_renders_in_its_colour(name: str, qapp: QApplication) -> None:
    image = pixmap(name, "#A12D25").toImage()

    pixels = inked(pixmap(name, "#A12D25", 32).toImage())

    assert (image.width(), image.height()) == (16, 16)
    assert pixels
    # Blending may round a channel by one.
    assert all(abs(colour.red() - 0xA1) <= 1 for colour in pixels)
    assert all(abs(colour.blue() - 0x25) <= 1 for colour in pixels)


def test_every_icon_named_in_the_code_exists() -> None:
    asked: set[str] = set()
    for path in Path(meetingroom.__file__).parent.rglob("*.py"):
        asked.update(_ASKED.findall(path.read_text(encoding="utf-8")))

    assert "circle-alert" in asked
    assert asked <= set(NAMES)


@pytest.mark.parametrize("kind", NoteKind)
def test_every_kind_has_a_glyph_and_a_word(kind: NoteKind) -> None:
    assert kind_glyph(kind) in NAMES
    assert kind_word(kind).lower() == kind.value


def test_an_icon_has_a_sharp_picture_for_dense_screens(qapp: QApplication) -> None:
    sizes = {picture.width() for picture in icon("lock", "#000000").availableSizes()}

    assert sizes == {16, 32}


def test_an_icon_is_rendered_once(qapp: QApplication) -> None:
    first = pixmap("lock", "#112233").cacheKey()

    assert pixmap("lock", "#112233").cacheKey() == first
    assert icon_set() is icon_set()


def test_an_unknown_icon_is_a_mistake_of_ours(qapp: QApplication) -> None:
    with pytest.raises(MissingIconError, match="no-such-icon"):
        pixmap("no-such-icon", "#000000")


@pytest.mark.parametrize(
    ("name", "tokens"), [("paper", PAPER), ("sepia", SEPIA), ("dark", DARK)]
)
def test_pictures_of_the_sheet_have_the_colours_of_the_theme(
    name: str, tokens: Tokens
) -> None:
    folder = ICONS / "sheet" / name

    assert tokens.on_accent in (folder / "check.svg").read_text()
    assert tokens.muted in (folder / "chevron-down.svg").read_text()
    assert tokens.muted in (folder / "chevron-up.svg").read_text()


def test_the_licence_of_the_icons_is_with_them() -> None:
    assert "ISC License" in (ICONS / "LICENSE").read_text()
