# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Names of OpenDocument.

Source: ODF 1.3 part 3, chapters 4 to 19.
"""

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_URN}office:1.0}}"
TEXT = f"{{{_URN}text:1.0}}"
TABLE = f"{{{_URN}table:1.0}}"
DRAW = f"{{{_URN}drawing:1.0}}"
STYLE = f"{{{_URN}style:1.0}}"
FO = f"{{{_URN}xsl-fo-compatible:1.0}}"
SVG = f"{{{_URN}svg-compatible:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"
MATH = "{http://www.w3.org/1998/Math/MathML}"


def count(text: str | None, default: int, most: int) -> int:
    """Return a whole number from an attribute, bounded."""
    if text is None or not text.isdecimal() or len(text) > 9:  # noqa: PLR2004 - bounds `int`
        return default
    return min(int(text), most)
