# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Gives the entries of a menu that name no access key one of their own letters.

What is in a menu changes with the screen and the phase, so it is done as it opens. A
key that an entry names itself is never changed.
"""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence

_WORDS = "accessWords"


def give_keys(actions: Sequence[QAction]) -> None:
    """Underline a letter in each shown entry that has none; in few, none is left."""
    shown = [one for one in actions if one.isVisible() and one.text()]
    for one in shown:
        words = one.property(_WORDS)
        if words is not None and words != one.text().replace("&", ""):
            # It says something else by now.
            one.setProperty(_WORDS, None)
    named = [one for one in shown if one.property(_WORDS) is None]
    fixed = {_key(one.text()) for one in named} - {""}
    wanting = [one for one in shown if one not in named or not _key(one.text())]
    for one in wanting:
        if one.property(_WORDS) is None:
            one.setProperty(_WORDS, one.text())
    given: dict[str, QAction] = {}
    for one in wanting:
        _give(one, given, fixed, set())
    places = {one: letter for letter, one in given.items()}
    for one in wanting:
        words = str(one.property(_WORDS))
        at = _place(words, places[one]) if one in places else None
        marked = words if at is None else f"{words[:at]}&{words[at:]}"
        if marked != one.text():
            one.setText(marked)


def _give(
    one: QAction, given: dict[str, QAction], fixed: set[str], tried: set[str]
) -> bool:
    """Find a letter, where needed by giving another entry another one (Kuhn, 1955)."""
    for letter in _letters(str(one.property(_WORDS))):
        if letter in fixed or letter in tried:
            continue
        tried.add(letter)
        other = given.get(letter)
        if other is None or _give(other, given, fixed, tried):
            given[letter] = one
            return True
    return False


def _letters(words: str) -> list[str]:
    """Return an entry's letters, those that begin a word first."""
    first = [word[0] for word in words.split()]
    return list(dict.fromkeys(one.upper() for one in [*first, *words] if one.isalpha()))


def _place(words: str, letter: str) -> int:
    """Return where the letter stands: at the beginning of a word, if it is."""
    upper = words.upper()
    begins = f" {upper}".find(f" {letter}")
    return begins if begins >= 0 else upper.index(letter)


def _key(text: str) -> str:
    """Return the letter of an entry's key; empty where it has none."""
    return QKeySequence.mnemonic(text).toString().removeprefix("Alt+")
