# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Random values of any type that a message can hold, made from the type itself.

A new field or a new message is drawn without a change here.
"""

import dataclasses
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st

Strategy = st.SearchStrategy[Any]
_WORDS = st.text(max_size=12)
_PLAIN: dict[object, Strategy] = {
    NoneType: st.none(),
    bool: st.booleans(),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    str: _WORDS,
    bytes: st.binary(max_size=40),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
}


Known = Mapping[Any, Strategy]
"""What to draw instead for some types, such as ids that exist."""


def anything(
    type_: Any,  # noqa: ANN401 - unions are no `type`
    known: Known | None = None,
) -> Strategy:
    """Return a strategy for values of a type."""
    return _drawn(type_, known or {})


def _drawn(type_: Any, known: Known) -> Strategy:  # noqa: ANN401 - as above
    if type_ in known:
        return known[type_]
    if isinstance(type_, NewType):
        return _drawn(type_.__supertype__, known)
    if type_ in _PLAIN:
        return _PLAIN[type_]
    origin, inside = get_origin(type_), get_args(type_)
    if origin in (Union, UnionType):
        return st.one_of([_drawn(each, known) for each in inside])
    if origin is tuple:
        return _tuples(inside, known)
    if origin is frozenset:
        return st.frozensets(_drawn(inside[0], known), max_size=3)
    if origin is dict:
        keys, values = (_drawn(each, known) for each in inside)
        return st.dictionaries(keys, values, max_size=3)
    return _made(type_, known)


def _tuples(inside: tuple[Any, ...], known: Known) -> Strategy:
    if inside[1:] == (...,):
        return st.lists(_drawn(inside[0], known), max_size=3).map(tuple)
    return st.tuples(*(_drawn(each, known) for each in inside))


def _made(type_: type[Any], known: Known) -> Strategy:
    if issubclass(type_, Enum):
        return st.sampled_from(type_)
    names = (
        [field.name for field in msgspec.structs.fields(type_)]
        if issubclass(type_, msgspec.Struct)
        else [field.name for field in dataclasses.fields(type_)]
    )
    hints = get_type_hints(type_)
    return st.builds(type_, **{name: _drawn(hints[name], known) for name in names})
