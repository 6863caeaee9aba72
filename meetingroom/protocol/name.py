# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Names as strangers type them, made fit to be shown. Pure."""

import unicodedata


def clean_name(name: str) -> str:
    """Return a name in one line, without signs that hide or turn around others.

    Source: Unicode Technical Report 36, section 3: control and format characters,
    such as the ones that reverse the direction, let a name pose as another one.
    """
    composed = unicodedata.normalize("NFC", name)
    shown = (
        character if not unicodedata.category(character).startswith("Z") else " "
        for character in composed
        if not unicodedata.category(character).startswith("C")
    )
    return " ".join("".join(shown).split())
