# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Memos and notes of any length, the same in every run."""

from datetime import UTC, datetime
from random import Random

from meetingroom.meeting.ids import NoteId, PersonId
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.memo import Memo

WORDS = tuple(
    (  # noqa: SIM905 - easier to read and to extend as a sentence
        "the of to and we a in is it that for on customers with are this as was be"
        " have new team from orders by not price stock night more less week store"
        " market plan data cost because would could number delivery, growth, risk,"
        " warehouse partner"
    ).split()
)


def markdown(words: int, seed: int = 1) -> str:
    """Return a memo of about so many words, with all common parts."""
    random = Random(seed)  # noqa: S311 - not for secrets
    parts = ["# A memo to measure with\n"]
    count = 0
    while count < words:
        size = random.randint(40, 110)
        text = " ".join(random.choice(WORDS) for _ in range(size)).capitalize()
        match random.randint(0, 11):
            case 0:
                parts.append(f"## Part {len(parts)}\n")
            case 1:
                parts.append("\n".join(f"- {line}" for line in text.split(", ")) + "\n")
            case 2:
                parts.append("| a | b |\n|---|---|\n| 1 | *two* |\n| 3 | four |\n")
            case 3:
                parts.append(f"> {text}.\n")
            case _:
                words_of = text.split()
                words_of[3] = f"**{words_of[3]}**"
                words_of[9] = f"*{words_of[9]}*"
                parts.append(" ".join(words_of) + ".\n")
        count += size
    return "\n".join(parts)


def notes(memo: Memo, count: int, seed: int = 2) -> list[Note]:
    """Return notes of thirty people, spread over a memo."""
    random = Random(seed)  # noqa: S311 - not for secrets
    kinds = [kind for kind in NoteKind if kind is not NoteKind.PRIVATE]
    made = []
    for number in range(count):
        start = random.randint(0, len(memo.text) - 80)
        made.append(
            Note(
                NoteId(f"note-{number:06d}"),
                PersonId(f"person-{random.randint(1, 30)}"),
                random.choice(kinds),
                "Where does this figure come from? It was half of that last year.",
                anchor_at(memo, start, start + random.randint(5, 70)),
                datetime(2026, 11, 24, tzinfo=UTC),
            )
        )
    return made
