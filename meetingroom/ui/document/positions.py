# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Canonical positions of a memo and positions in its QTextDocument, both ways.

Plain arithmetic over what the builder recorded; it must not touch a document.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from meetingroom.memo.utf16 import Utf16Map

if TYPE_CHECKING:
    from meetingroom.memo.memo import Memo


# No slots: the cached properties live in the instance's dictionary.
@dataclass(frozen=True)
class DocumentMap:
    """Where each canonical position of a memo stands in its document.

    A table at the start of a document or right behind another one costs one more
    character in Qt, so every block keeps its own start.
    """

    memo: "Memo"
    starts_qt: tuple[int, ...]
    """Qt position of each block's first character."""

    def to_qt(self, position_cp: int) -> int:
        """Return the Qt position of a canonical one.

        Args:
            position_cp: Code points; clamped to the text.
        """
        if not self.starts_qt:
            return 0
        position_cp = min(max(0, position_cp), len(self.memo.text))
        block = self.memo.block_at(position_cp)
        offset_utf16 = self._utf16.to_utf16(position_cp) - self._starts_utf16[block]
        return self.starts_qt[block] + offset_utf16

    def from_qt(self, position_qt: int) -> int:
        """Return the canonical position of a Qt one.

        Args:
            position_qt: UTF-16 units. The middle of a surrogate pair gives the
                position before the character; a character that only Qt has, the
                end of the block before it.
        """
        if not self.starts_qt:
            return 0
        block = self.block_of_qt(position_qt)
        offset_utf16 = max(0, position_qt - self.starts_qt[block])
        start_utf16 = self._starts_utf16[block]
        position_cp = self._utf16.from_utf16(start_utf16 + offset_utf16)
        return min(position_cp, self.end_cp(block))

    def block_of_qt(self, position_qt: int) -> int:
        """Return the index of the memo's block that holds a Qt position."""
        return max(0, bisect_right(self.starts_qt, position_qt) - 1)

    def end_cp(self, block: int) -> int:
        """Return the canonical position behind a block's last character."""
        return self.memo.starts_cp[block] + len(self.memo.blocks[block].text)

    @cached_property
    def _utf16(self) -> Utf16Map:
        return Utf16Map(self.memo.text)

    @cached_property
    def _starts_utf16(self) -> tuple[int, ...]:
        to_utf16 = self._utf16.to_utf16
        return tuple(to_utf16(start_cp) for start_cp in self.memo.starts_cp)
