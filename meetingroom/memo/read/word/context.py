# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the walk over a Word file needs everywhere: styles, lists, notes, images.

It holds what was opened and what was noticed; it walks nothing itself.
"""

from dataclasses import dataclass, field

from meetingroom.memo.read.image import ImageFolder
from meetingroom.memo.read.size import check_table_nesting
from meetingroom.memo.read.word.notes import Notes
from meetingroom.memo.read.word.numbering import Numbering
from meetingroom.memo.read.word.package import Package
from meetingroom.memo.read.word.styles import Styles
from meetingroom.memo.read.xml import Element


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction first, then its result."""

    instruction: str = ""
    has_result: bool = False
    link: str = ""


@dataclass(slots=True)
class Context:
    """One file while it is walked."""

    package: Package
    styles: Styles
    numbering: Numbering
    notes: Notes
    images: ImageFolder
    part: str
    """The part that is walked now; relationship ids belong to it."""
    leader: Element | None = None
    """The run in the body that leads to what is walked now; `None` in the body."""
    fields: list[Field] = field(default_factory=list)
    depth: int = 0
    """Tables and text boxes around what is walked now."""
    tables: int = 0

    def descend(self) -> None:
        """Go into a table or text box.

        Raises:
            MemoUnreadable: They stand too deep inside each other.
        """
        self.depth += 1
        check_table_nesting(self.depth)

    def ascend(self) -> None:
        """Come back from a table or text box."""
        self.depth -= 1
