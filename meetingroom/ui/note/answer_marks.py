# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The glyph and the tone of each answer and stance: one place for every screen.

Within one question no two share a glyph or a tone, so that neither stands alone.
"""

from collections.abc import Mapping

from meetingroom.meeting.decisions import VoteChoice
from meetingroom.meeting.stance import StanceChoice
from meetingroom.ui.theme.tone import Tone

Mark = tuple[str, Tone]

VOTE_MARKS: Mapping[VoteChoice, Mark] = {
    VoteChoice.COMMIT: ("check", Tone.GOOD),
    VoteChoice.DISAGREE_AND_COMMIT: ("git-fork", Tone.SUGGESTION),
    VoteChoice.OBJECT: ("hand", Tone.CONCERN),
    VoteChoice.VETO: ("octagon-x", Tone.BLOCKER),
}

STANCE_MARKS: Mapping[StanceChoice, Mark] = {
    StanceChoice.SUPPORT: ("thumbs-up", Tone.GOOD),
    StanceChoice.SUPPORT_WITH_CHANGES: ("pencil-line", Tone.SUGGESTION),
    StanceChoice.UNSURE: ("circle-question-mark", Tone.PLAIN),
    StanceChoice.AGAINST: ("thumbs-down", Tone.CONCERN),
    StanceChoice.STRONG_YES: ("check-check", Tone.GOOD),
    StanceChoice.YES: ("check", Tone.SUGGESTION),
    StanceChoice.NO: ("x", Tone.CONCERN),
    StanceChoice.STRONG_NO: ("octagon-x", Tone.BLOCKER),
}
