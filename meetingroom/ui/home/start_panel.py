# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The panel that starts a meeting: drop a memo, choose one, or rehearse.

At the first start it also asks for a name. It opens no file itself.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from meetingroom.ui.theme.fonts import memo_font
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import (
    FOCUS_PX,
    RADIUS_PX,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    SPACE_24,
    SPACE_32,
)
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    field_label,
    make_label,
    repolish,
    set_tone,
    small_label,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_NAME_CP = 80
"""As the rules have it; they are not imported before the first paint."""
_TITLE_PX = 22
_GLYPH_PX = 40
_NAME_PX = 260
_SHOWN_CP = 40
"""Of a name, in one line of a narrow window."""

_IN_A_ROW_PX = 558


class StartPanel(QFrame):
    """Where a meeting begins.

    Signals:
        choose_requested: The person wants to pick a file.
        rehearse_requested: The person wants to rehearse with any sample.
        new_requested: The person wants to write a memo first.
        name_changed: A name was given; the argument is the name, trimmed.
    """

    choose_requested = Signal()
    rehearse_requested = Signal()
    new_requested = Signal()
    name_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._pending: Callable[[], None] | None = None
        self._is_target = False
        self.setObjectName("startPanel")
        self.title = make_label(
            self.tr("Start a meeting: drop a memo here"), memo_font(_TITLE_PX)
        )
        self.title.setWordWrap(True)
        self.about = make_label(
            self.tr(
                "Word, Google Docs (as a web page), OpenDocument, PDF, Markdown or"
                " plain text. The memo is checked first; nobody else sees it before"
                " reading begins."
            ),
            tone=Tone.MUTED,
        )
        self.about.setWordWrap(True)
        self.choose = ActionButton(
            self.tr("Choose a memo…"), glyph="folder-open", variant=Variant.PRIMARY
        )
        self.rehearse = ActionButton(self.tr("Rehearse alone with a sample"))
        self.new_memo = ActionButton(
            self.tr("Write a new memo from a template…"), variant=Variant.LINK
        )
        self.rename = ActionButton(self.tr("Your name"), variant=Variant.LINK)
        self.rename.hide()
        self.rename.setAccessibleDescription(self.tr("Opens a field to correct it"))
        self.name_row = self._make_name_row()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

        self.choose.clicked.connect(self._on_choose_clicked)
        self.rehearse.clicked.connect(self._on_rehearse_clicked)
        self.new_memo.clicked.connect(self.new_requested)
        self.rename.clicked.connect(self._on_rename_clicked)
        self.name_field.editingFinished.connect(self.commit_name)

    @property
    def name(self) -> str:
        """The name in force; empty at the first start."""
        return self._name

    def show_name(self, name: str) -> None:
        """Take the stored name; an empty one is asked for."""
        self._name = name.strip()
        self.name_row.setVisible(not self._name)
        self.rename.setVisible(bool(self._name))
        is_long = len(self._name) > _SHOWN_CP
        shown = f"{self._name[: _SHOWN_CP - 1]}…" if is_long else self._name
        # A mark for a key is no part of a name.
        words = self.tr("Your name: {0} (change it)").format(shown.replace("&", "&&"))
        self.rename.set_words(words)
        if self.name_field.text().strip() != self._name:
            self.name_field.setText(self._name)
        self._show_wrong(is_wrong=False)

    def commit_name(self) -> None:
        """Take the name as typed, and do what waited for it."""
        if self._take(self.name_field.text().strip()):
            pending, self._pending = self._pending, None
            if pending is not None:
                pending()

    def take_name(self, typed: str) -> None:
        """Take a name that was typed elsewhere; what waited for one here is off."""
        self._pending = None
        self._take(typed)

    def _take(self, typed: str) -> bool:
        """Take a name; tells whether it is a new one. Empty changes nothing."""
        if not typed:
            return False
        is_new = typed != self._name
        self.show_name(typed)
        if is_new:
            self.name_changed.emit(typed)
        return is_new

    def with_name(self, act: "Callable[[], None]") -> None:
        """Do something that needs a name: now, or once the name is given."""
        # A key is pressed while the name is still being typed; what an earlier one
        # waited for is replaced.
        self._pending = None
        self.commit_name()
        if self._name:
            act()
            return
        self._pending = act
        self.ask_for_name()

    def ask_for_name(self) -> None:
        """Say that a name is needed before the meeting can be made."""
        self.name_row.setVisible(True)
        self._show_wrong(is_wrong=True)
        self.name_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_target(self, is_target: bool) -> None:  # noqa: FBT001 - a slot
        """Show that something dropped now would be taken."""
        self._is_target = is_target
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below each other where they do not fit in a row."""
        super().resizeEvent(event)
        self._buttons.setDirection(
            QBoxLayout.Direction.LeftToRight
            if event.size().width() >= _IN_A_ROW_PX
            else QBoxLayout.Direction.TopToBottom
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface with its dashed edge."""
        del event
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = tokens.accent if self._is_target else tokens.control
        style = Qt.PenStyle.SolidLine if self._is_target else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(colour), FOCUS_PX, style))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX
        )

    def _make_name_row(self) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, SPACE_8, 0, SPACE_8)
        column.setSpacing(4)
        label = field_label(self.tr("Your name"))
        self.name_field = QLineEdit()
        self.name_field.setObjectName("yourName")
        self.name_field.setMaxLength(MAX_NAME_CP)
        self.name_field.setMaximumWidth(_NAME_PX)
        self.name_field.setAccessibleName(self.tr("Your name"))
        label.setBuddy(self.name_field)
        self.name_hint = small_label(
            self.tr("It stands beside your notes once they are open.")
        )
        self.name_hint.setWordWrap(True)
        for part in (label, self.name_field, self.name_hint):
            column.addWidget(part)
        return row

    def _lay_out(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SPACE_32, SPACE_24, SPACE_24, SPACE_24)
        outer.setSpacing(SPACE_24)
        glyph = Glyph("file-up", Tone.ACCENT, _GLYPH_PX)
        outer.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(SPACE_8)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.name_row)
        column.addSpacing(SPACE_12)
        self._buttons.setSpacing(SPACE_12)
        self._buttons.addWidget(self.choose)
        self._buttons.addWidget(self.rehearse)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        column.addWidget(self.new_memo, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rename, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        outer.addLayout(column, 1)
        outer.addSpacing(SPACE_16)

    def _show_wrong(self, *, is_wrong: bool) -> None:
        if bool(self.name_field.property("isWrong")) == is_wrong:
            return
        self.name_field.setProperty("isWrong", is_wrong)
        repolish(self.name_field)
        self.name_hint.setText(
            self.tr("Say your name first; then the meeting begins.")
            if is_wrong
            else self.tr("It stands beside your notes once they are open.")
        )
        set_tone(self.name_hint, Tone.BLOCKER if is_wrong else Tone.MUTED)

    def _on_rename_clicked(self) -> None:
        self.rename.hide()
        self.name_row.show()
        self.name_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name_field.selectAll()

    def _on_choose_clicked(self) -> None:
        self.commit_name()
        self.choose_requested.emit()

    def _on_rehearse_clicked(self) -> None:
        self.commit_name()
        self.rehearse_requested.emit()
