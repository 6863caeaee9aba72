# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What one person likes: theme, text size, measure, clock, single letters, name.

Stored in the platform's settings; it knows no widget.
"""

from PySide6.QtCore import QByteArray, QLocale, QObject, QSettings, Signal

from meetingroom.memo.pages import Paper
from meetingroom.ui.theme.theme import ThemeChoice

MEASURES_CP = (55, 66, 76)
SIZES_PX = (14, 38)
DEFAULT_SIZE_PX = 19
DEFAULT_WINDOW_PX = (1280, 800)

_IN = QLocale.Country
_LETTER_COUNTRIES = frozenset(
    {_IN.UnitedStates, _IN.Canada, _IN.Mexico, _IN.Philippines, _IN.PuertoRico}
    | {_IN.Chile, _IN.Colombia, _IN.Venezuela, _IN.CostaRica, _IN.Guatemala}
    | {_IN.Panama, _IN.DominicanRepublic, _IN.ElSalvador, _IN.Nicaragua}
)
"""Where a letter is 8.5 by 11 inches; source: Unicode CLDR, paperSize."""


class Preferences(QObject):
    """Reads and writes settings, and says when the page's looks change.

    Signals:
        page_changed: Text size or measure changed.
        letters_changed: Single letters were switched on or off.
    """

    page_changed = Signal()
    letters_changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        """Use settings given from outside; tests pass a file of their own."""
        super().__init__(parent)
        self._settings = settings

    @property
    def name(self) -> str:
        """The person's own name; empty before the first start."""
        return str(self._settings.value("person/name", ""))

    @name.setter
    def name(self, name: str) -> None:
        self._settings.setValue("person/name", name.strip())

    def setting(self, key: str) -> str:
        """Return a setting that no screen changes, such as an organisation's."""
        return str(self._settings.value(key, ""))

    @property
    def rehearsal_put_away(self) -> str:
        """Id of the unfinished rehearsal that is offered no longer; may be empty."""
        return str(self._settings.value("rehearsal/put_away", ""))

    @rehearsal_put_away.setter
    def rehearsal_put_away(self, meeting: str) -> None:
        self._settings.setValue("rehearsal/put_away", meeting)

    @property
    def theme(self) -> ThemeChoice:
        """The theme the person chose."""
        stored = str(self._settings.value("look/theme", ThemeChoice.FOLLOW_SYSTEM))
        known = {choice.value: choice for choice in ThemeChoice}
        return known.get(stored, ThemeChoice.FOLLOW_SYSTEM)

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._settings.setValue("look/theme", choice.value)

    @property
    def size_px(self) -> int:
        """Size of the memo's text."""
        return min(
            max(self._number("look/size_px", DEFAULT_SIZE_PX), SIZES_PX[0]), SIZES_PX[1]
        )

    @size_px.setter
    def size_px(self, size_px: int) -> None:
        size_px = _sized(size_px)
        if size_px != self.size_px:
            self._settings.setValue("look/size_px", size_px)
            self.page_changed.emit()

    @property
    def measure_cp(self) -> int:
        """Characters in a line of the memo."""
        stored = self._number("look/measure_cp", 66)
        return stored if stored in MEASURES_CP else 66

    @measure_cp.setter
    def measure_cp(self, measure_cp: int) -> None:
        if measure_cp != self.measure_cp:
            self._settings.setValue("look/measure_cp", measure_cp)
            self.page_changed.emit()

    @property
    def paper(self) -> Paper:
        """Paper that pages of new memos are laid out for."""
        stored = str(self._settings.value("page/paper", ""))
        if stored in set(Paper):
            return Paper(stored)
        usual = QLocale.system().territory()
        return Paper.LETTER if usual in _LETTER_COUNTRIES else Paper.A4

    @paper.setter
    def paper(self, paper: Paper) -> None:
        self._settings.setValue("page/paper", paper.value)

    @property
    def has_single_letters(self) -> bool:
        """Whether single letters act in the text (WCAG 2.1.4)."""
        return bool(self._number("keys/single_letters", 1))

    @has_single_letters.setter
    def has_single_letters(self, is_on: bool) -> None:
        self._settings.setValue("keys/single_letters", int(is_on))
        self.letters_changed.emit()

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the main window; empty before the first start."""
        stored = self._settings.value("window/geometry")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("window/geometry", geometry)

    def sync(self) -> None:
        """Write to the disk now; the platform does it by itself a little later."""
        self._settings.sync()

    def _number(self, key: str, default: int) -> int:
        stored = self._settings.value(key, default)
        try:
            return int(str(stored))
        except ValueError:
            return default


def _sized(size_px: int) -> int:
    return min(max(size_px, SIZES_PX[0]), SIZES_PX[1])
