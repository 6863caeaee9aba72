# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Notes become topics by the passage they stand on."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from meetingroom.discussion.grouping import (
    TITLE_CP,
    agreed,
    group,
    is_talked_about,
    short,
    typos,
)
from meetingroom.discussion.passage import LOCAL_SENTENCES
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.topics import Topic
from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.memo import Memo
from meetingroom.memo.sentence import sentences
from tests.discussion.notes import general_note, note_at, note_on
from tests.support.meetings import MEMO

LONG = Memo(
    "Long",
    tuple(
        Block(
            BlockKind.PARAGRAPH,
            " ".join(f"Sentence {part} of paragraph {number}." for part in range(5)),
        )
        for number in range(8)
    ),
    "long.md",
)
SENTENCES = sentences(LONG)


def titles(topics: tuple[Topic, ...]) -> list[str]:
    return [topic.title for topic in topics]


def test_notes_in_one_sentence_form_a_topic() -> None:
    notes = [
        note_on(MEMO, "n1", "We estimate"),
        note_on(MEMO, "n2", "1.2 million", NoteKind.CONCERN, "tom"),
    ]

    (topic,) = group(notes, MEMO)

    assert topic.notes == ("n1", "n2")
    assert topic.because == "2 notes on the same sentence."
    assert MEMO.text[topic.start_cp : topic.end_cp].startswith("We estimate the work")


def test_notes_in_different_sentences_stay_apart() -> None:
    notes = [
        note_on(MEMO, "n1", "two systems send invoices"),
        note_on(MEMO, "n2", "1.2 million"),
    ]

    topics = group(notes, MEMO)

    assert [topic.notes for topic in topics] == [("n1",), ("n2",)]


def test_a_note_over_two_sentences_links_the_notes_on_each() -> None:
    notes = [
        note_on(MEMO, "n1", "two systems"),
        note_on(MEMO, "n2", "send invoices. We estimate the work"),
        note_on(MEMO, "n3", "1.2 million"),
    ]

    (topic,) = group(notes, MEMO)

    assert topic.notes == ("n1", "n2", "n3")
    assert topic.because == "3 notes on passages that overlap or share a sentence."


def test_a_note_on_the_whole_text_swallows_no_other_topic() -> None:
    notes = [
        note_at(LONG, "n1", 0, len(LONG.text)),
        note_on(LONG, "n2", "Sentence 1 of paragraph 0"),
        note_on(LONG, "n3", "Sentence 1 of paragraph 5"),
    ]

    topics = group(notes, LONG)

    assert sorted(topic.notes for topic in topics) == [("n1",), ("n2",), ("n3",)]
    assert "1 note on a longer passage." in [topic.because for topic in topics]


def test_two_long_passages_that_share_half_form_a_topic() -> None:
    third = LONG.starts_cp[3]
    notes = [
        note_at(LONG, "n1", 0, LONG.starts_cp[4]),
        note_at(LONG, "n2", 5, third),
    ]

    (topic,) = group(notes, LONG)

    assert topic.notes == ("n1", "n2")
    assert topic.because == "2 notes on the same longer passage."


def test_two_long_passages_that_share_little_stay_apart() -> None:
    starts = LONG.starts_cp
    notes = [
        note_at(LONG, "n1", 0, starts[4]),
        note_at(LONG, "n2", starts[3], starts[7]),
    ]

    assert len(group(notes, LONG)) == 2


def test_general_notes_form_the_first_topic() -> None:
    notes = [note_on(MEMO, "n1", "1.2 million"), general_note("n2"), general_note("n3")]

    topics = group(notes, MEMO)

    assert titles(topics)[0] == "On the whole memo"
    assert topics[0].notes == ("n2", "n3")
    assert topics[0].start_cp is None


def test_typos_and_withdrawn_notes_take_no_time_of_the_room() -> None:
    typo = note_on(MEMO, "n1", "invoices", NoteKind.TYPO)
    withdrawn = replace(note_on(MEMO, "n2", "1.2 million"), is_withdrawn=True)

    assert group([typo, withdrawn], MEMO) == ()
    assert typos([withdrawn, typo]) == (typo,)


