# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a meeting is hosted with outlives the program, but not its certificate."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from meetingroom.app.hosting_secrets import secrets_of
from meetingroom.library.library import Library
from meetingroom.net.certificate import MeetingAuthority
from tests.support.meetings import TestRoom

AT = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


def test_a_meeting_is_hosted_with_the_same_secrets_again(library: Library) -> None:
    meeting = TestRoom(library).host.meeting_id

    first = secrets_of(library, meeting, AT)
    again = secrets_of(library, meeting, AT + timedelta(days=1))

    assert first == again
    assert not again.is_renewed


@pytest.mark.parametrize("is_damaged", [True, False])
def test_a_certificate_that_cannot_be_used_is_made_anew(
    library: Library,
    is_damaged: bool,  # noqa: FBT001 - a case
) -> None:
    meeting = TestRoom(library).host.meeting_id
    first = replace(secrets_of(library, meeting, AT).hosting, port=8443)
    library.keep_hosting(
        meeting, replace(first, authority=b"torn") if is_damaged else first
    )
    later = AT if is_damaged else AT + timedelta(days=60)

    second = secrets_of(library, meeting, later)

    assert second.is_renewed
    assert second.hosting.secret != first.secret
    assert second.hosting.port == 8443
    MeetingAuthority.from_bytes(second.hosting.authority, later)
    assert library.hosting(meeting) == second.hosting
    assert not secrets_of(library, meeting, later).is_renewed
