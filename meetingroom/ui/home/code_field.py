# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The field for a meeting's code: four characters, a hyphen, four characters.

It forgives how a code is typed; whether the code is right is not judged here.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

CODE_LENGTH = 8
_HALF = 4
_WIDTH_PX = 128


_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
"""As in `protocol.code`, which the first paint does not wait for."""


def plain_code(typed: str) -> str:
    """Return the letters and digits of what was typed, in capitals.

    O is taken for 0, I and L for 1: no code has these letters.
    """
    kept = (sign for sign in typed.upper() if sign.isascii() and sign.isalnum())
    return "".join(kept).translate(_LOOK_ALIKES)


class CodeField(QLineEdit):
    """A code as it is typed, in capitals, with its hyphen set by itself.

    Signals: those of a line edit.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        clean: Callable[[str], str] = plain_code,
    ) -> None:
        """Build the field.

        Args:
            parent: Owner of the field.
            clean: Turns what was typed into the code's characters, look-alikes
                replaced by what they stand for.
        """
        super().__init__(parent)
        self._clean = clean
        self.setObjectName("joinCode")
        self.setFixedWidth(_WIDTH_PX)
        self.setPlaceholderText("7KQ2-M4XD")

        self.textEdited.connect(self._on_text_edited)

    @property
    def code(self) -> str:
        """The code as it is read out; empty or shorter while it is being typed."""
        return self.text()

    def is_whole(self) -> bool:
        """Tell whether all eight characters are there."""
        return len(self._clean(self.text())) == CODE_LENGTH

    def _on_text_edited(self, typed: str) -> None:
        """Write the code as it is read out; the cursor stays behind its letter."""
        before = len(self._clean(typed[: self.cursorPosition()])[:CODE_LENGTH])
        code = self._clean(typed)[:CODE_LENGTH]
        shown = code if len(code) <= _HALF else f"{code[:_HALF]}-{code[_HALF:]}"
        if shown != typed:
            self.setText(shown)
            self.setCursorPosition(before + (before > _HALF))
