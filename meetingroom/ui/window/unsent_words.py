# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says which half words do not count, each with all that was typed.

Words only; when they are said, and that they are kept no longer, is decided elsewhere.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from meetingroom.meeting.local import HalfField, HalfWords


def unsent_words(words: Sequence[HalfWords]) -> str:
    """Return what the writer is told when the meeting closed without their words.

    Args:
        words: All that was not sent; of stances one at most.
    """
    stances = [one for one in words if one.field is HalfField.STANCE]
    answers = [one for one in words if one.field is HalfField.ANSWER]
    others = [one for one in words if one not in (*stances, *answers)]
    sentences = [_stance_words(one) for one in stances]
    sentences += [_answer_words(one) for one in answers]
    if others:
        sentences.append(_note_words(others))
    return " ".join(sentences)


def withdrawn_words(reply: str) -> str:
    """Return what is said when a note is withdrawn while somebody replies to it."""
    return translate(
        "The note you were replying to was withdrawn, so your reply was not sent. It"
        " is kept here, and comes back with the note. You had written: “{0}”"
    ).format(reply)


def _stance_words(stance: HalfWords) -> str:
    if not stance.body:
        return translate(
            "Your stance after the talk was not sealed, so it does not count."
        )
    return translate(
        "Your stance after the talk was not sealed, so it does not count. You"
        " had written: “{0}”"
    ).format(stance.body)


def _answer_words(answer: HalfWords) -> str:
    said = translate("Your answer in a roll call was not sealed, so it does not count.")
    if not answer.body:
        return said
    written = translate("You had written: “{0}”").format(answer.body)
    return f"{said} {written}"


def _note_words(others: Sequence[HalfWords]) -> str:
    if len(others) > 1:
        typed = "  ".join(f"“{one.body}”" for one in others)
        return translate(
            "Words of yours at {0} notes were not sent, so they are not in the record."
            " You had written: {1}"
        ).format(len({one.note for one in others}), typed)
    (one,) = others
    if one.field is HalfField.REPLY:
        said = translate(
            "Your reply was not sent, so it is not in the record. You had written:"
            " “{0}”"
        )
    else:
        said = translate(
            "Your reason was not sent, so it is not in the record. You had written:"
            " “{0}”"
        )
    return said.format(one.body)


def translate(text: str) -> str:
    """Return a sentence in the person's language."""
    return QCoreApplication.translate("HalfKept", text)
