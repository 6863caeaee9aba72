# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The sentence everybody trusts: who can read what, and how to check it.

Words only; what makes them true is the seal in the rules.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from meetingroom.meeting.setup import Setup
from meetingroom.ui.theme.fonts import sans_font
from meetingroom.ui.theme.tokens import SPACE_8, SPACE_16
from meetingroom.ui.theme.tone import Tone
from meetingroom.ui.widget.glyph import Glyph
from meetingroom.ui.widget.label import make_label, small_label

_SENTENCE_PX = 17


class SealedBox(QFrame):
    """A calm box with a lock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "calm")
        self.sentence = make_label("", sans_font(_SENTENCE_PX), parent=self)
        self.sentence.setWordWrap(True)
        self.check = small_label("", self)
        self.check.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(SPACE_8)
        words.addWidget(self.sentence)
        words.addWidget(self.check)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        row.setSpacing(SPACE_16)
        lock = Glyph("lock", Tone.ACCENT, 20, self)
        row.addWidget(lock, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_rules(self, setup: Setup, *, is_guest: bool) -> None:
        """Say who can read what.

        Args:
            setup: Whether names or numbers stand beside the notes once they are open.
            is_guest: Another laptop hosts the meeting.
        """
        self.check.setText(
            self.tr(
                "How it is done: your notes are encrypted on this laptop before they"
                " are sent, and the key follows at the reveal. Until then the host"
                " keeps what it cannot read."
            )
            if is_guest
            else self.tr(
                "How to check this: pass the laptop or open a second window while"
                " reading; no screen shows a note of somebody else. Notes are"
                " encrypted on the writer’s machine and the key is handed over at the"
                " reveal; people who share a laptop have their keys in the library"
                " file of that laptop, beside their notes."
            )
        )
        if setup.are_names_shown:
            names = self.tr("with your name")
        elif setup.has_pseudonyms:
            names = self.tr("with a number in place of your name")
        else:
            names = self.tr("without names")
        words = self.tr(
            "Notes stay sealed. Until reading ends nobody, the facilitator"
            " included, can read your notes. Then everyone in the meeting sees"
            " them, {0}."
        ).format(names)
        if setup.are_stances_asked and not setup.are_names_shown:
            words = self.tr("{0} Stances open with names.").format(words)
        self.sentence.setText(words)
