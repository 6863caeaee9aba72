# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The steps of joining below each other: done, under way, still to come.

Words and glyphs only: there is no percentage, because nobody knows one.
"""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from meetingroom.ui.joining.step import JoinStep, step_words
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_12
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import make_label, set_tone


class StepList(QWidget):
    """All steps, the current one in bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[JoinStep, tuple[Glyph, QLabel]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for step in JoinStep:
            glyph = Glyph("circle", parent=self)
            words = make_label("", parent=self)
            words.setWordWrap(True)
            row = QHBoxLayout()
            row.setSpacing(SPACE_12)
            row.addWidget(glyph)
            row.addWidget(words, 1)
            column.addLayout(row)
            self._rows[step] = (glyph, words)

    def show_step(
        self, current: JoinStep, facilitator: str = "", *, has_failed: bool = False
    ) -> None:
        """Show how far joining has come, or where it ended."""
        order = list(JoinStep)
        for step, (glyph, words) in self._rows.items():
            is_current = step is current
            is_done = order.index(step) < order.index(current)
            name, tone = ("circle-dot", Tone.ACCENT) if is_current else _mark(is_done)
            if is_current and has_failed:
                name, tone = "circle-alert", Tone.BLOCKER
            glyph.set_glyph(name, tone)
            words.setText(step_words(step, facilitator))
            set_tone(words, Tone.TEXT if is_current or is_done else Tone.MUTED)
            words.setFont(fonts.body_font(is_bold=is_current))  # polishing resets it
            words.setAccessibleName(self._spoken(words.text(), is_current, is_done))

    def _spoken(self, words: str, is_current: bool, is_done: bool) -> str:  # noqa: FBT001 - private
        if is_current:
            return self.tr("{0}: now").format(words)
        if is_done:
            return self.tr("{0}: done").format(words)
        return self.tr("{0}: still to come").format(words)


def _mark(is_done: bool) -> tuple[str, Tone]:  # noqa: FBT001 - private
    return ("check", Tone.GOOD) if is_done else ("circle", Tone.CONTROL)
