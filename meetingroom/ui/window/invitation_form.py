# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The invitation in any phase: for late joiners, and after somebody took over.

It shows what the lobby shows and changes nothing by itself.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.room.room import InvitationView
from meetingroom.ui.lobby.invitation_panel import InvitationPanel
from meetingroom.ui.theme.tokens import SPACE_12, SPACE_24
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.widget.label import section_label

_WIDTH_PX = 700


class InvitationForm(QDialog):
    """Code, QR code and link over the meeting.

    Signals:
        new_code_requested: Earlier codes and links are to open nothing any more.
    """

    new_code_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Invitation"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(_WIDTH_PX, parent.width()))
        self.panel = InvitationPanel(self)
        self.shut = ActionButton(self.tr("&Close"), key="Esc", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(section_label(self.tr("How others join now"), self))
        column.addWidget(self.panel)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.shut)
        column.addLayout(row)

        self.panel.new_code_requested.connect(self.new_code_requested)
        self.shut.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the form that fits the width."""
        super().showEvent(event)
        self.adjustSize()

    def show_invitation(self, invitation: InvitationView, title: str) -> None:
        """Show the invitation as it is now."""
        self.panel.show_invitation(invitation, title, is_alone=False)
