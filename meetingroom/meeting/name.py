# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Names as people type them, made fit to be shown.

Pure; whether somebody may have a name is decided in the rules.
"""

import re
import unicodedata

_EMPTY = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
"""Letters and marks that show nothing.

Source: Unicode's `Default_Ignorable_Code_Point`, as far as it is not of category C,
and the empty Braille pattern.
"""


def clean_name(name: str) -> str:
    """Return a name in one line, without signs that hide or turn around others.

    Source: Unicode Technical Report 36, section 3: control and format characters,
    such as the ones that reverse the direction, let a name pose as another one.
    """
    shown = (
        character if not unicodedata.category(character).startswith("Z") else " "
        for character in _EMPTY.sub("", _spaced(name))
        if not unicodedata.category(character).startswith("C")
    )
    composed = unicodedata.normalize("NFC", "".join(shown))
    return " ".join(composed.split())


def _spaced(name: str) -> str:
    """Let line ends and tabs, which are control characters, separate words."""
    return " ".join(name.split())
