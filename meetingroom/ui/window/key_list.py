# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The list of keys: every command with a key, read from the actions themselves."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)


def key_rows(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    """Return (keys, command) of every action that has a key, without repeats.

    What stands in a menu of the screen's own counts too.
    """
    rows: list[tuple[str, str]] = []
    for action in _flat(actions):
        keys = ", ".join(
            key.toString(QKeySequence.SequenceFormat.NativeText)
            for key in action.shortcuts()
        )
        row = (keys, action.text().replace("&", "").rstrip("…"))
        if keys and row not in rows:
            rows.append(row)
    return rows


def _flat(actions: Iterable[QAction]) -> Iterator[QAction]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _flat(menu.actions())
        else:
            yield action


class KeyList(QDialog):
    """Keys of the shown screen; leaves the screen usable beside it."""

    def __init__(
        self,
        rows: list[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys of this screen"))
        self.table = QTableWidget(len(rows), 2, self)
        self.table.setHorizontalHeaderLabels([self.tr("Key"), self.tr("What it does")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName(self.tr("Keys of this screen"))
        for index, (keys, words) in enumerate(rows):
            self.table.setItem(index, 0, QTableWidgetItem(keys))
            self.table.setItem(index, 1, QTableWidgetItem(words))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        column = QVBoxLayout(self)
        column.addWidget(self.table)
        column.addWidget(buttons)
        self.resize(520, 560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        buttons.rejected.connect(self.close)
