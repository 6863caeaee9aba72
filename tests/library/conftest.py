# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A real library file for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from meetingroom.library.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new library in a folder of its own."""
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()
