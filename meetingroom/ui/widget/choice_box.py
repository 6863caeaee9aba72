# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A combo box whose choice ends in an ellipsis where it is longer than the box.

Qt cuts it in the middle of a letter. The whole text is the tip.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

_SIDES_PX = 4
"""The style leaves so much beside the words."""


class ChoiceBox(QComboBox):
    """One choice of a list.

    Signals: `activated` and the others, as Qt has them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentTextChanged.connect(self.setToolTip)

    @property
    def shown_text(self) -> str:
        """The choice as it fits the box."""
        return self._option().currentText

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box with as much of the choice as fits."""
        del event
        painter = QStylePainter(self)
        option = self._option()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - _SIDES_PX
        )
        return option
