# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every event survives being stored."""

import dataclasses
import types
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingroom.library.body import body_text, read_body
from meetingroom.library.moment import moment_text, read_moment
from meetingroom.meeting.events import Event
from meetingroom.memo.memo import Memo

# What JSON and UTF-8 can hold: aware moments, finite numbers, whole characters.
MOMENTS = st.datetimes(timezones=st.just(UTC))
SINGLE: dict[object, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    int: st.integers(0, 2**40),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bytes: st.binary(max_size=8),
    datetime: MOMENTS,
    date: st.dates(),
    type(None): st.none(),
}


def values(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation
    """Return values of an event's field, however deep."""
    if hint in SINGLE:
        return SINGLE[hint]
    arguments = get_args(hint)
    if get_origin(hint) in (types.UnionType, Union):
        return st.one_of([values(each) for each in arguments])
    if get_origin(hint) is tuple:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if get_origin(hint) is dict:
        return st.dictionaries(values(arguments[0]), values(arguments[1]), max_size=2)
    if isinstance(hint, NewType):
        return values(hint.__supertype__)
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    return made(hint)


def made(kind: type) -> st.SearchStrategy[Any]:
    """Return values of an event or of a dataclass in it."""
    hints = get_type_hints(kind, localns={"Memo": Memo})
    if dataclasses.is_dataclass(kind):
        names = [field.name for field in dataclasses.fields(kind)]
    else:
        names = list(hints)
    return st.builds(kind, **{name: values(hints[name]) for name in names})


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: str(kind.__name__))
@given(draw=st.data())
def test_an_event_reads_back_as_it_was_stored(kind: type, draw: st.DataObject) -> None:
    event: Event = draw.draw(made(kind))

    stored = body_text(event)

    assert read_body(stored) == event
    assert f'"type":"{kind.__name__}"' in stored


@given(MOMENTS, MOMENTS)
def test_moments_sort_as_their_text_does(one: datetime, other: datetime) -> None:
    texts = moment_text(one), moment_text(other)

    assert read_moment(texts[0]) == one
    assert (one < other) == (texts[0] < texts[1])
