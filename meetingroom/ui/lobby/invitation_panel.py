# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How others join: the code to read out, the QR code, the link, the addresses.

It shows an invitation it is given; whether anybody can reach it was tested elsewhere.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.room.room import InvitationView
from meetingroom.ui.lobby.finding_rows import FindingRows
from meetingroom.ui.lobby.qr_code import SIDE_PX, QrCode
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.fonts import sans_font
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.label import ElidedLabel, make_label, small_label

_LARGE_PX, _SMALL_PX = 60, 42
_ADDRESS_PX = 20


class InvitationPanel(QWidget):
    """Code, QR code and what to do with them.

    Signals:
        new_code_requested: Earlier codes and links are to open nothing any more.
    """

    new_code_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._shown: InvitationView | None = None
        self.qr = QrCode(self)
        self.code = make_label("", fonts.join_code_font(), parent=self)
        self.at = make_label(self.tr("in the app, at"), tone=Tone.MUTED, parent=self)
        self.address = ElidedLabel("", sans_font(_ADDRESS_PX), parent=self)
        self.link = ElidedLabel("", fonts.small_font(), Tone.MUTED, self)
        self.copy = ActionButton(
            self.tr("Copy the invitation"),
            glyph="copy",
            variant=Variant.SMALL,
            parent=self,
        )
        self.copied = small_label("", self)
        self.others = ActionButton(
            self.tr("Other addresses"),
            glyph="network",
            variant=Variant.SMALL,
            parent=self,
        )
        self.others.setCheckable(True)
        self.renew = ActionButton(
            self.tr("New code"),
            glyph="refresh-cw",
            variant=Variant.SMALL,
            parent=self,
        )
        self.renew.setToolTip(
            self.tr("Earlier codes and links then open nothing; who is in stays in.")
        )
        self.addresses = make_label("", parent=self)
        self.addresses.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.alone = small_label(
            self.tr("Nobody else is here yet. The code works as soon as they type it."),
            self,
        )
        self.alone.setWordWrap(True)
        self.findings = FindingRows(self)
        self._how = QWidget(self)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._how)
        self._buttons = self._button_row()
        self._lay_out()
        self.hide()

        self.copy.clicked.connect(self.copy_invitation)
        self.renew.clicked.connect(self.new_code_requested)
        self.others.toggled.connect(self.addresses.setVisible)

    def show_invitation(
        self, invitation: InvitationView | None, title: str, *, is_alone: bool
    ) -> None:
        """Show how others join now; `None` where they do not join over a network."""
        self._title = title
        self.setVisible(invitation is not None)
        if invitation is None:
            self._shown = None
            return
        self.alone.setVisible(is_alone and not _problem(invitation))
        if invitation == self._shown:
            return
        if self._shown is None or invitation.link != self._shown.link:
            self.copied.hide()
        if self._shown is not None and invitation.code != self._shown.code:
            self._say(self.tr("Earlier codes and links open nothing any more."))
        self._shown = invitation
        self._show(invitation)

    def copy_invitation(self) -> None:
        """Put link and code on the clipboard, ready for mail or chat."""
        shown = self._shown
        if shown is None or _problem(shown):
            return
        text = self.tr(
            "Join “{title}” in Meetingroom: {link}\nOr type the code {code} and the"
            " address {address}."
        ).format(
            title=self._title or self.tr("our meeting"),
            link=shown.link,
            code=shown.code,
            address=shown.addresses[0],
        )
        QGuiApplication.clipboard().setText(text)
        self._say(self.tr("The invitation is on the clipboard."))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the narrow form.

        Else the wide form would keep the page from getting narrow, and which form is
        shown would hang on the one before.
        """
        height = super().minimumSizeHint().height()
        parts = (self.code, self._buttons, self.qr)
        width = max(part.minimumSizeHint().width() for part in parts)
        return QSize(width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the code smaller, then put the QR code below, where room is short."""
        super().resizeEvent(event)
        self._fit()

    def _say(self, sentence: str) -> None:
        """Say below the buttons what was done; the next change takes it away."""
        self.copied.setText(sentence)
        self.copied.show()
        announce(self, sentence)

    def _show(self, invitation: InvitationView) -> None:
        problem = _problem(invitation)
        if problem and not invitation.problem:
            problem = self.tr(
                "This computer is on no network. You can still read alone."
            )
        self._how.setVisible(not problem)
        self._buttons.setVisible(not problem)
        self.findings.show_findings(problem, invitation.findings)
        self.code.setText(invitation.code)
        # Letter by letter, as it has to be typed.
        self.code.setAccessibleName(
            self.tr("Code: {0}").format(" ".join(invitation.code))
        )
        first, *more = invitation.addresses or ("",)
        self.address.setText(first)
        self.qr.show_link("" if problem else invitation.link)
        self.link.setText(invitation.link)
        self.addresses.setText("\n".join(more))
        self.others.setVisible(bool(more))
        self.addresses.setVisible(bool(more) and self.others.isChecked())
        self._fit()

    def _fit(self) -> None:
        beside = self.width() - SIDE_PX - SPACE_24
        for size_px in (_LARGE_PX, _SMALL_PX):
            font = fonts.join_code_font()
            font.setPixelSize(size_px)
            self.code.setFont(font)
            needed = self.code.sizeHint().width()
            if needed <= beside:
                break
        direction = (
            QBoxLayout.Direction.LeftToRight
            if needed <= beside
            else QBoxLayout.Direction.BottomToTop  # what is read out comes first
        )
        if direction is not self._box.direction():
            self._box.setDirection(direction)
            # The layout around has given the height of the other form already.
            self._how.updateGeometry()
            self.updateGeometry()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(
            make_label(self.tr("Join with the code"), tone=Tone.MUTED, parent=self)
        )
        words.addWidget(self.code)
        words.addWidget(self.at)
        words.addWidget(self.address)
        words.addWidget(self.link)
        words.addWidget(self.addresses)
        words.addStretch(1)
        self.copied.hide()
        self.addresses.hide()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE_24)
        self._box.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._how)
        column.addWidget(self._buttons)
        column.addWidget(self.copied)
        column.addWidget(self.alone)
        column.addWidget(self.findings)

    def _button_row(self) -> QWidget:
        """Return the buttons; below both codes, which then stand side by side."""
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_8)
        line.addWidget(self.copy)
        line.addWidget(self.others)
        line.addWidget(self.renew)
        line.addStretch(1)
        return row


def _problem(invitation: InvitationView) -> str:
    """Return why nobody can join; a placeholder where only the addresses miss."""
    return invitation.problem or ("" if invitation.addresses else "no network")
