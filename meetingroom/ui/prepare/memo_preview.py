# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The memo beside the setup, whole or at the places that a finding is about.

It shows and changes nothing; what is found is for the check.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.memo.memo import Memo
from meetingroom.memo.pages import PageMap
from meetingroom.memo.preflight import Finding
from meetingroom.ui.document.look import PageLook
from meetingroom.ui.page.memo_view import MemoView
from meetingroom.ui.page.view import HighlightView
from meetingroom.ui.theme.theme import current_tokens
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from meetingroom.ui.widget.button import ActionButton
from meetingroom.ui.widget.label import address_label, make_label

_SIZE_PX = (760, 660)


class MemoPreview(QDialog):
    """A window with the memo; it stops nothing else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The memo"))
        self.resize(*_SIZE_PX)
        self._pages = PageMap(())
        self._places_cp: tuple[int, ...] = ()
        self._at = 0
        self.sentence = make_label("")
        self.sentence.setWordWrap(True)
        self.view = MemoView(PageLook(tokens=current_tokens()))
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.place = address_label("")
        self.previous = ActionButton(self.tr("&Previous place"), key="Shift+F3")
        self.following = ActionButton(self.tr("&Next place"), key="F3")
        self.shut = ActionButton(self.tr("&Back to the setup"), key="Esc")
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.place, 1)
        for button in (self.previous, self.following, self.shut):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(self.sentence)
        column.addWidget(self.view, 1)
        column.addLayout(row)

        self.previous.clicked.connect(self._on_previous)
        self.following.clicked.connect(self._on_following)
        self.shut.clicked.connect(self.reject)
        for keys, slot in (("F3", self._on_following), ("Shift+F3", self._on_previous)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    @property
    def position_cp(self) -> int | None:
        """The place on show; `None` where the finding has none."""
        return self._places_cp[self._at] if self._places_cp else None

    def show_memo(self, memo: Memo, pages: PageMap) -> None:
        """Show the whole memo from its beginning."""
        self._open(memo, pages, ())
        self.view.go_to(0)

    def show_finding(
        self, memo: Memo, pages: PageMap, finding: Finding, position_cp: int
    ) -> None:
        """Show a place of a finding.

        Args:
            memo: The memo.
            pages: Its pages.
            finding: What was found.
            position_cp: Which of its places comes first.
        """
        places = finding.positions_cp
        self._open(memo, pages, places, finding.sentence)
        self._at = places.index(position_cp) if position_cp in places else 0
        self._show_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the column be as wide as there is room."""
        super().resizeEvent(event)
        self.view.set_room_px(self.view.viewport().width())

    def _open(
        self,
        memo: Memo,
        pages: PageMap,
        places_cp: tuple[int, ...],
        sentence: str = "",
    ) -> None:
        self._pages = pages
        self._places_cp = places_cp
        self._at = 0
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.place.setText("")
        self.view.set_look(PageLook(tokens=current_tokens()))
        self.view.show_memo(memo, pages)
        self.view.set_highlights([])
        for button in (self.previous, self.following):
            button.setVisible(len(places_cp) > 1)
        # Now, so that the place is found in the width it is read in.
        self.show()
        self.activateWindow()

    def _show_place(self) -> None:
        position_cp = self.position_cp
        if position_cp is None:
            return
        start_cp, end_cp = self.view.memo.sentence_map.at(position_cp)
        if not start_cp <= position_cp < end_cp:
            # Between two sentences, or an image.
            start_cp, end_cp = position_cp, position_cp + 1
        self.view.set_highlights([HighlightView(start_cp, end_cp)])
        self.view.go_to(position_cp)
        self.place.setText(
            self.tr("{0} · place {1} of {2}").format(
                self._pages.address(position_cp), self._at + 1, len(self._places_cp)
            )
        )

    def _on_previous(self) -> None:
        self._step(-1)

    def _on_following(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        if self._places_cp:
            self._at = (self._at + by) % len(self._places_cp)
            self._show_place()
