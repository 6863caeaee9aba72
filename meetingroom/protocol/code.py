# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The eight-character code of a room: make it, show it, read what people type.

Nothing here knows which room a code belongs to or how often somebody guessed.

Source: Crockford's base 32, without its check character.
"""

import secrets
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O and U: nobody has to ask which of two look-alikes is meant."""

LENGTH = 8
BITS = 5 * LENGTH

_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = frozenset(" \t\r\n-‐‑‒–—_.\u00a0\u202f")
"""What people, phones and mail programs put between the two halves."""


class CodeUnreadable(Exception):  # noqa: N818 - what was typed is it, nothing failed
    """What was typed cannot be a room's code; nothing was sent."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence that is shown beside the field."""
        super().__init__(sentence)
        self.sentence = sentence


def make_code(choose: Callable[[str], str] = secrets.choice) -> str:
    """Return a new code in its plain form, eight characters without a hyphen.

    Args:
        choose: Picks one character, unpredictably.
    """
    return "".join(choose(ALPHABET) for _ in range(LENGTH))


def format_code(code: str) -> str:
    """Return a plain code as people see it, such as “7KQ2-M4XD”."""
    half = LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def read_code(text: str) -> str:
    """Return the plain code that somebody typed or pasted.

    Lower case, spaces and hyphens are fine; O is read as 0, I and L as 1.

    Raises:
        CodeUnreadable: It has another length or a character no code has.
    """
    kept = "".join(sign for sign in text if sign not in _BETWEEN)
    code = kept.upper().translate(_LOOK_ALIKES)
    if not code:
        raise CodeUnreadable(
            "No code was typed. It has eight characters, such as 7KQ2-M4XD, and"
            " stands on the facilitator’s screen."
        )
    strange = next((sign for sign in code if sign not in ALPHABET), None)
    if strange is not None:
        raise CodeUnreadable(
            f"“{strange}” is in no code. A code has eight letters and digits, such"
            " as 7KQ2-M4XD. Please compare it with the facilitator’s screen."
        )
    if len(code) != LENGTH:
        raise CodeUnreadable(
            f"A code has eight characters, this one has {len(code)}. Please compare"
            " it with the facilitator’s screen."
        )
    return code
