# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The errors people meet: a rule says no, or the storage does not answer.

Bugs do not belong here; they reach the crash report.
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


class StorageUnavailable(Exception):  # noqa: N818 - an environment fault, not a bug
    """The library cannot be read or written now; earlier entries are safe."""

    def __init__(self, sentence: str, *, may_retry: bool = True) -> None:
        """Keep the sentence that is shown.

        Args:
            sentence: What happened, what was kept and what to do.
            may_retry: Trying again may help, such as after freeing disk space.
        """
        super().__init__(sentence)
        self.sentence = sentence
        self.may_retry = may_retry
