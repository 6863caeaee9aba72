# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the check found, and the reason with which somebody goes on anyway.

It shows findings; who may pass one by is decided in the core.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from meetingroom.memo.pages import PageMap
from meetingroom.memo.preflight import Finding, Level
from meetingroom.memo.read.remark import COMMENTS
from meetingroom.ui.theme.fonts import body_font, small_font
from meetingroom.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.announce import announce
from meetingroom.ui.widget.button import ActionButton, Variant
from meetingroom.ui.widget.field_row import FieldRow
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import (
    address_label,
    list_title_label,
    make_label,
    make_rule,
    small_label,
)

_MARKS = {
    Level.SETTLE: ("circle-alert", Tone.BLOCKER),
    Level.LOOK: ("triangle-alert", Tone.CONCERN),
    Level.FINE: ("check", Tone.GOOD),
}
_ADDRESSES = 3
"""Addresses shown beside a finding; the sentence says how many there are."""


class FindingRow(QWidget):
    """One finding; one to settle has a field for the reason.

    Signals:
        reason_given: Rule and reason.
        place_requested: The finding, and which of its places is to be shown.
        leave_out_requested: The comments of the file are not to come in.
    """

    reason_given = Signal(str, str)
    place_requested = Signal(object, int)
    leave_out_requested = Signal()

    def __init__(
        self,
        finding: Finding,
        pages: PageMap,
        reason: str,
        *,
        may_override: bool,
        may_leave_out: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.finding = finding
        self.field: QLineEdit | None = None
        self.places: list[ActionButton] = []
        glyph, tone = _MARKS[finding.level]
        is_fine = finding.level is Level.FINE
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_8)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Glyph(glyph, tone), 0, 0, top)
        is_grave = finding.level is Level.SETTLE
        sentence = make_label(
            finding.sentence,
            body_font(is_bold=is_grave),
            Tone.MUTED if is_fine else Tone.TEXT,
        )
        sentence.setWordWrap(True)
        grid.addWidget(sentence, 0, 1)
        grid.setColumnStretch(1, 1)
        self.leave_out: ActionButton | None = None
        if finding.rule == COMMENTS.rule and may_leave_out:
            grid.addWidget(self._make_leave_out(), 0, 2, top)
        else:
            grid.addLayout(self._make_places(pages), 0, 2, top)
        if reason:
            kept = make_label(
                self.tr("You go on because: {0}").format(reason),
                small_font(),
                Tone.MUTED,
            )
            kept.setWordWrap(True)
            grid.addWidget(kept, 1, 1, 1, 2)
        elif finding.level is Level.SETTLE and may_override:
            grid.addWidget(self._make_field(), 1, 1, 1, 2)

    @property
    def target(self) -> QWidget | None:
        """What is gone to with the keyboard; `None` where nothing can be done."""
        return self.field or self.leave_out or next(iter(self.places), None)

    @property
    def has_focus(self) -> bool:
        """Tell whether the focus is in the row."""
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def show_error(self, sentence: str) -> None:
        """Say why the reason was refused; it stays."""
        self._row.set_error(sentence)

    def commit(self) -> None:
        """Take the reason as typed."""
        reason = self.field.text().strip() if self.field is not None else ""
        if reason:
            self.reason_given.emit(self.finding.rule, reason)

    def _make_places(self, pages: PageMap) -> QHBoxLayout:
        """Return links to the first places."""
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        for place_cp in self.finding.positions_cp[:_ADDRESSES]:
            address = pages.address(place_cp)
            link = ActionButton(address, variant=Variant.LINK)
            link.setAccessibleName(self.tr("Show {0} in the memo").format(address))
            link.clicked.connect(partial(self._on_place_clicked, place_cp))
            self.places.append(link)
            row.addWidget(link)
        more = len(self.finding.positions_cp) - len(self.places)
        if more > 0:
            row.addWidget(address_label(self.tr("and {0} more").format(more)))
        return row

    def _make_leave_out(self) -> ActionButton:
        """Return the button that does without the comments of the file."""
        link = self.leave_out = ActionButton(
            self.tr("Leave them out"), variant=Variant.LINK
        )
        link.setToolTip(self.tr("They stay in the file itself; none becomes a note."))
        link.clicked.connect(self.leave_out_requested)
        return link

    def _on_place_clicked(self, place_cp: int) -> None:
        self.place_requested.emit(self.finding, place_cp)

    def _make_field(self) -> FieldRow:
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Go on anyway, because…"))
        self._row = FieldRow(
            self.tr("Reason"),
            self.field,
            hint=self.tr("kept in the record; Enter takes it"),
        )
        self.field.setAccessibleName(
            self.tr("Why you go on: {0}").format(self.finding.sentence)
        )
        self.field.returnPressed.connect(self.commit)
        return self._row


