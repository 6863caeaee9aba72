# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Notes come back in the author's own file, on the very words they are about."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingroom.export.word.annotated import NotAWordFile, annotated_docx
from meetingroom.export.word.comment import READER, ROOM, WITHOUT_PLACE
from meetingroom.meeting.ids import NoteId, PersonId, ReplyId
from meetingroom.meeting.notes import Disposition, Note, NoteKind, Reply
from meetingroom.meeting.people import Person
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.setup import Setup
from meetingroom.meeting.state import Meeting
from meetingroom.memo.anchor import anchor_at
from meetingroom.memo.memo import Memo
from meetingroom.memo.read.reading import Reading, Source
from meetingroom.memo.read.source import read_source
from tests.memo.word.package import docx, p, run
from tests.memo.word.test_lists import LEGAL, item, numbering
from tests.memo.word.test_tables import cell, row, table

RITA = PersonId("rita")
AT = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
NOTE = f'<w:footnote w:id="4">{p("The source.")}</w:footnote>'
BODY = (
    p("Billing 😀 in one week", style="Title"),
    p("We save ", run("a lot of", "<w:b/>"), " money", " and time."),
    item("Costs", style="Heading1"),
    item("first", 1),
    table(row(cell("", inner=p("one") + p("two")), cell("x"))),
    p(
        "See ",
        f'<w:hyperlink r:id="L">{run("the plan")}</w:hyperlink>',
        f'<w:ins w:id="9" w:author="B">{run(" soon")}</w:ins>',
        '<w:r><w:footnoteReference w:id="4"/></w:r>',
    ),
)


@cache
def author_file() -> bytes:
    return docx(
        *BODY,
        parts={"numbering": numbering(*LEGAL), "footnotes": NOTE},
        links={"L": "https://example.org/"},
        files={"word/media/kept.png": b"not looked at"},
    )


@cache
def memo() -> Memo:
    return read_source(Source(author_file(), "memo.docx")).memo


def meeting_with(*notes: Note, are_names_shown: bool = True) -> Meeting:
    return Meeting(
        phase=Phase.DISCUSSION,
        setup=Setup(are_names_shown=are_names_shown),
        memo=memo(),
        people={RITA: Person(RITA, "Rita Okafor")},
        notes={note.id: note for note in notes},
    )


def note_on(words: str, body: str = "How much?", number: int = 1) -> Note:
    start_cp = memo().text.index(words)
    anchor = anchor_at(memo(), start_cp, start_cp + len(words))
    identity = NoteId(f"n{number:03}")
    return Note(identity, RITA, NoteKind.QUESTION, body, anchor, AT)


def read_back(content: bytes) -> Reading:
    return read_source(Source(content, "memo.docx"))


def quoted(found: Reading) -> list[str]:
    text = found.memo.text
    return [text[one.start_cp : one.end_cp] for one in found.comments]


def test_note_is_a_comment_on_its_words_with_author_initials_and_date() -> None:
    made = annotated_docx(meeting_with(note_on("lot of money")))

    (comment,) = Document(io.BytesIO(made)).comments
    assert (comment.author, comment.initials) == ("Rita Okafor", "RO")
    assert comment.timestamp == AT
    assert comment.text == "Question\nHow much?"
    assert quoted(read_back(made)) == ["lot of money"]


def test_text_of_the_file_stays_and_other_parts_keep_their_bytes() -> None:
    made = annotated_docx(meeting_with(note_on("a lot"), note_on("time", number=2)))

    assert read_back(made).memo.text == memo().text
    assert read_back(made).memo.blocks == memo().blocks
    changed = {"word/document.xml", "word/_rels/document.xml.rels"}
    with (
        zipfile.ZipFile(io.BytesIO(author_file())) as old,
        zipfile.ZipFile(io.BytesIO(made)) as new,
    ):
        for name in set(old.namelist()) - changed - {"[Content_Types].xml"}:
            assert new.read(name) == old.read(name)
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}


@pytest.mark.parametrize(
    "words",
    [
        "Billing 😀 in",
        "save a lot of money and",
        "one\ntwo",
        "two\nx",
        "the plan soon",
        "Costs\nfirst",
        "week\nWe save",
    ],
)
def test_passage_over_any_structure_keeps_its_words(words: str) -> None:
    assert quoted(read_back(annotated_docx(meeting_with(note_on(words))))) == [words]


def test_note_on_a_footnote_stands_at_its_reference() -> None:
    made = read_back(annotated_docx(meeting_with(note_on("source"))))

    assert quoted(made) == ["[1]"]


def test_notes_without_a_place_are_in_one_last_comment() -> None:
    general = replace(note_on("We", "On all of it", 1), anchor=None)
    prefix = note_on("1. ", "On the number", 2)

    made = annotated_docx(meeting_with(general, prefix, note_on("time", "x", 3)))

    *_, last = Document(io.BytesIO(made)).comments
    assert last.author == ROOM
    assert last.text.splitlines() == [
        WITHOUT_PLACE,
        "Rita Okafor (whole memo). Question",
        "On all of it",
        "Rita Okafor () on “1. ”. Question",
        "On the number",
    ]