def test_a_passage_all_agree_with_is_no_topic() -> None:
    agree = note_on(MEMO, "n1", "1.2 million", NoteKind.AGREE)
    other = note_on(MEMO, "n2", "in under a year", NoteKind.AGREE)
    concern = note_on(MEMO, "n3", "in our market", NoteKind.CONCERN)
    notes = [agree, other, concern]

    assert [topic.notes for topic in group(notes, MEMO)] == [("n3", "n2")]
    assert [topic.notes for topic in agreed(notes, MEMO)] == [("n1",)]


def test_a_title_is_the_words_most_notes_mark() -> None:
    notes = [
        note_on(MEMO, "n1", "We estimate the work at 1.2 million"),
        note_on(MEMO, "n2", "the work at 1.2 million"),
        note_on(MEMO, "n3", "the work at 1.2 million"),
    ]

    assert titles(group(notes, MEMO)) == ["the work at 1.2 million"]


def test_a_title_of_one_number_is_widened_to_its_sentence() -> None:
    topics = group([note_on(MEMO, "n1", "1.2")], MEMO)

    assert titles(topics) == ["We estimate the work at 1.2 million"]


def test_titles_are_cut_between_words() -> None:
    text = "Nobody in our market has finished such a move in under a year."

    title = short(text)

    assert title == "Nobody in our market has finished such a move…"
    assert len(title) <= TITLE_CP


def test_a_passage_without_words_still_has_a_title() -> None:
    picture = Memo("Picture", (Block(BlockKind.IMAGE, "\ufffc"),), "picture.md")

    assert titles(group([note_at(picture, "n1", 0, 1)], picture)) == ["An image"]


@st.composite
def notes_on_long(draw: st.DrawFn) -> list[Note]:
    size = len(LONG.text)
    found = []
    for number in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, size - 1))
        length = draw(st.sampled_from([1, 8, 30, 70, 150, 400, size]))
        kind = draw(st.sampled_from(list(NoteKind)))
        if draw(st.booleans()) or draw(st.booleans()):
            end = min(size, start + length)
            found.append(note_at(LONG, f"n{number:02}", start, end, kind=kind))
        else:
            found.append(general_note(f"n{number:02}", kind))
    return found


@given(notes_on_long(), st.randoms(use_true_random=False))
def test_the_order_of_notes_changes_nothing(
    notes: list[Note], chance: random.Random
) -> None:
    shuffled = list(notes)
    chance.shuffle(shuffled)

    assert group(shuffled, LONG) == group(notes, LONG)
    assert agreed(shuffled, LONG) == agreed(notes, LONG)


@given(notes_on_long())
def test_every_note_to_talk_about_stands_in_exactly_one_topic(
    notes: list[Note],
) -> None:
    topics = (*group(notes, LONG), *agreed(notes, LONG))

    placed = sorted(note for topic in topics for note in topic.notes)

    assert placed == sorted(note.id for note in notes if is_talked_about(note))
    assert len({topic.id for topic in topics}) == len(topics)


def _count(note: Note) -> int:
    assert note.anchor is not None
    places = range(note.anchor.start_cp, note.anchor.end_cp)
    return len({SENTENCES.at(position) for position in places})


@given(notes_on_long())
def test_overlapping_short_passages_are_together(notes: list[Note]) -> None:
    topics = (*group(notes, LONG), *agreed(notes, LONG))
    topic_of = {note: topic.id for topic in topics for note in topic.notes}
    near = [
        note
        for note in notes
        if is_talked_about(note) and note.anchor and _count(note) <= LOCAL_SENTENCES
    ]

    for one in near:
        for other in near:
            assert one.anchor is not None
            assert other.anchor is not None
            if one.anchor.overlaps(other.anchor):
                assert topic_of[one.id] == topic_of[other.id]
