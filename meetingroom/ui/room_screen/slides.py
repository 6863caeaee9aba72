# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How large each word of a scene is shown, and in which column.

Sizes are those of a window of 1920 by 1080: the smallest usual text is 28 px, which
can be read at five metres on a screen a metre high; a decision has at least 40 px.
It must not read a meeting.
"""

from dataclasses import dataclass
from functools import partial
from typing import assert_never

from meetingroom.meeting.decisions import VoteChoice
from meetingroom.ui.room_screen.poster import Paragraph
from meetingroom.ui.room_screen.scene import (
    Answers,
    Between,
    Count,
    CurrentTopic,
    DecisionShown,
    Gathering,
    Record,
    Scene,
    Silence,
    Stage,
    TimeLeft,
)
from meetingroom.ui.room_screen.words import (
    answered_words,
    answers_words,
    asked_words,
    count_words,
    crowd_words,
    facts_words,
    line_words,
    more_asked_words,
    more_decisions_words,
    more_notes_words,
    more_reasons_words,
    more_work_words,
    note_words,
    progress_words,
    sealed_words,
    stage_words,
    thumbs_words,
    totals_words,
    words,
    work_words,
)
from meetingroom.ui.theme.tone import Tone

SHOWN_PEOPLE = 20
"""On the list in the lobby; of a crowd the others are counted."""

SHOWN_TOPICS = 8
"""Titles of coming topics; more would have to be too small."""

SHOWN_ASKED = 4
"""Who asks for the floor; the others are counted, and know their place."""

SHOWN_NOTES = 3
"""Of a topic, the gravest; more would leave each of them a line."""

SHOWN_REASONS = 5
"""As many as can be read from five metres, in two or three lines each."""

SHOWN_DECISIONS = 6
"""At the end, with what is known of each; the minutes have all."""

SHOWN_WORK = 10
"""Follow-ups at the end: open ones first, and of these what is due first."""

Paragraphs = tuple[Paragraph, ...]

_heading = partial(Paragraph, most_px=34, least_px=28, tone=Tone.MUTED, gap_px=40)
_text = partial(Paragraph, most_px=44, least_px=28, gap_px=20)


@dataclass(frozen=True, slots=True)
class Slide:
    """What is shown below the line at the top."""

    main: Paragraphs
    side: Paragraphs = ()
    """Beside it; one column where there is nothing."""
    time: TimeLeft | None = None
    """Of the topic, above the main column."""
    is_centred: bool = False
    has_disc: bool = False
    """The disc of the phase stands large in the middle, not in the line at the top."""


def slide_of(scene: Scene, time_words: str) -> Slide:
    """Return a scene in paragraphs.

    Args:
        scene: What is shown.
        time_words: What the clock of the phase says; empty without one.
    """
    match scene:
        case Gathering():
            return _gathering(scene)
        case Silence():
            return _silence(scene, time_words)
        case CurrentTopic():
            return _topic(scene)
        case Between():
            return _between(scene)
        case DecisionShown():
            return _decision(scene)
        case Record():
            return _record(scene)
        case Count():
            return _count(scene)
        case _:
            assert_never(scene)


def _gathering(scene: Gathering) -> Slide:
    silent = words("We read in silence for {0} minutes. Then all notes open together.")
    if not scene.is_open:
        silent = words("The meeting is being prepared.")
    main = (
        _heading(words("What this is for") if scene.goal else ""),
        Paragraph(scene.goal, 72, 36, is_serif=True, gap_px=16),
        _text(silent.format(scene.reading_min), gap_px=48),
    )
    names = crowd_words(scene.names, SHOWN_PEOPLE)
    here = words("On the list ({0})").format(len(scene.names))
    return Slide(
        main, (_heading(here), _text(names, most_px=40, least_px=22)) if names else ()
    )


def _silence(scene: Silence, time_words: str) -> Slide:
    stances = ""
    if scene.stances is not None:
        stances = words("{0} of {1} stances are sealed")
        if 0 < scene.readers <= scene.stances:
            stances = words(
                "All stances are in, {0} of {1}. They open with the discussion."
            )
        stances = stances.format(scene.stances, scene.readers)
    main = (
        Paragraph(time_words, 84, 44, gap_px=0),
        Paragraph(progress_words(scene), 52, 32, gap_px=32),
        Paragraph(stances, 44, 30, tone=Tone.MUTED),
        Paragraph(sealed_words(scene.sealed_people), 36, 28, tone=Tone.MUTED),
    )
    return Slide(main, is_centred=True, has_disc=True)


def _topic(scene: CurrentTopic) -> Slide:
    place = words("Topic {0} of {1}").format(scene.number, scene.count)
    where = words("On the memo as a whole")
    if scene.address:
        where = words("From the memo, {0}").format(scene.address)
    where = scene.origin or where
    main = (
        _heading(place, gap_px=0),
        Paragraph(scene.title, 68, 40, is_serif=True, weight=2),
        _heading(where),
        Paragraph(scene.quote, 46, 28, is_serif=True, gap_px=20, is_quote=True),
        *_notes(scene),
    )
    nobody = words("Nobody now") if scene.has_begun else words("Nobody yet")
    speaking = scene.speaking or nobody
    lines = [
        # The latest line is the one people look for.
        _text(line_words(one), most_px=34, least_px=26, weight=place - len(scene.lines))
        for place, one in enumerate(scene.lines, 1)
    ]
    is_written = bool(scene.lines or scene.typing)
    typing = f"{scene.typing} …" if scene.typing else ""
    side = (
        _heading(words("Speaking"), gap_px=0),
        Paragraph(
            speaking,
            64,
            40,
            is_bold=bool(scene.speaking),
            tone=Tone.TEXT if scene.speaking else Tone.MUTED,
            gap_px=8,
            weight=3,
        ),
        _heading(words("Next") if scene.following else "", gap_px=28),
        Paragraph(scene.following, 48, 34, gap_px=8, weight=3),
        _text(thumbs_words(*scene.thumbs), most_px=40, least_px=28, gap_px=28),
        *_queue(scene),
        _heading(words("Written down") if is_written else "", gap_px=48),
        *lines,
        _text(typing, most_px=34, least_px=26, tone=Tone.MUTED),
    )
    return Slide(main, side, scene.time)


def _notes(scene: CurrentTopic) -> Paragraphs:
    shown = scene.notes[:SHOWN_NOTES]
    heading = words("What was noted") if len(scene.notes) > 1 else words("The note")
    row = partial(_text, most_px=42, least_px=28, gap_px=16)
    more = more_notes_words(len(scene.notes) - len(shown))
    return (
        _heading(heading if shown else ""),
        *(row(note_words(one)) for one in shown),
        row(more, tone=Tone.MUTED),
    )


def _queue(scene: CurrentTopic) -> Paragraphs:
    shown = scene.queue[:SHOWN_ASKED]
    # Who asked is shortened last: half a name is nobody's.
    row = partial(_text, most_px=40, least_px=28, gap_px=8, weight=2)
    more = more_asked_words(len(scene.queue) - len(shown))
    return (
        _heading(words("Asking for the floor") if shown else "", gap_px=28),
        *(row(asked_words(one)) for one in shown),
        row(more, tone=Tone.MUTED),
    )


def _between(scene: Between) -> Slide:
    if scene.is_deciding:
        head = words("What do we decide?")
        listed = words("Still to be decided")
    else:
        head = words("{0} of {1} topics are done")
        head = head.format(scene.ended, scene.count)
        listed = words("Still to be talked about")
    titles = [*scene.coming[:SHOWN_TOPICS]]
    if scene.coming[SHOWN_TOPICS:]:
        more = words("and {0} more")
        titles.append(more.format(len(scene.coming) - SHOWN_TOPICS))
    rows = tuple(_text(title, most_px=44, least_px=26) for title in titles)
    heading = (_heading(listed),) if rows else ()
    return Slide((Paragraph(head, 68, 40, is_serif=True), *heading, *rows))


def _decision(scene: DecisionShown) -> Slide:
    is_settled = scene.stage in (Stage.RECORDED, Stage.DEFERRED)
    is_good = is_settled or scene.is_ready
    because = words("Why it is put off") if scene.stage is Stage.DEFERRED else ""
    because = because or words("Because")
    main = (
        _heading(
            stage_words(scene), gap_px=0, tone=Tone.GOOD if is_good else Tone.MUTED
        ),
        Paragraph(
            scene.statement or words("The decision has no words yet."),
            92,
            40,
            is_serif=True,
            tone=Tone.TEXT if scene.statement else Tone.MUTED,
            gap_px=20,
            weight=2,
        ),
        Paragraph(facts_words(scene), 46, 30, is_bold=True, gap_px=36),
        _heading(because if scene.because else "", gap_px=36),
        Paragraph(scene.because, 44, 24, gap_px=8, weight=0),
        Paragraph(answered_words(scene), 46, 32, tone=Tone.ACCENT, gap_px=44),
        _text(totals_words(scene) if is_settled else "", least_px=28, gap_px=36),
    )
    # A settled decision has the whole width, to be read aloud.
    return Slide(main, () if is_settled else _opened(scene))


def _opened(scene: DecisionShown) -> Paragraphs:
    if not scene.answers:
        return ()
    not_asked = ", ".join(scene.not_asked)
    if not_asked:
        not_asked = words("Not asked: {0}").format(not_asked)
    shown = _shown_reasons(scene.answers)
    answers: list[Paragraph] = []
    for one in scene.answers:
        answers.append(
            # Reasons are worth more than one more name.
            _text(answers_words(one), most_px=36, least_px=22, gap_px=24, weight=0)
        )
        reason = partial(_text, most_px=34, least_px=22, gap_px=10, is_quote=True)
        reasons = one.reasons[: shown[one.choice]]
        answers += [reason(line_words(line)) for line in reasons]
        rest = more_reasons_words(len(one.reasons) - len(reasons), len(reasons))
        answers.append(reason(rest, tone=Tone.MUTED))
    return (
        _heading(words("The roll call"), gap_px=0),
        *answers,
        _text(not_asked, most_px=32, least_px=22, tone=Tone.MUTED, gap_px=24),
    )


def _shown_reasons(answers: tuple[Answers, ...]) -> dict[VoteChoice, int]:
    """Return how many reasons each answer shows: the gravest answer's come first."""
    left, shown = SHOWN_REASONS, {}
    for one in reversed(answers):
        shown[one.choice] = min(left, len(one.reasons))
        left -= shown[one.choice]
    return shown


