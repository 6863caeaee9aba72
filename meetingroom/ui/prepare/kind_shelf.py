# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The kinds of meetings that this machine offers, for every screen that shows them.

It holds them; where they are kept is the application's business.
"""

from PySide6.QtCore import QObject, Signal

from meetingroom.meeting.kind import BUILT_IN, Kind


class KindShelf(QObject):
    """Kinds to choose from.

    Signals:
        changed: There are others now.
        edit_requested: Somebody wants to edit them.
    """

    changed = Signal()
    edit_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds: tuple[Kind, ...] = BUILT_IN

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds, ours first."""
        return self._kinds

    def put(self, kinds: tuple[Kind, ...]) -> None:
        """Offer these from now on."""
        if kinds != self._kinds:
            self._kinds = kinds
            self.changed.emit()
