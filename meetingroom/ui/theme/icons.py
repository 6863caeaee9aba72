# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The Lucide icons, recoloured by a token and kept once per application.

Draws from `resources/icons` only. Must not know what an icon stands for.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

import meetingroom
from meetingroom.ui.theme.tokens import ICON_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_PIXEL_RATIOS = (1.0, 2.0)
_PROPERTY = "meetingroomIcons"


class MissingIconError(LookupError):
    """An icon was asked for by a name that has no file: a bug of ours."""


def resource_folder() -> Path:
    """Return the folder of icons and memos, in the wheel or in the checkout."""
    package = Path(meetingroom.__file__).parent
    bundled = package / "resources"
    return bundled if bundled.is_dir() else package.parent / "resources"


class IconSet(QObject):
    """Renders icons and remembers each picture it has rendered.

    One hangs below the application, so the memory ends with it.
    """

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, int], QIcon] = {}

    def icon(self, name: str, colour: str, size_px: int = ICON_PX) -> "QIcon":
        """Return the icon at both pixel ratios; disabled looks the same."""
        # Inline: the first paint draws pictures only.
        from PySide6.QtGui import QIcon  # noqa: PLC0415

        key = (name, colour, size_px)
        if key not in self._icons:
            icon = QIcon()
            for ratio in _PIXEL_RATIOS:
                picture = self.pixmap(name, colour, size_px, ratio)
                icon.addPixmap(picture, QIcon.Mode.Normal)
                icon.addPixmap(picture, QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(
        self, name: str, colour: str, size_px: int = ICON_PX, ratio: float = 1.0
    ) -> QPixmap:
        """Return the icon as a picture of `size_px` at one pixel ratio.

        Raises:
            MissingIconError: when there is no such icon.
        """
        key = (name, colour, size_px, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, colour, size_px, ratio)
        return self._pixmaps[key]

    def _render(self, name: str, colour: str, size_px: int, ratio: float) -> QPixmap:
        # Inline: the module costs some milliseconds that a first paint without
        # icons need not spend.
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

        path = self._folder / f"{name}.svg"
        if not path.is_file():
            raise MissingIconError(f"There is no icon named {name}.")
        source = path.read_text(encoding="utf-8").replace("currentColor", colour)
        renderer = QSvgRenderer(QByteArray(source.encode()))
        pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size_px, size_px))
        painter.end()
        return pixmap


def icon(name: str, colour: str, size_px: int = ICON_PX) -> "QIcon":
    """Return a Lucide icon in `colour` (`#RRGGBB`) from the application's set."""
    return icon_set().icon(name, colour, size_px)


def pixmap(
    name: str, colour: str, size_px: int = ICON_PX, ratio: float = 1.0
) -> QPixmap:
    """Return a Lucide icon as a picture from the application's set."""
    return icon_set().pixmap(name, colour, size_px, ratio)


def icon_set() -> IconSet:
    """Return the application's icons, made at the first call."""
    app = QApplication.instance()
    if app is None:
        raise RuntimeError("Icons need a running application.")
    # Not by `findChild`: it binds the class of every child, QStyle's too, for 5 ms.
    found = app.property(_PROPERTY)
    if not isinstance(found, IconSet):
        found = IconSet(resource_folder() / "icons", app)
        app.setProperty(_PROPERTY, found)
    return found
