# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The room screen's sentences.

Must not choose what is shown.
"""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from meetingroom.meeting.decisions import Door, VoteChoice
from meetingroom.meeting.phase import Phase
from meetingroom.meeting.topics import FloorKind
from meetingroom.ui.room_screen.scene import (
    Answers,
    Asked,
    Count,
    DecisionShown,
    Line,
    NoteShown,
    Silence,
    Stage,
    Work,
)
from meetingroom.ui.theme.kind import kind_word

DOT = " · "
SHOWN_NAMES = 10
"""Of those who gave one answer; more would make their reasons too small."""


def words(text: str) -> str:
    """Return a sentence in the person's language."""
    return QCoreApplication.translate("RoomScreen", text)


def phase_words(phase: Phase) -> str:
    """Return a phase's name."""
    return {
        Phase.PREPARE: words("Prepare"),
        Phase.LOBBY: words("Lobby"),
        Phase.READING: words("Reading"),
        Phase.MARGINS: words("Margins"),
        Phase.DISCUSSION: words("Discussion"),
        Phase.DECISIONS: words("Decisions"),
        Phase.CLOSED: words("Closed"),
    }[phase]


def count_words(count: Count) -> str:
    """Return what begins, above the seconds."""
    is_reading = count.phase is Phase.READING
    if count.seconds <= 0:
        begun, opened = words("Reading begins now."), words("All margins open now.")
        return begun if is_reading else opened
    return words("Reading begins in") if is_reading else words("All margins open in")


def progress_words(silence: Silence) -> str:
    """Return "5 of 9 have finished reading"."""
    sentence = (
        words("{0} of {1} have read the margins")
        if silence.is_margins
        else words("{0} of {1} have finished reading")
    )
    return sentence.format(silence.done, silence.readers)


def sealed_words(people: int) -> str:
    """Return whose notes are still to be opened; empty for nobody's."""
    if people == 1:
        return words("The notes of one person are not open yet.")
    sentence = words("The notes of {0} people are not open yet.")
    return sentence.format(people) if people else ""


def stage_words(decision: DecisionShown) -> str:
    """Return where a decision stands, in a few words."""
    match decision.stage:
        case Stage.DRAFTED:
            return words("Being decided")
        case Stage.ASKED:
            return words("To be answered under seal")
        case Stage.OPENED if decision.is_ready:
            return words("Read it back: this is about to be recorded")
        case Stage.OPENED:
            return words("Opened together")
        case Stage.RECORDED:
            return words("Recorded as D-{0}").format(decision.number)
        case Stage.DEFERRED:
            return words("Deferred")


def answered_words(decision: DecisionShown) -> str:
    """Return "7 of 9 have answered"; empty before the room is asked."""
    is_asked = decision.stage is Stage.ASKED or decision.answered > 0
    if decision.stage not in (Stage.ASKED, Stage.DRAFTED) or not is_asked:
        return ""
    if decision.round > 1:
        sentence = words("Round {2}: {0} of {1} have answered. Sealed.")
    else:
        sentence = words("{0} of {1} have answered. Sealed.")
    return sentence.format(decision.answered, decision.asked, decision.round)


def facts_words(decision: DecisionShown) -> str:
    """Return outcome, owner, door and review date in one line."""
    owner = words("Owner: {0}").format(decision.owner or words("not named yet"))
    door = door_words(decision.door) or words("door not said yet")
    day = decision.review_on
    review = words("look again {0}").format(day_words(day)) if day else ""
    outcome = decision.outcome[:1].upper() + decision.outcome[1:]
    return DOT.join(part for part in (outcome, owner, door, review) if part)


def door_words(door: Door | None) -> str:
    """Return whether one can come back from it; empty where it is not said."""
    if door is None:
        return ""
    one_way, two_way = words("one-way door"), words("two-way door")
    return one_way if door is Door.ONE_WAY else two_way


