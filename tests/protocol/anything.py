# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Random values of any type that a message can hold, made from the type itself.

A new field or a new message is drawn without a change here.
"""

import dataclasses
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


def anything(type_: Any) -> Strategy:  # noqa: ANN401 - unions are no `type`
    """Return a strategy for values of a type."""
    if isinstance(type_, NewType):
        return anything(type_.__supertype__)
    if type_ in _PLAIN:
        return _PLAIN[type_]
    origin, inside = get_origin(type_), get_args(type_)
    if origin in (Union, UnionType):
        return st.one_of([anything(each) for each in inside])
    if origin is tuple:
        return _tuples(inside)
    if origin is frozenset:
        return st.frozensets(anything(inside[0]), max_size=3)
    if origin is dict:
        return st.dictionaries(anything(inside[0]), anything(inside[1]), max_size=3)
    return _made(type_)


def _tuples(inside: tuple[Any, ...]) -> Strategy:
    if inside[1:] == (...,):
        return st.lists(anything(inside[0]), max_size=3).map(tuple)
    return st.tuples(*(anything(each) for each in inside))


def _made(type_: type[Any]) -> Strategy:
    if issubclass(type_, Enum):
        return st.sampled_from(type_)
    names = (
        [field.name for field in msgspec.structs.fields(type_)]
        if issubclass(type_, msgspec.Struct)
        else [field.name for field in dataclasses.fields(type_)]
    )
    hints = get_type_hints(type_)
    return st.builds(type_, **{name: anything(hints[name]) for name in names})
