# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a Word file has that the memo shows otherwise or not at all, in sentences."""

from meetingroom.memo.memo import Remark
from meetingroom.memo.read.assemble import Assembled
from meetingroom.memo.read.word.body import BOXES, CONTENTS, NESTED
from meetingroom.memo.read.word.inline import HIDDEN, TRACKED
from meetingroom.memo.read.word.names import W
from meetingroom.memo.read.word.package import Package
from meetingroom.memo.read.word.picture import EMBEDDED

_MOST_PLACES = 200
_FEW_WORDS = 8
"""A header of fewer words is a title or a page number."""

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


def remarks(
    package: Package, assembled: Assembled, *, has_comments: bool
) -> tuple[Remark, ...]:
    """Return the remarks of a file, those with places first."""
    found = [
        Remark(rule, sentence, _places(assembled, rule))
        for rule, sentence in _SENTENCES.items()
        if rule in assembled.noticed
    ]
    if _has_words_outside(package):
        found.append(
            Remark(
                "headers and footers",
                "Headers and footers with words of their own are not shown. "
                "Move what should be read into the text.",
            )
        )
    if has_comments:
        # No number: how many notes others wrote is sealed as well.
        found.append(
            Remark(
                "comments",
                "Comments in this file were taken out of it; they open with the "
                "notes when reading ends.",
            )
        )
    return tuple(found)


def _places(assembled: Assembled, rule: str) -> tuple[int, ...]:
    return tuple(sorted(set(assembled.noticed[rule])))[:_MOST_PLACES]


def _has_words_outside(package: Package) -> bool:
    for relation in package.relations(package.main).values():
        if relation.kind not in {"header", "footer"} or relation.is_external:
            continue
        root = package.xml(relation.target)
        if root is None:
            continue
        text = " ".join(element.text or "" for element in root.iter(W + "t"))
        if len(text.split()) > _FEW_WORDS:
            return True
    return False
