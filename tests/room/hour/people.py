# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Twelve people and what they bring along: who leads, the four, and seven more.

The four have what was written for the sample memo; here is what the others write.
"""

from dataclasses import replace

from meetingroom.meeting.decisions import VoteChoice
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.notes import Disposition, NoteKind
from meetingroom.meeting.people import Seniority
from meetingroom.meeting.stance import StanceChoice
from meetingroom.meeting.topics import FloorKind
from meetingroom.room.rehearsal.colleague import (
    MINA,
    PRIYA,
    RITA,
    TOM,
    Answer,
    Colleague,
)
from meetingroom.room.rehearsal.script import (
    AskLine,
    NoteLine,
    ReplyLine,
    Script,
    person_of,
)
from meetingroom.room.rehearsal.troupe import Troupe

ADA = PersonId("ada")
COMMIT = (Answer(VoteChoice.COMMIT),)
SUPPORT, CHANGES, UNSURE, AGAINST = (
    StanceChoice.SUPPORT,
    StanceChoice.SUPPORT_WITH_CHANGES,
    StanceChoice.UNSURE,
    StanceChoice.AGAINST,
)


def somebody(
    name: str,
    seniority: Seniority,
    before: tuple[StanceChoice, str],
    after: tuple[StanceChoice, str],
    reads_until: float,
    *,
    answers: tuple[Answer, ...] = COMMIT,
) -> Colleague:
    return Colleague(
        person_of(name.split(maxsplit=1)[0].lower()),
        name,
        seniority,
        "at Nordkai",
        reads_until,
        notes=0,
        me_too=0.15,
        stance=before[0],
        why=before[1],
        stance_after=after[0],
        why_after=after[1],
        answers=answers,
    )


BEN = somebody(
    "Ben Moor",
    Seniority.REGULAR,
    (SUPPORT, "I wrote it, and I would begin in Bremen tomorrow."),
    (CHANGES, "It is better for what was said here."),
    0.5,
)
DEV = somebody(
    "Dev Patil",
    Seniority.JUNIOR,
    (UNSURE, "I do not know who looks after the scanners at three in the morning."),
    (SUPPORT, "Somebody does, and I know who."),
    0.9,
)
EVA = somebody(
    "Eva Lind",
    Seniority.JUNIOR,
    (AGAINST, "My father worked nights. Four in a row is too many."),
    (AGAINST, "Three would have had me."),
    0.95,
    answers=(
        Answer(
            VoteChoice.DISAGREE_AND_COMMIT,
            "Four nights in a row are one too many. I will help to measure it.",
        ),
    ),
)
FINN = somebody(
    "Finn Aalto",
    Seniority.REGULAR,
    (SUPPORT, "Installers ask me for this every week."),
    (SUPPORT, "They get an answer now."),
    0.65,
)
GITA = somebody(
    "Gita Rao",
    Seniority.REGULAR,
    (UNSURE, "The contract with Falk decides it, and I have not seen it."),
    (CHANGES, "With a penalty that hurts I am for it."),
    0.8,
)
HUGO = somebody(
    "Hugo Costa",
    Seniority.SENIOR,
    (CHANGES, "Right plan, wrong first house: Ulm has the people."),
    (CHANGES, "Bremen is settled. I keep Ulm ready."),
    0.7,
)
JON = somebody(
    "Jon Berg",
    Seniority.SENIOR,
    (SUPPORT, "The works council can live with this if nobody is pushed."),
    (SUPPORT, "Nobody is."),
    0.75,
)

WHY_STOP = "Nobody is on duty between four and six. I stop this until somebody is."
STOPPING_TOM = replace(TOM, answers=(Answer(VoteChoice.VETO), *COMMIT))

NOTES = (
    NoteLine(
        "dev",
        NoteKind.QUESTION,
        "the system that directs it stays as it is for the whole of next year",
        "Who looks after the scanners at three in the morning?",
        said="Asks who is called when the scanners stop at three.",
        answer="The foreman of the night has the spare ones.",
        settled=Disposition.ANSWERED_NOW,
        asks=(AskLine("mina", FloorKind.REPLY, "Did that herself in the flood week."),),
    ),
    NoteLine(
        "dev",
        NoteKind.QUESTION,
        "Falk, has offered us a six o'clock departure from each house",
        "Is this offer in writing?",
        is_dropped=True,
    ),
    NoteLine(
        "eva",
        NoteKind.CONCERN,
        "It works four nights and has three free, in a row, always the same.",
        "Four nights in a row make people ill. I would want this changed before a yes.",
        said="Tells of four nights in a row, and of her father’s sleep.",
        answer="The company doctor says the same. Three nights and one short one.",
        replies=(
            ReplyLine("ben", "The studies say fixed is easier. They do not say four."),
        ),
        asks=(
            AskLine(
                "jon", FloorKind.REPLY, "The council would take three nights at once."
            ),
            AskLine("finn", FloorKind.QUESTION, "Asks what a fourth night is paid."),
            AskLine("hugo", FloorKind.NEW_POINT, "Ulm tried three nights in June."),
        ),
    ),
    NoteLine(
        "finn",
        NoteKind.AGREE,
        "It works four nights and has three free, in a row, always the same.",
        "People can plan a week with this.",
        said="Hears from drivers that a fixed week is worth more than a short one.",
    ),
    NoteLine(
        "finn",
        NoteKind.QUESTION,
        "a locker at the nearest of 140 petrol stations",
        "Who pays for the lockers?",
        answered_by="Nothing changes in what an order costs.",
    ),
    NoteLine(
        "gita",
        NoteKind.CONCERN,
        "with a penalty that would not cover a single unhappy customer",
        "A penalty nobody feels is no promise. Falk would pay it and sleep.",
        said="Wants a penalty that rises from night to night.",
        answer="Asks Falk for one that rises. Does not expect a yes.",
        replies=(
            ReplyLine("hugo", "At the last contract they agreed to this in Ulm."),
        ),
        asks=(AskLine("rita", FloorKind.QUESTION, "Asks what we do if Falk says no."),),
    ),
    NoteLine(
        "hugo",
        NoteKind.SUGGESTION,
        "We begin in Bremen all the same",
        "Begin in Ulm: 44 people, and they have done it for six days.",
        said="Would begin in Ulm, where they have done it.",
        answer="Ulm needs a wall for its neighbours first. Keeps Bremen.",
        settled=Disposition.NOT_AGREED,
    ),
    NoteLine(
        "jon",
        NoteKind.MISSING_QUESTION,
        "",
        "What does somebody lose who says no to nights?",
        said="Asks what a no costs somebody. It has to be nothing.",
        answer="Nothing, and it will say so. Their day contract goes on.",
        settled=Disposition.ANSWERED_NOW,
    ),
)


TROUPE = Troupe(
    (MINA, PRIYA, STOPPING_TOM, RITA, BEN, DEV, EVA, FINN, GITA, HUGO, JON),
    author=BEN.id,
    script=Script(NOTES, reasons={"tom": WHY_STOP}),
)
