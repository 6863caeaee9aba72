# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The glyph, the colour and the word of each kind of note: colour never stands alone.

Must not decide what a kind means; that is the meeting's business.
"""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from meetingroom.meeting.notes import NoteKind
from meetingroom.ui.theme.tokens import Tokens


def kind_glyph(kind: NoteKind) -> str:
    """Return the name of the kind's Lucide icon."""
    match kind:
        case NoteKind.QUESTION:
            return "circle-question-mark"
        case NoteKind.MISSING_QUESTION:
            return "file-question-mark"
        case NoteKind.CONCERN:
            return "triangle-alert"
        case NoteKind.BLOCKER:
            return "octagon-alert"
        case NoteKind.SUGGESTION:
            return "lightbulb"
        case NoteKind.AGREE:
            return "check"
        case NoteKind.TYPO:
            return "spell-check"
        case NoteKind.PRIVATE:
            return "lock"
        case _:
            assert_never(kind)


def kind_colour(tokens: Tokens, kind: NoteKind) -> str:
    """Return the colour of a note kind's glyph, word, edge and underline."""
    match kind:
        case NoteKind.QUESTION | NoteKind.MISSING_QUESTION:
            return tokens.question
        case NoteKind.CONCERN:
            return tokens.concern
        case NoteKind.BLOCKER:
            return tokens.blocker
        case NoteKind.SUGGESTION:
            return tokens.suggestion
        case NoteKind.AGREE:
            return tokens.good
        case NoteKind.TYPO | NoteKind.PRIVATE:
            return tokens.plain
        case _:
            assert_never(kind)


def kind_word(kind: NoteKind) -> str:
    """Return the kind's name for people, translated."""
    translate = QCoreApplication.translate
    match kind:
        case NoteKind.QUESTION:
            return translate("NoteKind", "Question")
        case NoteKind.MISSING_QUESTION:
            return translate("NoteKind", "Missing question")
        case NoteKind.CONCERN:
            return translate("NoteKind", "Concern")
        case NoteKind.BLOCKER:
            return translate("NoteKind", "Blocker")
        case NoteKind.SUGGESTION:
            return translate("NoteKind", "Suggestion")
        case NoteKind.AGREE:
            return translate("NoteKind", "Agree")
        case NoteKind.TYPO:
            return translate("NoteKind", "Typo")
        case NoteKind.PRIVATE:
            return translate("NoteKind", "Private")
        case _:
            assert_never(kind)
