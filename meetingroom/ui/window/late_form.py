# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Notes that stayed drafts, to be finished before everybody reads them.

It adds nothing itself; what is typed and not added stays a draft.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from meetingroom.meeting.local import LocalNote
from meetingroom.memo.pages import PageMap
from meetingroom.ui.theme.kind import kind_word
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.growing_text import GrowingText
from meetingroom.ui.widget.kind_badge import KindBadge
from meetingroom.ui.widget.label import section_label, small_label

_SIZE_PX = (560, 360)
PAUSE_MS = 300


class LateForm(QDialog):
    """The drafts, one below the other, each in a field.

    Signals:
        add_requested: They are to be added as they stand; a tuple of `LocalNote`.
        changed: One was typed on, and is to be stored; a `LocalNote`.
    """

    add_requested = Signal(object)
    changed = Signal(object)

    def __init__(
        self,
        drafts: Sequence[LocalNote],
        pages: PageMap,
        parent: QWidget | None = None,
    ) -> None:
        """List the drafts.

        Args:
            drafts: At least one.
            pages: Where they stand in the memo.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add notes, marked as late"))
        self.resize(*_SIZE_PX)
        self._drafts = tuple(drafts)
        self.fields = [GrowingText(self) for _ in drafts]
        self.add = ActionButton(
            self.tr("&Add, marked as late"), variant=Variant.PRIMARY, parent=self
        )
        self.later = ActionButton(self.tr("&Not now"), key="Esc", parent=self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._arrange(pages)

        for field in self.fields:
            field.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._store)
        self.add.clicked.connect(self._on_add_clicked)
        self.later.clicked.connect(self.reject)
        key = QShortcut(QKeySequence("Ctrl+Return"), self)
        key.activated.connect(self._on_add_clicked)
        self.finished.connect(self._store)

    def _arrange(self, pages: PageMap) -> None:
        about = small_label(
            self.tr(
                "Finish what you were writing. Everybody reads it once it is added, as"
                " “added after the reveal”. An empty one stays out."
            ),
            self,
        )
        about.setWordWrap(True)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget(self)
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, SPACE_12, 0)
        rows.setSpacing(SPACE_8)
        for draft, field in zip(self._drafts, self.fields, strict=True):
            start = draft.start_cp
            where = self.tr("whole memo") if start is None else pages.address(start)
            name = self.tr("{0} at {1}").format(kind_word(draft.kind), where)
            head = QHBoxLayout()
            head.setSpacing(SPACE_8)
            head.addWidget(KindBadge(draft.kind, parent=inner))
            head.addWidget(small_label(where, inner))
            head.addStretch(1)
            field.setPlainText(draft.body)
            field.moveCursor(field.textCursor().MoveOperation.End)
            field.setAccessibleName(name)
            rows.addLayout(head)
            rows.addWidget(field)
        rows.addStretch(1)
        area.setWidget(inner)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addStretch(1)
        foot.addWidget(self.later)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(section_label(self.tr("Notes that are still drafts"), self))
        column.addWidget(about)
        column.addWidget(area, 1)
        column.addLayout(foot)
        self.fields[0].setFocus()

    def _typed(self) -> tuple[LocalNote, ...]:
        pairs = zip(self._drafts, self.fields, strict=True)
        return tuple(
            replace(draft, body=field.toPlainText().strip()) for draft, field in pairs
        )

    def _store(self) -> None:
        self._pause.stop()
        before, self._drafts = self._drafts, self._typed()
        for old, new in zip(before, self._drafts, strict=True):
            if old.body != new.body:
                self.changed.emit(new)

    def _on_add_clicked(self) -> None:
        self._store()
        self.add_requested.emit(tuple(one for one in self._drafts if one.body))
