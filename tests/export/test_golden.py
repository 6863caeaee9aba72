# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The whole text of each export of one meeting, kept beside the test.

After a wanted change: `python -m tests.export.test_golden` writes the files again;
read the difference before keeping it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from meetingroom.export.markdown import render
from meetingroom.export.structured import as_json, render_json
from meetingroom.export.table import tables
from meetingroom.export.web_page import render_html
from meetingroom.meeting.state import Meeting
from tests.export.record import closed_meeting

GOLDEN = Path(__file__).parent / "golden"
TABLES = ("decisions", "follow_ups", "topics", "notes", "figures", "stances")
NAMES = (
    "meeting.md",
    "meeting.html",
    "meeting.json",
    *(f"{name}.csv" for name in TABLES),
)


def exports(meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield "meeting.md", render(meeting)
    yield "meeting.html", render_html(meeting)
    yield "meeting.json", render_json(meeting)
    for name, text in tables(meeting).items():
        yield f"{name}.csv", text


@pytest.mark.parametrize("name", NAMES)
def test_an_export_is_what_was_agreed(name: str) -> None:
    written = dict(exports(closed_meeting()))

    # Bytes: CSV has carriage returns and a byte order mark.
    assert written[name].encode() == (GOLDEN / name).read_bytes()


def test_a_meeting_without_names_exports_no_writer() -> None:
    meeting = closed_meeting(are_names_shown=False)
    table = tables(meeting)["notes"]

    assert "Somebody" in table
    assert not any(name in table for name in ("Tom", "Mina", "Rita", "Ben"))
    assert '"writer": "tom"' not in render_json(meeting)
    assert "**Tom**" not in render(meeting)


def test_with_names_the_record_says_where_everybody_stood_and_why() -> None:
    text = render(closed_meeting())

    section = text.partition("## Where everybody stood")[2].partition("\n## ")[0]
    before, _, at_end = section.partition("At the end:")
    assert "- Tom: against (“There is \\*no\\* way back.”)" in before
    assert "- Mina: support\n" in before
    assert "- Tom: support with changes (“\\=A review”)" in at_end


def test_without_names_stances_are_counts_and_too_few_are_not_told_apart() -> None:
    meeting = closed_meeting(are_names_shown=False)
    text = render(meeting)

    section = text.partition("## Where everybody stood")[2].partition("\n## ")[0]
    assert "- 1 against\n- 3 support\n" in section
    assert "At the end:\n\n- 1 sealed\n" in section
    for words in (section, tables(meeting)["stances"]):
        assert "way back" not in words
        assert "Tom" not in words
    for row in as_json(meeting)["stances"]:  # type: ignore[union-attr]  # a list
        assert (row["person"], row["reason"]) == (None, None)  # type: ignore[index,call-overload]  # a table


def test_no_export_tells_a_place_in_the_speaking_order() -> None:
    texts = dict(exports(closed_meeting()))

    assert not any("seniority" in text for text in texts.values())
    assert not any("executive" in text.lower() for text in texts.values())


if __name__ == "__main__":
    for name, text in exports(closed_meeting()):
        (GOLDEN / name).write_bytes(text.encode())
        sys.stdout.write(f"{name}\n")
