# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The little of CSS that tells bold from plain: inline styles and simple classes.

Exports of Google Docs say everything in classes. No selector but one class is known.
"""

import re
from collections.abc import Iterable

from meetingroom.memo.blocks import SpanStyle
from meetingroom.memo.read.xml import Element

_RULE = re.compile(r"\.([A-Za-z0-9_-]{1,60})\s*\{([^{}]{0,2000})\}")
_MOST_RULES = 5_000
_BOLD = 600

Look = dict[str, str]
"""Properties by their names, in small letters."""


def class_looks(styles: Iterable[Element]) -> dict[str, Look]:
    """Return what each class sets, from a page's `<style>` elements."""
    looks: dict[str, Look] = {}
    for element in styles:
        for found in _RULE.finditer(element.text or ""):
            if len(looks) >= _MOST_RULES:
                return looks
            looks.setdefault(found[1], {}).update(declarations(found[2]))
    return looks


def declarations(text: str) -> Look:
    """Return the declarations of a style attribute or rule."""
    found: Look = {}
    for declaration in text[:2000].split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.strip().lower()
    return found


def look_of(element: Element, classes: dict[str, Look]) -> Look:
    """Return what an element's classes and its own style set."""
    look: Look = {}
    for name in str(element.get("class") or "").split()[:20]:
        look.update(classes.get(name, {}))
    style = element.get("style")
    if style:
        look.update(declarations(str(style)))
    return look


def is_hidden(look: Look) -> bool:
    """Tell whether an element is not shown."""
    return look.get("display") == "none" or look.get("visibility") == "hidden"


def restyled(styles: frozenset[SpanStyle], look: Look) -> frozenset[SpanStyle]:
    """Return the styles of text after a look was applied."""
    changed = set(styles)
    weight = look.get("font-weight", "")
    if weight:
        heavy = weight.isdecimal() and int(weight) >= _BOLD
        _set(changed, SpanStyle.STRONG, is_on=heavy or weight in {"bold", "bolder"})
    slant = look.get("font-style", "")
    if slant:
        _set(changed, SpanStyle.EMPHASIS, is_on=slant in {"italic", "oblique"})
    line = look.get("text-decoration", look.get("text-decoration-line", ""))
    if "underline" in line:
        changed.add(SpanStyle.UNDERLINE)
    if "line-through" in line:
        changed.add(SpanStyle.STRIKE)
    match look.get("vertical-align"):
        case "super":
            changed.add(SpanStyle.SUPERSCRIPT)
        case "sub":
            changed.add(SpanStyle.SUBSCRIPT)
        case _:
            pass
    return frozenset(changed)


def _set(styles: set[SpanStyle], style: SpanStyle, *, is_on: bool) -> None:
    if is_on:
        styles.add(style)
    else:
        styles.discard(style)
