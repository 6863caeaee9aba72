# SPDX-License-Identifier: LicenseRef-Meetingroom
"""People's text inside Markdown and CSV: shown as typed, never obeyed.

Pure; it knows nothing of meetings.
"""

import re
import unicodedata

_ALWAYS = re.compile(r"([\\`*\[\]<>|~&$])")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""An underscore between letters or digits means nothing in CommonMark."""
_LINE_START = re.compile(r"^([#+=-])")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_FORMULA = re.compile(r"^'*[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet may take for a formula, or for one that was guarded before.

Source: OWASP, "CSV Injection"; the full-width forms count in some locales.
"""


def inline(text: str) -> str:
    """Return a text as one line of Markdown that renders as the text itself."""
    line = " ".join(printable(text).split())
    line = _ALWAYS.sub(r"\\\1", line)
    line = _UNDERSCORE.sub(r"\\_", line)
    line = _LINE_START.sub(r"\\\1", line)
    return _NUMBERED.sub(r"\1\\\2", line)


def quoted(text: str, indent: str = "") -> list[str]:
    """Return a text as the lines of a block quote; its own lines are kept.

    Args:
        text: Anything, also of several lines.
        indent: What stands before each line, such as inside a list.
    """
    pieces = [inline(line) for line in printable(text).splitlines()]
    kept = [piece for piece in pieces if piece] or [""]
    return [
        f"{indent}> {piece}" + ("\\" if number < len(kept) - 1 else "")
        for number, piece in enumerate(kept)
    ]


def cell(text: str) -> str:
    """Return a text for a cell that no spreadsheet takes for a formula."""
    kept = printable(text)
    return f"'{kept}" if _FORMULA.match(kept) else kept


def bare_cell(text: str) -> str:
    """Take the guard of `cell` off again."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def printable(text: str) -> str:
    """Leave out control characters and lone surrogates; lines and tabs stay."""
    return "".join(
        char
        for char in text
        if char in "\n\r\t" or unicodedata.category(char) not in {"Cc", "Cs"}
    )
