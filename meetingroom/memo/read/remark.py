# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What files have that a memo shows otherwise or not at all: names and sentences.

The same for every format; where each was met is for the readers.
"""

from collections.abc import Mapping

from meetingroom.memo.memo import Remark

TRACKED = "tracked changes"
HIDDEN = "hidden text"
BOXES = "text boxes"
NESTED = "nested tables"
CONTENTS = "table of contents"
EMBEDDED = "embedded objects"

RULES_OF_FILES = (
    *(TRACKED, HIDDEN, BOXES, NESTED, CONTENTS, EMBEDDED),
    *("comments", "headers and footers", "other pages", "layout"),
)
"""Every name that a remark may have."""

MOST_PLACES = 200
"""Places kept of one remark; nobody goes through more."""

_SENTENCES = {
    TRACKED: "Tracked changes are shown as accepted. What was deleted is still inside "
    "the file, which goes to everybody; accept the changes if nobody should find it.",
    HIDDEN: "Hidden text of the file is not shown. It is still inside the file, which "
    "goes to everybody.",
    BOXES: "Text boxes stand after the paragraph they are attached to.",
    NESTED: "A table inside a table is shown as lines of text.",
    CONTENTS: "The table of contents is left out: the pages here have their own "
    "numbers.",
    EMBEDDED: "Charts, diagrams or embedded objects cannot be shown. Paste them as "
    "pictures.",
}

COMMENTS = Remark(
    "comments",
    # No number: how many notes others wrote is sealed as well.
    "Comments in this file were taken out of it; they open with the notes when "
    "reading ends.",
)


def remarks_of(noticed: Mapping[str, list[int]]) -> list[Remark]:
    """Return the remarks of what was noticed.

    Args:
        noticed: Canonical positions by the names above.
    """
    return [
        Remark(rule, sentence, tuple(sorted(set(noticed[rule]))[:MOST_PLACES]))
        for rule, sentence in _SENTENCES.items()
        if rule in noticed
    ]
