# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The decision form: what is typed, shown and read back as one `DecisionDraft`.

It knows what is being typed, never whether it may be recorded.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from meetingroom.meeting.command.decision import DraftDecision
from meetingroom.meeting.decisions import (
    MAX_BECAUSE_CP,
    MAX_STATEMENT_CP,
    Decision,
    DecisionDraft,
    Door,
    DraftPart,
)
from meetingroom.meeting.ids import DecisionId, PersonId
from meetingroom.meeting.rule.decision import MAX_OPTIONS
from meetingroom.meeting.state import Meeting
from meetingroom.ui.decisions.against_notice import AgainstNotice
from meetingroom.ui.decisions.date_field import DateField
from meetingroom.ui.decisions.earlier import EarlierList
from meetingroom.ui.decisions.links import LinkRow
from meetingroom.ui.decisions.load_notice import LoadNotice
from meetingroom.ui.decisions.locked import Lock, LockRow
from meetingroom.ui.decisions.options import OptionList
from meetingroom.ui.decisions.past import EarlierDecision, Past
from meetingroom.ui.decisions.pickers import OutcomeBox, OwnerBox
from meetingroom.ui.decisions.start import open_suggestions
from meetingroom.ui.decisions.suggestions import SuggestionRow
from meetingroom.ui.decisions.superseded import SupersededRow
from meetingroom.ui.decisions.typed_draft import TypedDraft
from meetingroom.ui.decisions.words import (
    FEWEST_OPTIONS,
    superseded_words,
)
from meetingroom.ui.theme.fonts import section_font
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_16
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.growing_text import GrowingText
from meetingroom.ui.widget.segmented import Choice, Segmented


