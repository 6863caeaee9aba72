# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The four colleagues of a rehearsal: names, parts and tempers.

Values only; what they find to say is in `remark`, when they act in `rehearsal`.
"""

from dataclasses import dataclass

from meetingroom.meeting.decisions import VoteChoice
from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.people import Seniority
from meetingroom.meeting.setup import Setup
from meetingroom.meeting.stance import ON_A_PROPOSAL, StanceChoice


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in a roll call."""

    choice: VoteChoice
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody simulated."""

    id: PersonId
    name: str
    seniority: Seniority
    part: str
    """What they do in the company, in two words."""
    reads_until: float
    """Share of the reading time after which they have finished."""
    notes: int
    """How many general remarks they write at most."""
    me_too: float
    """How often they stand behind what others wrote, from 0 to 1."""
    stance: StanceChoice
    why: str
    """On a memo nothing was written for; so is `why_after`."""
    stance_after: StanceChoice
    why_after: str
    answers: tuple[Answer, ...]
    """On a one-way door, round by round; the last one stays."""
    asks_longer: bool = False


MINA = Colleague(
    PersonId("rehearsal-mina"),
    "Mina Sato",
    Seniority.JUNIOR,
    "junior engineer",
    reads_until=0.93,
    notes=5,
    me_too=0.45,
    stance=StanceChoice.SUPPORT,
    why="It would help the people I work with every day.",
    stance_after=StanceChoice.SUPPORT,
    why_after="Still for it, and I know now what has to come first.",
    answers=(Answer(VoteChoice.COMMIT),),
    asks_longer=True,
)
PRIYA = Colleague(
    PersonId("rehearsal-priya"),
    "Priya Raman",
    Seniority.REGULAR,
    "finance",
    reads_until=0.72,
    notes=5,
    me_too=0.3,
    stance=StanceChoice.UNSURE,
    why="The numbers carry the argument and I cannot trace them.",
    stance_after=StanceChoice.SUPPORT_WITH_CHANGES,
    why_after="The sources come with the next version. That is enough for me.",
    answers=(
        Answer(
            VoteChoice.DISAGREE_AND_COMMIT,
            "I would wait for the sourced numbers. If we go now, I will make the"
            " budget work.",
        ),
    ),
)
TOM = Colleague(
    PersonId("rehearsal-tom"),
    "Tom Brandt",
    Seniority.SENIOR,
    "operations",
    reads_until=0.6,
    notes=5,
    me_too=0.25,
    stance=StanceChoice.AGAINST,
    why="Nobody has said how we get back if it goes wrong.",
    stance_after=StanceChoice.SUPPORT_WITH_CHANGES,
    why_after="The way back gets written first. I can run that.",
    answers=(
        Answer(
            VoteChoice.OBJECT,
            "There is no written way back. I cannot run something I cannot undo.",
        ),
        Answer(VoteChoice.COMMIT),
    ),
)
RITA = Colleague(
    PersonId("rehearsal-rita"),
    "Rita Alvarez",
    Seniority.EXECUTIVE,
    "general manager",
    reads_until=0.98,
    notes=3,
    me_too=0.2,
    stance=StanceChoice.SUPPORT_WITH_CHANGES,
    why="Right direction. I want the risk named on page one.",
    stance_after=StanceChoice.SUPPORT_WITH_CHANGES,
    why_after="The risk has a name and an owner now.",
    answers=(Answer(VoteChoice.COMMIT),),
)

COLLEAGUES = (MINA, PRIYA, TOM, RITA)
SIMULATED = frozenset(colleague.id for colleague in COLLEAGUES)
"""Who tells a rehearsal from a meeting: with `meetingroom rehearse`, real meetings may
stand in the library of rehearsals, too."""
SCRIBE = PRIYA.id
DECIDER = RITA.id
BAR_RAISER = TOM.id


def stance_in(setup: Setup, stance: StanceChoice) -> StanceChoice:
    """Return a stance on a proposal as a meeting of another kind asks for it."""
    return setup.stance_choices[ON_A_PROPOSAL.index(stance)]
