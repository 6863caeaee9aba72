# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A new memo from a template: asks which and where, writes it, opens the editor.

What templates there are, and what stands in the file, is for `app.templates`.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from meetingroom.app.front import Front
from meetingroom.app.templates import (
    Template,
    TemplateFailed,
    templates,
    write_new_memo,
)
from meetingroom.ui.window.template_form import TemplateForm


class NewMemo(QObject):
    """Begins memos in the person's own editor.

    Signals:
        meeting_requested: A meeting is to start with the memo that was begun; its path.
    """

    meeting_requested = Signal(str)

    def __init__(
        self,
        front: Front,
        parent: QObject,
        *,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        """Belong to a window.

        Args:
            front: The window with its first screen.
            parent: Owner.
            open_url: Opens a file in the person's editor; tells whether it could.
        """
        super().__init__(parent)
        self._open_url = open_url
        self._front = front
        self._templates: dict[str, Template] = {}
        self._written: Path | None = None

        front.home.problem_action_requested.connect(self._on_home_action_requested)

    def ask(self) -> None:
        """Ask which template it is to be."""
        found = templates()
        self._templates = {one.name: one for one in found}
        form = TemplateForm(
            [(one.name, one.title) for one in found], self._front.window
        )
        form.chosen.connect(self._on_chosen)
        form.open()

    def write(self, template: Template, path: Path) -> None:
        """Write the file and open it in the person's editor."""
        try:
            write_new_memo(template, path)
        except TemplateFailed as failed:
            self._say_failed(failed.sentence)
            return
        is_open = self._open_url(QUrl.fromLocalFile(str(path)))
        sentence = (
            self.tr("Written to {0} and opened. Drop it here when it is ready.")
            if is_open
            else self.tr(
                "Written to {0}. Nothing here opens such files: open it in an"
                " editor, and drop it here when it is ready."
            )
        )
        self._written = path
        self._say_written(sentence.format(path))

    def _on_chosen(self, name: str, ending: str) -> None:
        template = self._templates[name]
        dialog = QFileDialog(self._front.window, self.tr("Where the new memo goes"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # What is there is refused with a sentence, not replaced.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setNameFilter(f"*{ending}")
        dialog.setDefaultSuffix(ending.lstrip("."))
        dialog.selectFile(f"{template.title.replace('/', '-')}{ending}")
        dialog.fileSelected.connect(partial(self._on_file_selected, template))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, template: Template, path: str) -> None:
        self.write(template, Path(path))

    def _on_home_action_requested(self, words: str) -> None:
        if self._written is not None and words == self._start_words():
            self._front.home.clear_problem()
            self.meeting_requested.emit(str(self._written))

    def _start_words(self) -> str:
        return self.tr("Start a meeting with it")

    def _say_failed(self, sentence: str) -> None:
        page = self._front.window.page
        if page is not None:
            page.show_notice(sentence)
        else:
            self._front.home.show_problem(sentence)

    def _say_written(self, sentence: str) -> None:
        page = self._front.window.page
        if page is not None:
            page.show_done(sentence)
        else:
            self._front.home.show_done(sentence, self._start_words())