class DecisionForm(QWidget):
    """Statement, owner, door, options, because, review date and links.

    Signals:
        draft_edited: Somebody changed something; ask `draft` for it.
    """

    draft_edited = Signal()

    def __init__(self, past: Past | None = None, parent: QWidget | None = None) -> None:
        """Build the form.

        Args:
            past: Answers about other meetings; `None` where nobody can.
            parent: Owner.
        """
        super().__init__(parent)
        self._decision = DecisionId("")
        self._base = DecisionDraft()
        self._typed: dict[DecisionId, TypedDraft] = {}
        """What was typed into each draft, until the room has it."""
        self._meeting: Meeting | None = None
        self._is_showing = False
        self.statement = GrowingText(self)
        self.lock = LockRow(self)
        self.earlier = EarlierList(past, self)
        self.superseded = SupersededRow(self)
        self.outcome = OutcomeBox(self)
        self.owner = OwnerBox(self)
        self.load = LoadNotice(past, self)
        self.against = AgainstNotice(self)
        self.door = Segmented(
            self.tr("Door"),
            (
                Choice(Door.ONE_WAY.value, self.tr("One-way"), "door-closed"),
                Choice(Door.TWO_WAY.value, self.tr("Two-way"), "door-open"),
            ),
            self,
        )
        self.review_on = DateField(self)
        self.options = OptionList(self)
        self.suggestions = SuggestionRow(self)
        self.because = GrowingText(self)
        self.links = LinkRow(self)
        self._make_rows()
        self._arrange()

        self.statement.textChanged.connect(self._on_part_edited)
        self.earlier.supersede_requested.connect(self._on_supersede_requested)
        self.earlier.found_changed.connect(self._on_earlier_found_changed)
        self.superseded.kept.connect(self._on_superseded_kept)
        self.outcome.activated.connect(self._on_part_edited)
        self.owner.activated.connect(self._on_part_edited)
        self.door.choice_changed.connect(self._on_part_edited)
        self.options.options_edited.connect(self._on_part_edited)
        self.suggestions.suggestions_taken.connect(self._on_suggestions_taken)
        self.because.textChanged.connect(self._on_part_edited)
        self.review_on.date_changed.connect(self._on_part_edited)
        self.review_on.editingFinished.connect(self._show_errors)
        self.links.links_edited.connect(self._on_part_edited)

    @property
    def start(self) -> QWidget:
        """Where writing begins: not in words that are locked."""
        return self.because if self.statement.isReadOnly() else self.statement

    def draft(self) -> DecisionDraft:
        """Return what the form holds now; topics stay as they were shown."""
        owner = self.owner.currentData()
        door = self.door.choice
        return DecisionDraft(
            statement=self.statement.toPlainText().strip()[:MAX_STATEMENT_CP],
            owner=PersonId(owner) if owner else None,
            door=Door(door) if door else None,
            options=self.options.options(),
            because=self.because.toPlainText().strip()[:MAX_BECAUSE_CP],
            review_on=self.review_on.day(),
            notes=self.links.notes(),
            topics=self._base.topics,
            supersedes=self._base.supersedes,
            supersedes_words=self._base.supersedes_words,
            outcome=self.outcome.currentData() or "",
        )

    def show_decision(self, meeting: Meeting, decision: Decision) -> None:
        """Show a draft; what was typed here and is not in the room yet stays."""
        typed = self._typed.get(decision.id)
        if typed is None:
            typed = TypedDraft(decision.id, decision.draft)
            self._typed[decision.id] = typed
        typed.take(decision.draft, decision.roll_call.round)
        draft = typed.shown
        self._decision, self._base = decision.id, draft
        self._meeting = meeting
        self._is_showing = True
        self.outcome.show_outcomes(meeting.setup.outcomes)
        self.links.show_links(meeting, draft, may_edit=True)
        self._is_showing = False
        now = self.draft()
        if draft != now:
            self._is_showing = True
            if draft.statement != now.statement:
                self.statement.show_text(draft.statement)
            if draft.outcome != now.outcome:
                self.outcome.show_choice(draft.outcome)
            if draft.owner != now.owner:
                self.owner.show_choice(draft.owner)
            if draft.door != now.door:
                self._show_door_choice(draft.door)
            self.options.show_options(draft.options)
            if draft.because != now.because:
                self.because.show_text(draft.because)
            if draft.review_on != now.review_on:
                self.review_on.set_day(draft.review_on)
            self._is_showing = False
        self._show_errors()
        self._show_offers()

    def unsent(self) -> list[DraftDecision]:
        """Return what was typed into the draft that is shown, to be sent."""
        typed = self._typed.get(self._decision)
        return typed.unsent() if typed is not None else []

    def sent(self) -> DecisionDraft:
        """Return the draft that is shown without what the room refused of it."""
        typed = self._typed.get(self._decision)
        return typed.sent if typed is not None else self.draft()

    def left_over(self, meeting: Meeting, decision: Decision) -> tuple[str, ...]:
        """Return the words that were typed here and came too late for a decision."""
        self._meeting, self._decision = meeting, decision.id
        typed = self._typed.get(decision.id)
        if typed is None:
            return ()
        typed.take(decision.draft, decision.roll_call.round)
        return typed.left_over()

    def let_go(self) -> None:
        """Forget what was typed into the decision that is shown."""
        self._typed.pop(self._decision, None)

    def put_back(self, command: DraftDecision, sentence: str) -> None:
        """Put back what was refused, with the refusal beside it.

        Args:
            command: What was asked for.
            sentence: Why the room did not take it.
        """
        typed = self._typed.get(command.decision)
        if typed is None or command.parts is None:
            return
        typed.refuse(command.draft, command.parts, sentence)
        meeting = self._meeting
        known = meeting.decisions.get(command.decision) if meeting else None
        if meeting is not None and known and command.decision == self._decision:
            self.show_decision(meeting, known)

    def show_lock(self, lock: Lock | None) -> None:
        """Keep what people have answered to, and say why; `None` frees it."""
        self.lock.show_lock(lock)
        typed = self._typed.get(self._decision)
        for part, control in (
            (DraftPart.OUTCOME, self.outcome),
            (DraftPart.OWNER, self.owner),
            (DraftPart.DOOR, self.door),
        ):
            control.setEnabled(lock is None or _is_own(typed, part))
        locked = lock.parts if lock is not None else frozenset()
        for part, line in (
            (DraftPart.STATEMENT, self.statement),
            (DraftPart.OPTIONS, self.options),
            (DraftPart.REVIEW_ON, self.review_on),
        ):
            # Words that were refused can still be taken away.
            line.setReadOnly(part in locked and not _is_own(typed, part))

    def _show_door_choice(self, door: Door | None) -> None:
        if door is not None:
            self.door.set_choice(door.value)
        else:
            self.door.clear_choice()

    def _on_part_edited(self) -> None:
        if self._is_showing:
            return
        typed = self._typed.get(self._decision)
        if typed is not None:
            typed.edit(self.draft())
        self._show_errors()
        self._show_offers()
        self.draft_edited.emit()

    def _show_offers(self) -> None:
        """Show what others wrote or decided and what may be taken over."""
        if self._meeting is None:
            return
        draft = self.draft()
        known = self._meeting.decisions.get(self._decision)
        is_locked = known is not None and DraftPart.OPTIONS in known.opened_parts
        has_room = len(draft.options) < MAX_OPTIONS and not is_locked
        found = open_suggestions(self._meeting, draft) if has_room else ()
        self.suggestions.offer(found)
        self.load.show_owner(self._meeting, draft.owner)
        self.against.show_owner(self._meeting, known)
        self.superseded.show_superseded(superseded_words(self._meeting, draft))
        self.earlier.ask(draft.statement, self._decision, draft.supersedes)

    def _on_supersede_requested(self, earlier: EarlierDecision) -> None:
        self._base = replace(
            self._base, supersedes=earlier.id, supersedes_words=earlier.citation
        )
        self._on_part_edited()
        self.because.setFocus()

    def _statement_hint(self) -> str:
        return self.tr("one sentence, as it will be read back")

    def _on_earlier_found_changed(self) -> None:
        found = bool(self.earlier.found)
        told = self.tr("decided before? See the foot of the form")
        self.statement_row.set_hint(told if found else self._statement_hint())
        if found:
            announce(self, told)

    def _on_superseded_kept(self) -> None:
        self._base = replace(self._base, supersedes=None, supersedes_words="")
        self._on_part_edited()
        self.statement.setFocus()

    def _on_suggestions_taken(self, texts: tuple[str, ...]) -> None:
        self.options.add_options(texts)
        # Typing on with a space must not press the next chip.
        self.options.lines[-1].setFocus()

    def _show_errors(self) -> None:
        """Show what the door asks for, and what was refused, where it belongs."""
        typed = self._typed.get(self._decision)
        for part, row in (
            (DraftPart.STATEMENT, self.statement_row),
            (DraftPart.OUTCOME, self.outcome_row),
            (DraftPart.OWNER, self.owner_row),
            (DraftPart.DOOR, self.door_row),
            (DraftPart.OPTIONS, self.options_row),
            (DraftPart.BECAUSE, self.because_row),
            (DraftPart.NOTES, self.links_row),
        ):
            row.set_error(typed.refusal(part) if typed is not None else "")
        unreadable = not self.review_on.is_readable and not self.review_on.hasFocus()
        mend = self.tr("Write a date such as 15 Jan 2027.") if unreadable else ""
        refused = typed.refusal(DraftPart.REVIEW_ON) if typed is not None else ""
        self.review_row.set_error(mend or refused)
        self._show_lacks(is_one_way=self.door.choice == Door.ONE_WAY.value)

    def _show_lacks(self, *, is_one_way: bool) -> None:
        """Say what a one-way door still needs, where the form stays as it is."""
        some = len(self.options.options())
        more = self.tr("one more is needed") if some else self.tr("two are needed")
        lacks_options = is_one_way and some < FEWEST_OPTIONS
        self.options_row.set_lack(
            more if lacks_options else "",
            self.tr("A one-way door needs at least two options that were considered.")
            if lacks_options
            else "",
        )
        lacks_day = is_one_way and not self.review_on.text().strip()
        self.review_row.set_lack(
            self.tr("is needed") if lacks_day else "",
            self.tr("A one-way door needs a review date.") if lacks_day else "",
        )

    def _make_rows(self) -> None:
        self.statement.setFont(section_font())
        self.statement_row = FieldRow(
            self.tr("We decide"),
            self.statement,
            hint=self._statement_hint(),
            parent=self,
        )
        self.outcome_row = FieldRow(
            self.tr("Outcome"),
            self.outcome,
            hint=self.tr("what it comes to"),
            parent=self,
        )
        self.owner_row = FieldRow(
            self.tr("Owner"), self.owner, hint=self.tr("exactly one"), parent=self
        )
        self.door_row = FieldRow(
            self.tr("Door"),
            self.door,
            note=self.tr("One-way is hard to undo: two options and a review date."),
            parent=self,
        )
        self.options_row = FieldRow(
            self.tr("Options considered"), self.options, parent=self
        )
        self.because_row = FieldRow(
            self.tr("Because"),
            self.because,
            hint=self.tr("two sentences at most"),
            parent=self,
        )
        self.review_row = FieldRow(
            self.tr("Look at it again on"), self.review_on, parent=self
        )
        self.links_row = FieldRow(self.tr("Follows from"), self.links, parent=self)

    def _arrange(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        pairs = QGridLayout()
        pairs.setHorizontalSpacing(SPACE_16)
        pairs.setVerticalSpacing(SPACE_16)
        pairs.setColumnStretch(0, 1)
        pairs.setColumnStretch(1, 1)
        pairs.addWidget(self.outcome_row, 0, 0, top)
        owner = QVBoxLayout()
        owner.setSpacing(SPACE_4)
        owner.addWidget(self.owner_row)
        owner.addWidget(self.load)
        owner.addWidget(self.against)
        pairs.addLayout(owner, 0, 1, top)
        pairs.addWidget(self.door_row, 1, 0, top)
        pairs.addWidget(self.review_row, 1, 1, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_16)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(self.statement_row)
        words.addWidget(self.lock)
        column.addLayout(words)
        column.addWidget(self.superseded)
        column.addLayout(pairs)
        options = QVBoxLayout()
        options.setSpacing(SPACE_8)
        options.addWidget(self.options_row)
        options.addWidget(self.suggestions)
        column.addLayout(options)
        column.addWidget(self.because_row)
        column.addWidget(self.links_row)
        # Below all: it comes while one types, and must not move what one goes to next.
        column.addWidget(self.earlier)


def _is_own(typed: TypedDraft | None, part: DraftPart) -> bool:
    return typed is not None and typed.is_own(part)
