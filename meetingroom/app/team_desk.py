# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The team's rules and kinds at the window: reads its file, and writes edited kinds.

What stands in the file is for `team` and `team_writing`.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from meetingroom import paths
from meetingroom.app.front import Front
from meetingroom.app.team import Team, read_team
from meetingroom.app.team_writing import TeamChanged, TeamNotWritten, write_kinds
from meetingroom.meeting.kind import Kind, built_in, kind_of_memo, kind_words
from meetingroom.meeting.setup import MAX_KIND_CP
from meetingroom.memo.memo import Memo
from meetingroom.ui.prepare.kind_shelf import KindShelf
from meetingroom.ui.prepare.kinds_editor import KindsEditor


class TeamDesk(QObject):
    """Keeps what the team's file says, and the window that edits its kinds."""

    def __init__(self, front: Front, path: Path | None, parent: QObject) -> None:
        """Belong to a window.

        Args:
            front: The window with its first screen.
            path: The file; `None` for the one in the user's settings.
            parent: Owner.
        """
        super().__init__(parent)
        self._front = front
        self._is_given = path is not None
        self._path = path or paths.team_path()
        self._team = Team()
        self._editor: KindsEditor | None = None
        self._known: tuple[Kind, ...] = ()
        """The file's kinds as the editor was given them or had them written."""
        self.shelf = KindShelf(self)

        front.window.commands.kinds.triggered.connect(self.edit)
        self.shelf.edit_requested.connect(self.edit)

    def read(self) -> Team:
        """Read the file as it is now; returns what is for a memo taken in."""
        self._team = read_team(self._path, is_given=self._is_given)
        self.shelf.put(self._team.kinds)
        return self._team

    def tell(self, say: Callable[[str], None], memo: Memo | None = None) -> None:
        """Say what is wrong with the file, else with the kind that a memo names."""
        words = kind_words(memo.front_matter) if memo is not None else ""
        if self._team.problems:
            say(self._problem())
        elif words and kind_of_memo(self._team.kinds, words) is None:
            sentence = self.tr(
                "The memo says that its kind is “{0}”, and there is no such kind of"
                " meeting. It was left out; the kind can be chosen while you prepare."
            )
            say(sentence.format(words[:MAX_KIND_CP]))

    def edit(self) -> None:
        """Show the kinds to be edited."""
        if self._editor is None:
            self.read()
            self._known = self._team.own
            editor = self._editor = KindsEditor(
                self.shelf.kinds, self._team.rules.pages, self._front.window
            )
            editor.kinds_changed.connect(self._on_kinds_changed)
            editor.finished.connect(self._on_editor_finished)
            if self._team.problems:
                editor.show_problem(self._problem())
        self._editor.show()
        self._editor.raise_()
        self._editor.activateWindow()

    def _problem(self) -> str:
        first, *more = self._team.problems
        if not more:
            return first
        words = self.tr("{0} Other entries with mistakes: {1}.")
        return words.format(first, len(more))

    def _on_kinds_changed(self, kinds: tuple[Kind, ...]) -> None:
        # An entry that says what is built in stays until somebody changes it.
        own = tuple(
            kind for kind in kinds if kind in self._known or kind != built_in(kind.name)
        )
        problem, is_changed = "", False
        try:
            write_kinds(self._path, own, self._known)
            self._known = own
        except TeamNotWritten as failed:
            problem, is_changed = failed.sentence, isinstance(failed, TeamChanged)
        self.read()
        if self._editor is None:
            return
        if is_changed:
            self._known = self._team.own
            self._editor.show_kinds(self.shelf.kinds)
        self._editor.show_problem(problem)

    def _on_editor_finished(self) -> None:
        self._editor = None
