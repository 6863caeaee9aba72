# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The strip of the first screen that says what went wrong, or was done.

It is imported with the first sentence; what happened is said by whoever noticed.
"""

from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import (
    MessageStrip,
    StripAction,
    StripMessage,
)


class ProblemStrip(MessageStrip):
    """A strip for problems and for what was done.

    Signals: those of the strip; an act is named by its words.
    """

    def show_problem(self, sentence: str, action: str) -> None:
        """Say a sentence; an action that is not empty is offered beside it."""
        actions = _offered(action)
        self.show_message(StripMessage(sentence, "circle-alert", Fill.BLOCKER, actions))

    def show_done(self, sentence: str, action: str) -> None:
        """Say what was done; an action that is not empty is offered beside it."""
        actions = _offered(action)
        self.show_message(StripMessage(sentence, "circle-check", Fill.GOOD, actions))


def _offered(action: str) -> tuple[StripAction, ...]:
    return (StripAction(action, action),) if action else ()
