# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The steps of joining, in order, and how each is said.

It takes no step; whoever connects says which one is under way.
"""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication


class JoinStep(StrEnum):
    """What is being done to get into a meeting."""

    LOOKING = "looking"
    """Finding the host and reaching its port."""
    CHECKING = "checking"
    """Comparing the host's certificate with the invitation."""
    ASKING = "asking"
    """Showing the code or the secret of the invitation."""
    WAITING = "waiting"
    """At the door, until the facilitator opens."""
    FETCHING = "fetching"
    """Let in; the meeting is on its way."""


def step_words(step: JoinStep, facilitator: str = "") -> str:
    """Return a step as it is shown while it is under way."""
    tr = QCoreApplication.translate
    match step:
        case JoinStep.LOOKING:
            return tr("JoinStep", "Looking for the host")
        case JoinStep.CHECKING:
            return tr("JoinStep", "Checking the host’s certificate")
        case JoinStep.ASKING:
            return tr("JoinStep", "Showing your invitation")
        case JoinStep.WAITING:
            if facilitator:
                sentence = tr("JoinStep", "Waiting until {0} lets you in")
                return sentence.format(facilitator)
            return tr("JoinStep", "Waiting until the facilitator lets you in")
        case JoinStep.FETCHING:
            return tr("JoinStep", "Fetching the meeting")