def test_what_became_of_a_note_and_who_is_behind_it_is_told() -> None:
    told = replace(
        note_on("time"),
        disposition=Disposition.PARKED,
        disposition_reason="next week",
        me_too=frozenset({RITA}),
    )

    (comment,) = Document(io.BytesIO(annotated_docx(meeting_with(told)))).comments
    assert comment.text.splitlines() == [
        "Question · parked (next week)",
        "How much?",
        "Me too: Rita Okafor",
    ]


def test_replies_are_lines_of_the_comment_without_names_where_none_are_shown() -> None:
    said = Reply(ReplyId("r"), RITA, "From finance.\nSee 1:6", AT)
    note = replace(note_on("time"), replies=(said,))

    texts = []
    for are_names_shown in (True, False):
        made = annotated_docx(meeting_with(note, are_names_shown=are_names_shown))
        (comment,) = Document(io.BytesIO(made)).comments
        texts.append(comment.text)

    assert texts[0] == "Question\nHow much?\n— Rita Okafor: From finance.\nSee 1:6"
    assert texts[1] == "Question\nHow much?\n— Somebody: From finance.\nSee 1:6"


def test_comment_of_the_file_says_its_kind_once() -> None:
    kept = replace(
        note_on("time", "Blocker: this is not true"),
        kind=NoteKind.BLOCKER,
        is_pre_read=True,
    )

    (comment,) = Document(io.BytesIO(annotated_docx(meeting_with(kept)))).comments
    assert comment.text.splitlines() == [
        "Blocker · written before the meeting",
        "this is not true",
    ]


def test_names_stay_hidden_where_the_meeting_shows_none() -> None:
    made = annotated_docx(meeting_with(note_on("time"), are_names_shown=False))

    (comment,) = Document(io.BytesIO(made)).comments
    assert (comment.author, comment.initials) == (READER, "AR")
    assert b"Rita" not in made


def test_sealed_notes_stay_out() -> None:
    sealed = replace(meeting_with(note_on("time")), phase=Phase.READING)

    assert annotated_docx(sealed) == author_file()


def test_memo_of_another_format_has_no_word_file() -> None:
    other = read_source(Source(b"# T", "memo.md")).memo

    with pytest.raises(NotAWordFile):
        annotated_docx(replace(meeting_with(), memo=other))


def test_memo_frozen_by_another_version_is_found_by_its_very_words_only() -> None:
    was = replace(memo(), blocks=memo().blocks[1:])
    lost = replace(note_on("time", number=2))
    assert lost.anchor is not None
    anchors = [
        anchor_at(was, was.text.index("money"), was.text.index("money") + 5),
        replace(lost.anchor, prefix="other words "),
    ]
    notes = [
        replace(note_on("time", number=at), anchor=anchor)
        for at, anchor in enumerate(anchors)
    ]

    found = read_back(annotated_docx(replace(meeting_with(*notes), memo=was)))
    assert quoted(found)[0] == "money"
    assert WITHOUT_PLACE in found.comments[-1].text


@pytest.mark.parametrize("is_old", [True, False])
def test_file_with_an_empty_part_for_comments_gets_no_second_one(
    is_old: bool,  # noqa: FBT001 - pytest gives it
) -> None:
    content = docx(p("We save time."), parts={"comments": ""})
    read = read_source(Source(content, "memo.docx")).memo
    # An earlier version kept the file as it came.
    was = replace(read, source=content) if is_old else read
    start_cp = was.text.index("time")
    note = replace(note_on("time"), anchor=anchor_at(was, start_cp, start_cp + 4))

    made = annotated_docx(replace(meeting_with(note), memo=was))
    assert [one.text for one in Document(io.BytesIO(made)).comments] == [
        "Question\nHow much?"
    ]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        relations = archive.read("word/_rels/document.xml.rels")
    assert relations.count(b"relationships/comments") == 1


ANCHORS = st.lists(st.tuples(st.integers(0, 110), st.integers(1, 60)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(ANCHORS)
def test_any_notes_change_no_text_and_stand_on_their_words(
    places: list[tuple[int, int]],
) -> None:
    text = memo().text
    notes = []
    for number, (start_cp, length) in enumerate(places):
        end_cp = min(len(text), start_cp + length)
        words = text[start_cp:end_cp]
        # Numbers of headings and what is between paragraphs no element holds.
        if words.strip() == words and words and not words.startswith(("1", ".")):
            anchor = anchor_at(memo(), start_cp, end_cp)
            at = AT + timedelta(seconds=number)
            kind = NoteKind.CONCERN
            identity = NoteId(f"{number:03}")
            notes.append(Note(identity, RITA, kind, f"{number}", anchor, at))
    made = read_back(annotated_docx(meeting_with(*notes)))

    assert made.memo.blocks == memo().blocks
    body_end = text.index("[1]")
    by_text = {one.text.splitlines()[-1]: one for one in made.comments}
    for note in notes:
        assert note.anchor is not None
        if note.anchor.end_cp <= body_end:
            one = by_text[note.body]
            found = text[one.start_cp : one.end_cp]
            assert found.strip() in note.anchor.exact
            missing = note.anchor.exact.replace(found, "", 1)
            assert missing.strip() in {"", "1", "1.", "."}
