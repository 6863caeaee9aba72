# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The line above the form: where one came from, which decision, and where to go.

Knows the list of decisions only; must not load one.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from meetingroom.meeting.command.decision import DraftDecision
from meetingroom.meeting.command.room import CloseMeeting
from meetingroom.meeting.decisions import Decision, DecisionStatus
from meetingroom.meeting.ids import DecisionId
from meetingroom.meeting.phase import Phase
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.decisions.words import title_words
from meetingroom.ui.theme.tokens import SPACE_12
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.choice_box import ChoiceBox


class DecisionChooser(QWidget):
    """Back, the list of decisions, a new one, and the summary.

    Signals:
        decision_chosen: Another decision is wanted; its `DecisionId`.
    """

    decision_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[tuple[DecisionId, str]] = []
        self.back = ActionButton(
            self.tr("&Back to the topics"),
            glyph="arrow-left",
            variant=Variant.LINK,
            parent=self,
        )
        self.list = ChoiceBox(self)
        self.list.setAccessibleName(self.tr("Decisions of this meeting"))
        self.list.setMinimumContentsLength(8)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rejoin = ActionButton(
            self.tr("Re&join the room"),
            glyph="locate-fixed",
            key="Ctrl+Shift+J",
            variant=Variant.SMALL,
            parent=self,
        )
        self.rejoin.hide()
        self.new = ActionButton(
            self.tr("&New decision"), glyph="plus", variant=Variant.LINK, parent=self
        )
        self.summary = ActionButton(
            self.tr("&Go to the summary"),
            glyph="arrow-right",
            variant=Variant.LINK,
            parent=self,
        )
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(self.back)
        row.addWidget(self.rejoin)
        row.addStretch(1)
        row.addWidget(self.new)
        row.addWidget(self.summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addLayout(row)
        column.addWidget(self.list)

        self.list.activated.connect(self._on_list_activated)

    def show_snapshot(
        self, snapshot: RoomSnapshot, shown: DecisionId | None, at: DecisionId | None
    ) -> None:
        """Show the decisions and where one may go.

        Args:
            snapshot: What the viewer sees.
            shown: Which decision the page shows.
            at: Which one the room is at.
        """
        self.show_decisions(tuple(snapshot.meeting.decisions.values()), shown)
        self.show_ways(snapshot)
        self.rejoin.setVisible(shown != at)
        self.new.setVisible(snapshot.may(DraftDecision))

    def show_ways(self, snapshot: RoomSnapshot) -> None:
        """Offer the way back and the way on, saying who goes along.

        Where the summary is the next step of whoever closes, the bar offers it.
        """
        in_decisions = snapshot.meeting.phase is Phase.DECISIONS
        leads = snapshot.is_facilitator
        words = self.tr("&Back to the topics")
        tip = ""
        if in_decisions and leads:
            words = self.tr("&Back to the topics, with everybody")
            tip = self.tr("All screens go back to the topics; decisions stay.")
        self.back.set_words(words, "arrow-left")
        self.back.setToolTip(tip)
        self.back.setAccessibleDescription(tip)
        self.back.setVisible(not in_decisions or leads)
        self.summary.setVisible(in_decisions and not is_summary_next(snapshot))

    def show_decisions(
        self, decisions: tuple[Decision, ...], shown: DecisionId | None
    ) -> None:
        """List the decisions; one alone needs no list."""
        kept = [d for d in decisions if d.status is not DecisionStatus.DROPPED]
        titles = [(d.id, title_words(d)) for d in kept]
        if titles != self._titles:
            self._titles = titles
            self.list.clear()
            for decision, title in titles:
                self.list.addItem(title, str(decision))
        ids = [decision for decision, _ in titles]
        self.list.setCurrentIndex(ids.index(shown) if shown in ids else -1)
        self.list.setVisible(len(titles) > 1)

    def _on_list_activated(self, index: int) -> None:
        self.decision_chosen.emit(self._titles[index][0])


def is_summary_next(snapshot: RoomSnapshot) -> bool:
    """Tell whether nothing keeps the viewer from closing but reading it back."""
    decisions = snapshot.meeting.decisions.values()
    return snapshot.may_now(CloseMeeting) and not any(
        decision.status is DecisionStatus.DRAFT for decision in decisions
    )
