# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The two lists of the decision form: what it comes to, and who owns it.

What is chosen stays chosen while the list is renewed; must not choose anything.
"""

from PySide6.QtWidgets import QWidget

from meetingroom.meeting.outcome_set import OutcomeSet
from meetingroom.meeting.people import Person
from meetingroom.ui.decisions.words import outcome_words
from meetingroom.ui.widget.choice_box import ChoiceBox


class OutcomeBox(ChoiceBox):
    """The outcomes of the meeting's form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: OutcomeSet | None = None
        self.setMinimumContentsLength(8)

    def show_outcomes(self, offered: OutcomeSet) -> None:
        """Offer outcomes; the chosen one stays chosen."""
        if offered == self._offered:
            return
        self._offered = offered
        chosen = self.currentData()
        nothing = self.tr("Choose the outcome")
        self.clear()
        self.addItem(nothing if offered.is_needed else self.tr("None of these"), "")
        for outcome in offered.outcomes:
            self.addItem(outcome_words(outcome), outcome)
        self.show_choice(chosen)

    def show_choice(self, outcome: object) -> None:
        """Show an outcome; nothing where it is not offered."""
        self.setCurrentIndex(max(0, self.findData(outcome)))


class OwnerBox(ChoiceBox):
    """Everybody who may own a decision."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumContentsLength(8)

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Offer people as owners; the chosen one stays chosen."""
        wanted = [("", self.tr("Choose one person"))]
        wanted += [(str(person.id), person.name) for person in people]
        shown = [(self.itemData(i), self.itemText(i)) for i in range(self.count())]
        if shown == wanted:
            return
        chosen = self.currentData()
        self.clear()
        for person_id, name in wanted:
            self.addItem(name, person_id)
        self.show_choice(chosen)

    def show_choice(self, owner: object) -> None:
        """Show an owner; nobody where there is none."""
        self.setCurrentIndex(max(0, self.findData(owner or "")))
