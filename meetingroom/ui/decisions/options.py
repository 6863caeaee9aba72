# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The list of options that were considered: one line each, a new one when needed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from meetingroom.meeting.decisions import MAX_OPTION_CP
from meetingroom.meeting.rule.decision import MAX_OPTIONS
from meetingroom.ui.theme.tokens import SPACE_8


class OptionList(QWidget):
    """Lines of options; the last one is always empty and ready to be written in.

    Signals:
        options_edited: Somebody typed in a line.
    """

    options_edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[QLineEdit] = []
        self._is_read_only = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_8)
        self.show_options(())

    def options(self) -> tuple[str, ...]:
        """Return what was typed, without empty lines."""
        return tuple(line.text().strip() for line in self._lines if line.text().strip())

    def show_options(self, options: tuple[str, ...]) -> None:
        """Show options unless these are the ones shown already."""
        if self._lines and options == self.options():
            return
        wanted = len(options) + (0 if self._is_read_only else 1)
        while len(self._lines) > max(wanted, 1):
            self._lines.pop().deleteLater()
        while len(self._lines) < max(wanted, 1):
            self._add_line()
        for index, line in enumerate(self._lines):
            line.setText(options[index] if index < len(options) else "")

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the lines be read only, or written in."""
        self._is_read_only = is_read_only
        for line in self._lines:
            line.setReadOnly(is_read_only)

    def _add_line(self) -> None:
        line = QLineEdit(self)
        line.setMaxLength(MAX_OPTION_CP)
        line.setReadOnly(self._is_read_only)
        number = len(self._lines) + 1
        line.setAccessibleName(self.tr("Option {0}").format(number))
        line.setPlaceholderText(
            self.tr("An option that was considered")
            if number == 1
            else self.tr("Another option")
        )
        line.textEdited.connect(self._on_line_edited)
        self._lines.append(line)
        self._column.addWidget(line)

    def _on_line_edited(self) -> None:
        if self._lines[-1].text().strip() and len(self._lines) < MAX_OPTIONS:
            self._add_line()
        self.options_edited.emit()
