# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which template a new memo begins with, and as what kind of file.

It asks; the application writes the file.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from meetingroom.ui.theme.tokens import SPACE_8, SPACE_24
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.label import field_label, make_label

_WIDTH_PX = 420


class TemplateForm(QDialog):
    """A list of templates and two formats; it stops nothing else.

    Signals:
        chosen: Name of the template, and the ending of the file.
    """

    chosen = Signal(str, str)

    def __init__(
        self, templates: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Show templates.

        Args:
            templates: Name and title of each, in order.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("New memo from a template"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH_PX)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Templates"))
        for name, title in templates:
            item = QListWidgetItem(title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
        self.list.setSpacing(2)
        self.list.setCurrentRow(0)
        self.word = QRadioButton(self.tr("&Word (.docx)"))
        self.markdown = QRadioButton(self.tr("&Markdown (.md)"))
        self.word.setChecked(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.create_button = buttons.addButton(
            self.tr("&Create…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        about = make_label(
            self.tr("It opens in your own editor. Drop it here when it is ready."),
            tone=Tone.MUTED,
        )
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_8)
        column.addWidget(field_label(self.tr("Template")))
        column.addWidget(self.list)
        column.addWidget(field_label(self.tr("Format")))
        column.addWidget(self.word)
        column.addWidget(self.markdown)
        column.addWidget(about)
        column.addWidget(buttons)

        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        item = self.list.currentItem()
        ending = ".docx" if self.word.isChecked() else ".md"
        self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)), ending)
        self.accept()
