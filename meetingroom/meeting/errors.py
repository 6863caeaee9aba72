# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The one error of the core: a rule of the practice says no.

Environment faults and bugs do not belong here.
"""


class Refused(Exception):  # noqa: N818 - the practice's own word, shown to people
    """A command broke a rule; nothing changed and nothing typed is lost."""

    def __init__(self, sentence: str, *, needs_reason: bool = False) -> None:
        """Keep the sentence that is shown beside the control that was used.

        Args:
            sentence: What is missing or not allowed, and what to do about it.
            needs_reason: The same command goes through when it carries a reason,
                which then stands in the exported record.
        """
        super().__init__(sentence)
        self.sentence = sentence
        self.needs_reason = needs_reason
