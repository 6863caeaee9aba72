# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The list of options that were considered: one line each, a new one when needed.

Must not judge how many are enough.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from meetingroom.meeting.decisions import MAX_OPTION_CP
from meetingroom.meeting.rule.decision import MAX_OPTIONS
from meetingroom.ui.theme.tokens import ICON_PX, SPACE_8, SPACE_16
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import address_label


class OptionLine(QWidget):
    """One option: its number and a line; the empty last one has a plus."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setMaxLength(MAX_OPTION_CP)
        self.line.setAccessibleName(self.tr("Option {0}").format(number))
        self.line.setPlaceholderText(
            self.tr("An option that was considered")
            if number == 1
            else self.tr("Another option")
        )
        self._plus = Glyph("plus", Tone.MUTED, parent=self)
        self._number = address_label(str(number), self)
        self._number.setFixedWidth(ICON_PX)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_16 - 2)
        row.addWidget(self._plus)
        row.addWidget(self._number)
        row.addWidget(self.line, 1)

        self.line.textChanged.connect(self._on_line_changed)

    def _on_line_changed(self, text: str) -> None:
        self._plus.setVisible(not text.strip())
        self._number.setVisible(bool(text.strip()))


class OptionList(QWidget):
    """Lines of options; the last one is always empty and ready to be written in.

    Signals:
        options_edited: Somebody typed in a line or added options.
    """

    options_edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[OptionLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_8)
        self.show_options(())

    @property
    def lines(self) -> list[QLineEdit]:
        """The lines, the empty one last."""
        return [row.line for row in self._rows]

    def options(self) -> tuple[str, ...]:
        """Return what was typed, without empty lines."""
        return tuple(line.text().strip() for line in self.lines if line.text().strip())

    def show_options(self, options: tuple[str, ...]) -> None:
        """Show options unless these are the ones shown already."""
        if self._rows and options == self.options():
            return
        wanted = min(len(options) + 1, MAX_OPTIONS)
        while len(self._rows) > wanted:
            gone = self._rows.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._rows) < wanted:
            self._add_line()
        for index, line in enumerate(self.lines):
            line.setText(options[index] if index < len(options) else "")
            line.setCursorPosition(0)

    def setReadOnly(self, is_read_only: bool) -> None:  # noqa: FBT001, N802 - as Qt's
        """Keep what is written; the empty line that waits for another goes."""
        for row in self._rows:
            row.line.setReadOnly(is_read_only)
            is_empty = not row.line.text().strip()
            row.setVisible(not (is_read_only and is_empty and row is not self._rows[0]))

    def add_options(self, options: tuple[str, ...]) -> None:
        """Put options below what was typed, as far as there is room."""
        self.show_options((*self.options(), *options)[:MAX_OPTIONS])
        self.options_edited.emit()

    def _add_line(self) -> None:
        row = OptionLine(len(self._rows) + 1, self)
        row.line.textEdited.connect(self._on_line_edited)
        row.line.returnPressed.connect(partial(self._on_line_entered, row))
        self._rows.append(row)
        self._column.addWidget(row)
        row.show()

    def _on_line_edited(self) -> None:
        if self._rows[-1].line.text().strip() and len(self._rows) < MAX_OPTIONS:
            self._add_line()
        self.options_edited.emit()

    def _on_line_entered(self, row: OptionLine) -> None:
        """Go on to the next line."""
        at = self._rows.index(row) + 1
        if row.line.text().strip() and at < len(self._rows):
            self._rows[at].line.setFocus()
