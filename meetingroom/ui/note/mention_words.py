# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The warning that a note or reply without its writer's name names somebody."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

MOST_NAMES = 3


def mention_words(names: Sequence[str]) -> str:
    """Return the warning at a note; empty when nobody is named."""
    sentence = QCoreApplication.translate(
        "Mention",
        "This note names {0}. It opens without your name, and whom it names may tell"
        " who wrote it.",
    )
    return _named(sentence, names)


def reply_mention_words(names: Sequence[str]) -> str:
    """Return the warning at a reply; empty when nobody is named."""
    sentence = QCoreApplication.translate(
        "Mention",
        "This reply names {0}. It carries no name, and whom it names may tell who wrote"
        " it.",
    )
    return _named(sentence, names)


def _named(sentence: str, names: Sequence[str]) -> str:
    if not names:
        return ""
    shown = ", ".join(names[:MOST_NAMES])
    return sentence.format(f"{shown}, …" if len(names) > MOST_NAMES else shown)
