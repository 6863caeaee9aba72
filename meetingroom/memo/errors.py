# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What can go wrong with a memo, in sentences for people.

No wording for one screen belongs here: any place may show the sentence as it is.
"""


class MemoUnreadable(Exception):  # noqa: N818 -- says what is, like `Refused`
    """A memo that cannot be opened; nothing was changed or lost.

    The message says what happened, names the limit or format, and says what to do.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