class FindingList(QFrame):
    """All findings, the gravest first.

    Signals:
        reason_given: Rule and reason of a finding that is passed by.
        place_requested: A finding, and which of its places is to be shown.
        leave_out_requested: The comments of the file are not to come in.
        gone_to: The widget that has the focus now and is to be seen.
    """

    reason_given = Signal(str, str)
    place_requested = Signal(object, int)
    leave_out_requested = Signal()
    gone_to = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card")
        self.setAccessibleName(self.tr("What the check found"))
        self._shown: object = None
        self._is_leaving_out = False
        """The comments were asked away and the memo without them is not here yet."""
        self.rows: list[FindingRow] = []
        self.counts = small_label("")
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        head.addWidget(list_title_label(self.tr("What the check found")))
        head.addStretch(1)
        head.addWidget(self.counts)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, SPACE_4)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self.done = make_label(
            self.tr(
                "The comments stay in the file; none becomes a note."
                " “Load again” brings them back."
            ),
            small_font(),
            Tone.GOOD,
        )
        self.done.setWordWrap(True)
        self.done.setContentsMargins(SPACE_16, 0, SPACE_16, SPACE_12)
        self.done.hide()
        self._column.addWidget(self.done)
        self._body = QWidget()
        self._column.addWidget(self._body)

    def show_findings(
        self,
        findings: Sequence[Finding],
        pages: PageMap,
        reasons: Mapping[str, str],
        *,
        may_override: bool,
        may_leave_out: bool = False,
    ) -> None:
        """Show findings; reasons that are being typed stay.

        Args:
            findings: What was found.
            pages: Where places get their addresses from.
            reasons: Reasons already given, by rule.
            may_override: Whether reasons may be given here.
            may_leave_out: Whether the comments of the file may be left out here.
        """
        may = (may_override, may_leave_out)
        key = (tuple(findings), pages, tuple(reasons.items()), may)
        if key == self._shown:
            return
        self._shown = key
        at = next((i for i, row in enumerate(self.rows) if row.has_focus), None)
        typed = {row.finding.rule: row.field.text() for row in self.rows if row.field}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = []
        for finding in findings:
            reason = reasons.get(finding.rule, "")
            row = FindingRow(
                finding,
                pages,
                reason,
                may_override=may_override,
                may_leave_out=may_leave_out,
            )
            row.reason_given.connect(self.reason_given)
            row.place_requested.connect(self.place_requested)
            row.leave_out_requested.connect(self._on_row_leave_out_requested)
            if row.field is not None:
                row.field.setText(typed.get(finding.rule, ""))
            column.addWidget(make_rule())
            column.addWidget(row)
            self.rows.append(row)
        self._column.replaceWidget(self._body, body)
        body.show()
        if at is not None:
            self._keep_focus(at)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        self.counts.setText(self._count_words(findings, reasons))
        has_comments = any(one.rule == COMMENTS.rule for one in findings)
        is_done = self._is_leaving_out and not has_comments
        self.done.setVisible(is_done)
        if is_done:
            announce(self, self.done.text())
        self._is_leaving_out = False

    def focus_next(self) -> None:
        """Go to the next finding with something to do: a reason, or its place."""
        rows = [row for row in self.rows if row.target is not None]
        if not rows:
            return
        at = next((i for i, row in enumerate(rows) if row.has_focus), -1)
        target = rows[(at + 1) % len(rows)].target
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.gone_to.emit(target)

    def show_error(self, rule: str, sentence: str) -> None:
        """Say why a reason was refused."""
        for row in self.rows:
            if row.finding.rule == rule and row.field is not None:
                row.show_error(sentence)

    def _keep_focus(self, place: int) -> None:
        """Stay about where the focus was, before Qt looks for it another place."""
        targets = [row.target for row in self.rows[place:] if row.target is not None]
        (targets[0] if targets else self).setFocus()

    def _on_row_leave_out_requested(self) -> None:
        self._is_leaving_out = True
        self.leave_out_requested.emit()

    def _count_words(
        self, findings: Sequence[Finding], reasons: Mapping[str, str]
    ) -> str:
        levels = [finding.level for finding in findings]
        settle = sum(
            finding.level is Level.SETTLE and finding.rule not in reasons
            for finding in findings
        )
        return self.tr("{settle} to settle, {look} to look at, {fine} fine").format(
            settle=settle, look=levels.count(Level.LOOK), fine=levels.count(Level.FINE)
        )