def _record(scene: Record) -> Slide:
    main: list[Paragraph] = [_heading(words("Decisions"), gap_px=0)]
    shown = scene.decisions[:SHOWN_DECISIONS]
    for one in shown:
        title = words("D-{0}  {1}").format(one.number, one.statement)
        if one.stage is Stage.DEFERRED:
            title = words("Deferred: {0}").format(one.statement)
        main += [
            Paragraph(title, 52, 26, is_serif=True, gap_px=28),
            _text(facts_words(one), most_px=32, least_px=20, tone=Tone.MUTED, gap_px=4),
        ]
    if not scene.decisions:
        main.append(_text(words("Nothing was decided.")))
    rest = more_decisions_words(len(scene.decisions) - len(shown))
    main.append(_text(rest, most_px=38, least_px=24, gap_px=28, tone=Tone.MUTED))
    return Slide(tuple(main), _work(scene))


def _work(scene: Record) -> Paragraphs:
    work = scene.work
    # By places: two people's follow-ups may be alike in every word.
    places = sorted(range(len(work)), key=lambda n: (work[n].is_done, work[n].due_on))
    shown = sorted(places[:SHOWN_WORK])
    row = partial(_text, most_px=38, least_px=24, gap_px=20)
    rows = tuple(row(work_words(work[place])) for place in shown)
    rest = row(more_work_words(len(work) - len(shown)), tone=Tone.MUTED)
    return (_heading(words("Follow-ups"), gap_px=0), *rows, rest) if rows else ()


def _count(scene: Count) -> Slide:
    seconds = str(scene.seconds) if scene.seconds > 0 else ""
    return Slide(
        (
            Paragraph(count_words(scene), 84, 48, is_serif=True),
            Paragraph(seconds, 320, 120, is_bold=True, tone=Tone.ACCENT, gap_px=0),
        ),
        is_centred=True,
    )
