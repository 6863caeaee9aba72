# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Which step of joining a rung of the network belongs to.

No words: the cover has them.
"""

from typing import Final

from meetingroom.net.rung import Rung
from meetingroom.ui.joining.step import JoinStep

_STEPS: Final = {
    Rung.CLOCK: JoinStep.CHECKING,
    Rung.CERTIFICATE: JoinStep.CHECKING,
    Rung.PIN: JoinStep.CHECKING,
    Rung.VERSION: JoinStep.ASKING,
    Rung.BUSY: JoinStep.ASKING,
    Rung.CODE: JoinStep.ASKING,
    Rung.LOCKED: JoinStep.ASKING,
}


def step_of(rung: Rung) -> JoinStep:
    """Return the step that failed; whatever answers before is not the host yet."""
    return _STEPS.get(rung, JoinStep.LOOKING)
