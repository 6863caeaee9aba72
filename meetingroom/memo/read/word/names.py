# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Names of WordprocessingML, and reading attributes; no element is judged here.

Source: ECMA-376 part 1, sections 17 and 22; strict files are read by their
transitional names, see `package`.
"""

from meetingroom.memo.read.xml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
W16DU = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - as in the files
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TXBX = W + "txbxContent"

_OFF = frozenset({"0", "false", "off", "none"})


def val(element: Element | None, default: str = "") -> str:
    """Return an element's `w:val`; the default when either is missing."""
    if element is None:
        return default
    return str(element.get(W + "val", default))


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number of sane size; the default for anything else."""
    try:
        found = int(text or "")
    except ValueError:
        return default
    return found if abs(found) < 1_000_000 else default  # noqa: PLR2004 - bounds loops


def is_on(element: Element | None) -> bool | None:
    """Return a toggle's state; `None` when it is not there."""
    if element is None:
        return None
    return val(element, "1").lower() not in _OFF


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
