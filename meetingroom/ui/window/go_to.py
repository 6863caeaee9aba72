# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A box in which "3:12" is typed, on every screen that shows the memo.

It moves the reader's own place and nobody else's.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from meetingroom.memo.pages import PageMap, find_address
from meetingroom.ui.page.memo_view import MemoView


def ask_address(screen: QWidget, pages: PageMap) -> bool:
    """Ask for page and line, then go there.

    Args:
        screen: The screen; its memo is the one that is on show.
        pages: The frozen pages.

    Returns:
        Whether the screen shows a memo.
    """
    shown = [view for view in screen.findChildren(MemoView) if view.isVisible()]
    if not shown:
        return False
    dialog = GoToDialog(shown[0], pages, screen)
    dialog.open()
    return True


class GoToDialog(QInputDialog):
    """One line for an address; it stays open until there is such a place."""

    def __init__(self, view: MemoView, pages: PageMap, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = pages
        self._question = self.tr("Page and line, such as 3:12")
        self.setWindowTitle(self.tr("Go to"))
        self.setLabelText(self._question)
        self.setInputMode(QInputDialog.InputMode.TextInput)
        self.setOkButtonText(self.tr("&Go there"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        self.finished.connect(partial(_take_focus, view))
        self._view = view

    def accept(self) -> None:
        """Go there, or say what there is."""
        position_cp = find_address(self._pages, self.textValue())
        if position_cp is None:
            self.setLabelText(self._refusal())
            return
        self._view.go_to(position_cp)
        super().accept()

    def _refusal(self) -> str:
        """Say which pages there are, and of the typed one which lines."""
        page = self.textValue().strip().partition(":")[0]
        lines = [line.number for line in self._pages.lines if str(line.page) == page]
        if lines:
            return self.tr("Page {0} has lines 1 to {1}.").format(page, max(lines))
        return self.tr("There is no such place. Pages of this memo: {0}.").format(
            self._pages.pages
        )


def _take_focus(view: MemoView, _result: int) -> None:
    view.setFocus(Qt.FocusReason.OtherFocusReason)
