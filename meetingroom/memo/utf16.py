# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Positions in code points and in UTF-16 units, both ways.

Qt and browsers count UTF-16; everything of ours counts code points. This module
knows one text only; it must not know how a viewer lays blocks out.
"""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """The two ways of counting one text; built once, looked up in O(log n)."""

    __slots__ = ("_astral_cp", "_astral_utf16", "_length_cp", "_length_utf16")

    def __init__(self, text: str) -> None:
        self._astral_cp = [found.start() for found in _ASTRAL.finditer(text)]
        self._astral_utf16 = [
            position + earlier for earlier, position in enumerate(self._astral_cp)
        ]
        self._length_cp = len(text)
        self._length_utf16 = len(text) + len(self._astral_cp)

    def to_utf16(self, position_cp: int) -> int:
        """Return a position in UTF-16 units.

        Args:
            position_cp: Code points from the start; clamped to the text.
        """
        position_cp = min(max(0, position_cp), self._length_cp)
        return position_cp + bisect_left(self._astral_cp, position_cp)

    def from_utf16(self, position_utf16: int) -> int:
        """Return a position in code points.

        Args:
            position_utf16: UTF-16 units from the start; clamped to the text. The
                middle of a surrogate pair gives the position before the character.
        """
        position_utf16 = min(max(0, position_utf16), self._length_utf16)
        return position_utf16 - bisect_left(self._astral_utf16, position_utf16)
