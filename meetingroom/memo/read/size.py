# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How much a memo may have of what takes time; the same limits for every format."""

from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read import limit


def check_size(text: str) -> None:
    """Refuse a text that would keep the parser busy for minutes."""
    for character, most, what in (
        ("\n", limit.LINES, "lines"),
        ("|", limit.TABLE_BARS, "bars of tables"),
    ):
        count = text.count(character)
        if count > most:
            msg = (
                f"This memo has {count:,} {what}. The limit is {most:,}; "
                "take the data out and attach it beside the memo."
            )
            raise MemoUnreadable(msg)
    # Splitting takes its time; below two characters a word there is no need.
    words = len(text.split()) if len(text) > 2 * limit.WORDS else 0
    if words > limit.WORDS:
        msg = (
            f"This memo has {words:,} words. The limit is {limit.WORDS:,}; "
            "open a part of it."
        )
        raise MemoUnreadable(msg)


def check_blocks(count: int) -> None:
    """Refuse a memo whose layout would keep the window busy.

    Raises:
        MemoUnreadable: It has too many blocks.
    """
    if count > limit.BLOCKS:
        msg = (
            f"This memo has {count:,} paragraphs. The limit is {limit.BLOCKS:,}; "
            "take the data out and attach it beside the memo, or open a part of it."
        )
        raise MemoUnreadable(msg)


def check_table_nesting(depth: int) -> None:
    """Refuse tables and text boxes too deep inside each other.

    Raises:
        MemoUnreadable: They are.
    """
    if depth > limit.TABLE_NESTING:
        msg = (
            f"This memo has tables or text boxes more than {limit.TABLE_NESTING} "
            "deep. Take some of the levels out and open it again."
        )
        raise MemoUnreadable(msg)