def answers_words(answers: Answers) -> str:
    """Return "Commit (3): Ada, Ben, Tom"; of a crowd the first names."""
    names = crowd_words(answers.names, SHOWN_NAMES)
    sentence = words("{0} ({1}): {2}")
    return sentence.format(_choice_words(answers.choice), len(answers.names), names)


def crowd_words(names: tuple[str, ...], shown: int) -> str:
    """Return names, of more than `shown` and one the first and how many others."""
    rest = len(names) - shown
    if rest <= 1:
        return ", ".join(names)
    some = ", ".join(names[:shown])
    return words("{0} and {1} others").format(some, rest)


def more_reasons_words(count: int, shown: int) -> str:
    """Return how many reasons are not shown, below those that are; empty for none."""
    if count <= 0:
        return ""
    if count == 1:
        return words("and 1 more reason") if shown else words("1 reason")
    sentence = words("and {0} more reasons") if shown else words("{0} reasons")
    return sentence.format(count)


def totals_words(decision: DecisionShown) -> str:
    """Return "Commit: 4 · Object: 1 · Not asked: 1"; empty before they are opened."""
    sentence = words("{0}: {1}")
    parts = [
        sentence.format(_choice_words(one.choice), len(one.names))
        for one in decision.answers
    ]
    if decision.not_asked:
        parts.append(sentence.format(words("Not asked"), len(decision.not_asked)))
    return DOT.join(parts)


def asked_words(asked: Asked) -> str:
    """Return what the floor is asked for, and by whom."""
    sentence = {
        FloorKind.POINT_OF_ORDER: words("Point of order: {0}"),
        FloorKind.QUESTION: words("Question: {0}"),
        FloorKind.REPLY: words("Reply: {0}"),
        FloorKind.NEW_POINT: words("New point: {0}"),
    }[asked.kind]
    return sentence.format(asked.name)


def more_asked_words(count: int) -> str:
    """Return how many more ask for the floor; empty for none."""
    if count == 1:
        return words("and 1 more asks")
    return words("and {0} more ask").format(count) if count > 0 else ""


def thumbs_words(up: int, down: int) -> str:
    """Return "4 would go on · 2 move on"; empty before anybody showed a thumb."""
    if not up and not down:
        return ""
    on = words("1 moves on") if down == 1 else words("{0} move on")
    return DOT.join((words("{0} would go on").format(up), on.format(down)))


def line_words(line: Line) -> str:
    """Return what somebody said, with the name if there is one."""
    return (
        words("{0}: {1}").format(line.speaker, line.text) if line.speaker else line.text
    )


def note_words(note: NoteShown) -> str:
    """Return what kind of note it is, and what it says."""
    return words("{0}: {1}").format(kind_word(note.kind), note.text)


def more_notes_words(count: int) -> str:
    """Return how many more notes the topic has; empty for none."""
    if count == 1:
        return words("and 1 more note")
    return words("and {0} more notes").format(count) if count > 0 else ""


def more_decisions_words(count: int) -> str:
    """Return how many decisions are not shown at the end; empty for none."""
    if count == 1:
        return words("and 1 more decision")
    return words("and {0} more decisions").format(count) if count > 0 else ""


def more_work_words(count: int) -> str:
    """Return how many follow-ups are not shown at the end; empty for none."""
    if count == 1:
        return words("and 1 more follow-up")
    return words("and {0} more follow-ups").format(count) if count > 0 else ""


def work_words(work: Work) -> str:
    """Return who does what until when."""
    sentence = words("{0}, done: {1}") if work.is_done else words("{0}, by {2}: {1}")
    return sentence.format(work.owner, work.what, day_words(work.due_on))


def day_words(day: date) -> str:
    """Return a day as people write it: "15 Jan 2027"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def _choice_words(choice: VoteChoice) -> str:
    return {
        VoteChoice.COMMIT: words("Commit"),
        VoteChoice.DISAGREE_AND_COMMIT: words("Disagree and commit"),
        VoteChoice.OBJECT: words("Object"),
        VoteChoice.VETO: words("Veto"),
    }[choice]
