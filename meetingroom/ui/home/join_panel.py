# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The panel that joins a meeting: a link, or an address and a code.

It takes what was typed and shows what is said about it; it does no network.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from meetingroom.ui.home.code_field import CodeField
from meetingroom.ui.theme.fonts import memo_font
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_24
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    field_label,
    make_label,
    repolish,
    set_tone,
    small_label,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetingroom.ui.home.nearby_list import NearbyList
    from meetingroom.ui.home.view import Nearby

_TITLE_PX = 22
_NAME_PX = 260
MAX_NAME_CP = 80
"""As the rules have it; they are not imported before the first paint."""
_IN_A_ROW_PX = 400
"""Below this width the fields stand below each other."""


class JoinPanel(QFrame):
    """Where one joins somebody else's meeting.

    Signals:
        join_wanted: The arguments are the link or address, and the code; one of them
            may be empty.
    """

    join_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nearby: NearbyList | None = None
        self.setObjectName("joinPanel")
        self.setProperty("variant", "card")
        self.title = make_label(self.tr("Join a meeting"), memo_font(_TITLE_PX))
        self.address = QLineEdit()
        self.address.setObjectName("joinAddress")
        self.address.setPlaceholderText("192.168.1.24:8443")
        self.code = CodeField()
        self.name_field = QLineEdit()
        self.name_field.setObjectName("joinName")
        self.name_row = QWidget(self)
        self.join = ActionButton(self.tr("&Join"), glyph="log-in")
        self._alert = Glyph("circle-alert", Tone.BLOCKER, parent=self)
        self.hint = small_label("")
        self.hint.setWordWrap(True)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._say("")

        self.address.textEdited.connect(self._on_text_edited)
        self.address.textChanged.connect(self._on_address_changed)
        self.code.textEdited.connect(self._on_text_edited)
        self.address.returnPressed.connect(self._on_join_clicked)
        self.code.returnPressed.connect(self._on_join_clicked)
        self.name_field.textEdited.connect(self._on_text_edited)
        self.name_field.returnPressed.connect(self._on_join_clicked)
        self.join.clicked.connect(self._on_join_clicked)

    @property
    def name(self) -> str:
        """The name typed here; empty where none is asked for."""
        return self.name_field.text().strip()

    def ask_for_name(self) -> None:
        """Ask here under which name one joins; *Join* goes on with it."""
        self.name_row.show()
        self._say(self.tr("Say your name; then join."), self.name_field)
        self.name_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_name(self) -> None:
        """Ask for no name: it is known."""
        if not self.name_row.isHidden():
            self.name_row.hide()
            self._say("")

    @property
    def nearby(self) -> "NearbyList | None":
        """The list of what was found; `None` while nothing was."""
        return self._nearby

    def show_nearby(self, rows: "Sequence[Nearby]") -> None:
        """List the meetings found on this network; none says nothing."""
        if self._nearby is None:
            if not rows:
                return
            # Inline: nothing is found before the first paint.
            from meetingroom.ui.home.nearby_list import NearbyList  # noqa: PLC0415

            self._nearby = NearbyList(self)
            self._nearby.chosen.connect(self._on_nearby_chosen)
            self._column.insertWidget(self._column.count() - 1, self._nearby)
        # Inline, as above.
        from meetingroom.ui.widget.tab_order import order_tabs  # noqa: PLC0415

        self._nearby.show_rows(rows)
        order_tabs(self)
        self._nearby.setVisible(bool(rows))

    def show_error(self, sentence: str, *, is_code: bool = False) -> None:
        """Say what is wrong under the fields; the text stays selected."""
        field = self.code if is_code else self.address
        self._say(sentence, field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def show_text(self, text: str) -> None:
        """Fill in a link or an address, such as one the system was asked to open."""
        self.address.setText(text)
        self._say("")

    def take_focus(self) -> None:
        """Put the cursor where one begins."""
        self.address.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.address.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields below each other where they do not fit in a row."""
        super().resizeEvent(event)
        self._fields.setDirection(
            QBoxLayout.Direction.LeftToRight
            if event.size().width() >= _IN_A_ROW_PX
            else QBoxLayout.Direction.TopToBottom
        )

    def _lay_out(self) -> None:
        self._column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        self._column.setSpacing(SPACE_8)
        self._fields.setSpacing(SPACE_12)
        self._fields.addLayout(_named(self.tr("Link or address"), self.address), 1)
        self._fields.addLayout(_named(self.tr("Code"), self.code))
        button = QVBoxLayout()
        button.addStretch(1)
        button.addWidget(self.join, 0, Qt.AlignmentFlag.AlignLeft)
        self._fields.addLayout(button)
        self._column.addWidget(self.title)
        self._column.addLayout(self._fields)
        self.name_field.setMaxLength(MAX_NAME_CP)
        self.name_field.setMaximumWidth(_NAME_PX)
        name = _named(self.tr("Your name"), self.name_field)
        name.setContentsMargins(0, 0, 0, 0)
        self.name_row.setLayout(name)
        self.name_row.hide()
        self._column.addWidget(self.name_row)
        said = QHBoxLayout()
        said.setSpacing(SPACE_4)
        said.addWidget(self._alert, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.hint, 1)
        self._column.addLayout(said)
        self._column.addStretch(1)

    def _say(self, sentence: str, field: QLineEdit | None = None) -> None:
        for one in (self.address, self.code, self.name_field):
            is_wrong = one is field
            if bool(one.property("isWrong")) != is_wrong:
                one.setProperty("isWrong", is_wrong)
                repolish(one)
        self.hint.setText(
            sentence or self.tr("Both stand on the facilitator’s screen.")
        )
        self._alert.setVisible(bool(sentence))
        set_tone(self.hint, Tone.BLOCKER if sentence else Tone.MUTED)
        for one in (self.address, self.code, self.name_field):
            one.setAccessibleDescription(sentence if one is field else "")
        if sentence:
            # Inline: nothing is wrong before the first paint.
            from meetingroom.ui.widget.announce import announce  # noqa: PLC0415

            announce(self, sentence)

    def _on_text_edited(self) -> None:
        self._say("")

    def _on_address_changed(self, text: str) -> None:
        """A link brings its code along."""
        is_link = _is_link(text)
        self.code.setEnabled(not is_link)
        self.code.setPlaceholderText(self.tr("in the link") if is_link else "7KQ2-M4XD")
        if is_link:
            self.code.clear()

    def _on_nearby_chosen(self, address: str) -> None:
        self.show_text(address)
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_join_clicked(self) -> None:
        text = self.address.text().strip()
        if not text and not self.code.code:
            self.show_error(
                self.tr("Paste the link of the invitation, or type address and code.")
            )
        elif not _is_link(text) and not self.code.is_whole():
            self.show_error(
                self.tr("The code has eight characters, such as 7KQ2-M4XD."),
                is_code=True,
            )
        else:
            self.join_wanted.emit(text, self.code.code)


def _is_link(text: str) -> bool:
    """Tell whether a text is a link, which needs no code beside it."""
    return "://" in text or "#" in text


def _named(name: str, field: QLineEdit) -> QVBoxLayout:
    label = field_label(name)
    label.setBuddy(field)
    field.setAccessibleName(name)
    column = QVBoxLayout()
    column.setSpacing(SPACE_4)
    column.addWidget(label)
    column.addWidget(field)
    column.addStretch(1)
    return column
