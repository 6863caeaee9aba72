# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The memo as a value: blocks, images, canonical text and its hash.

It must not read files or know any format; `meetingroom.memo.read` does that.
"""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from meetingroom.memo.blocks import Block, BlockKind
from meetingroom.memo.sentence import SentenceMap

CANONICAL_VERSION = "v1"
"""Version of the rules that make the canonical text; stored beside its hash."""


@dataclass(frozen=True, slots=True)
class MemoImage:
    """An image that came with the memo, or the reason why it is not shown."""

    media_type: str
    content: bytes
    """Empty when the image was refused; `problem` then says why."""
    width_px: int
    height_px: int
    alt: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What reading the file could not keep as it was, for the check to say."""

    rule: str
    """Name of the check's rule, such as "tracked changes"."""
    sentence: str
    positions_cp: tuple[int, ...] = ()
    """Where in the canonical text; empty for the whole memo."""


# No slots: the cached properties below live in the instance's dictionary.
@dataclass(frozen=True)
class Memo:
    """A memo as it is read in the meeting.

    Source: canonical text rules in README, "Canonical text".
    """

    title: str
    blocks: tuple[Block, ...]
    name: str
    """File name as opened, without its folder."""
    source: bytes = b""
    """The bytes as opened, kept for the record."""
    images: dict[str, MemoImage] = field(default_factory=dict)
    front_matter: dict[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    @cached_property
    def text(self) -> str:
        """Canonical text: the blocks' texts joined by line feeds."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def starts_cp(self) -> tuple[int, ...]:
        """Position of each block's first code point in `text`."""
        starts = []
        position = 0
        for block in self.blocks:
            starts.append(position)
            position += len(block.text) + 1
        return tuple(starts)

    @cached_property
    def sha256(self) -> str:
        """Hash of the canonical version and text, in hex."""
        # Lone surrogates cannot occur: reading replaces them.
        seed = f"{CANONICAL_VERSION}\n{self.text}"
        return hashlib.sha256(seed.encode()).hexdigest()

    @cached_property
    def words(self) -> int:
        """Number of words read: code and footnotes count, images do not."""
        return sum(
            len(block.text.split())
            for block in self.blocks
            if block.kind is not BlockKind.IMAGE
        )

    @cached_property
    def sentence_map(self) -> SentenceMap:
        """All sentences; `meetingroom.memo.sentence.sentences` gives them."""
        return SentenceMap(self.blocks)

    def block_at(self, position_cp: int) -> int:
        """Return the index of the block that holds a position of the text.

        Args:
            position_cp: Code points from the start of `text`; clamped to it.
        """
        return max(0, bisect_right(self.starts_cp, position_cp) - 1)
