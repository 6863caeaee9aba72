# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Footnotes: taken out of the text and given back in the order of their numbers.

It makes no blocks. A footnote that nothing refers to, or whose label is used
twice, is kept too: text of a memo never vanishes silently.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from meetingroom.memo.read.parser import Environment


@dataclass(frozen=True, slots=True)
class Definition:
    """A footnote as it stands in the text."""

    label: str
    tokens: list[Token]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote with its number."""

    number: int
    """From 1, in the order of the first references."""
    tokens: list[Token]
    is_inline: bool = False
    """Set when the tokens are inline ones, of a footnote written in its sentence."""


def split_footnotes(tokens: Sequence[Token]) -> tuple[list[Token], list[Definition]]:
    """Return the tokens of the text itself, and the footnotes' definitions."""
    body: list[Token] = []
    definitions: list[Definition] = []
    targets = [body]
    for token in tokens:
        if token.type == "footnote_reference_open":
            definitions.append(Definition(token.meta["label"], []))
            targets.append(definitions[-1].tokens)
        elif token.type == "footnote_reference_close":
            targets.pop()
        else:
            targets[-1].append(token)
    return body, definitions


def footnotes(
    definitions: Sequence[Definition], environment: Environment
) -> Iterator[Footnote]:
    """Yield all footnotes in order; lazily, as reading one may number others.

    Args:
        definitions: What `split_footnotes` gave.
        environment: The parser's, which lists footnotes as references are read.
    """
    known = environment.get("footnotes")
    if known is None:
        return
    listed = known["list"]
    waiting: dict[str, list[list[Token]]] = {}
    for definition in definitions:
        waiting.setdefault(definition.label, []).append(definition.tokens)
    number = 0
    while True:
        while number < len(listed):
            entry = listed[number]
            number += 1
            if "tokens" in entry:
                yield Footnote(number, entry["tokens"], is_inline=True)
                continue
            label = entry["label"]
            first, *others = waiting.pop(label)
            if others:
                waiting[label] = others
            yield Footnote(number, first)
        if not waiting:
            return
        label = next(iter(waiting))
        known["refs"][f":{label}"] = number
        listed[number] = {"label": label, "count": 0}
