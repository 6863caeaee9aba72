# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a Word file has that the memo shows otherwise or not at all, in sentences."""

from meetingroom.memo.memo import Remark
from meetingroom.memo.read.assemble import Assembled
from meetingroom.memo.read.remark import COMMENTS, remarks_of
from meetingroom.memo.read.word.names import W
from meetingroom.memo.read.word.package import Package

_FEW_WORDS = 8
"""A header of fewer words is a title or a page number."""


def remarks(
    package: Package, assembled: Assembled, *, has_comments: bool
) -> tuple[Remark, ...]:
    """Return the remarks of a file, those with places first."""
    found = remarks_of(assembled.noticed)
    if _has_words_outside(package):
        found.append(
            Remark(
                "headers and footers",
                "Headers and footers with words of their own are not shown. "
                "Move what should be read into the text.",
            )
        )
    if has_comments:
        found.append(COMMENTS)
    return tuple(found)


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
