# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Libraries of other users, on full disks, and in use by another process."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from meetingroom.library.library import Library
from tests.library.test_faults import filled
from tests.support.meetings import MEETING

NOBODY = 65534
"""A user without rights; the tests may run as root, who may do anything."""
ROOT = Path(__file__).parents[2]

# Imported before the rights are given up: they may hide the program itself.
PRELUDE = """
import os
import sys
from pathlib import Path
from meetingroom.library.library import Library
from meetingroom.meeting.errors import StorageUnavailable
from tests.support.meetings import *
path = Path(sys.argv[1])
"""
BECOME_NOBODY = f"""
if os.getuid() == 0:
    os.setgid({NOBODY})
    os.setuid({NOBODY})
"""
TELL = """
try:
    Library.open(path)
except StorageUnavailable as error:
    print(error.sentence)
"""
LIMIT = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
"""
FILL = """
room = TestRoom(Library.open(path)).go_to(Phase.READING)
try:
    for number in range(100000):
        room.add_note(BEN, "1.2 million", body=f"{number} " + "x" * 2000)
except StorageUnavailable as error:
    print(len(room.host.log), error.sentence)
"""

needs_posix = pytest.mark.skipif(
    sys.platform == "win32", reason="rights and limits of POSIX"
)


def run(path: Path, *parts: str) -> str:
    """Run a few lines in a process of their own; return what they print."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and lines
        [sys.executable, "-c", "\n".join([PRELUDE, *parts]), str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder another user can reach; pytest's own are closed to others."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@needs_posix
def test_a_library_that_may_not_be_written_is_told(open_folder: Path) -> None:
    path = open_folder / "library.db"
    filled(path)
    before = path.read_bytes()
    path.chmod(0o444)

    told = run(path, BECOME_NOBODY, TELL)

    assert "cannot be written" in told
    assert path.read_bytes() == before


@needs_posix
def test_a_library_that_may_not_be_read_is_told(open_folder: Path) -> None:
    path = open_folder / "library.db"
    filled(path)
    path.chmod(0o000)

    assert "cannot be written" in run(path, BECOME_NOBODY, TELL)


@needs_posix
def test_a_folder_that_may_not_be_written_is_told(open_folder: Path) -> None:
    folder = open_folder / "closed"
    folder.mkdir(mode=0o555)

    told = run(folder / "library.db", BECOME_NOBODY, TELL)

    assert "cannot be written" in told


@needs_posix
def test_a_disk_that_takes_no_more_keeps_every_stored_entry(tmp_path: Path) -> None:
    path = tmp_path / "library.db"

    told = run(path, LIMIT, FILL)

    length, sentence = told.split(" ", 1)
    library = Library.open(path)
    stored = len(library.read(MEETING))
    differences = library.rebuild()
    library.close()
    assert "What was stored before is safe." in sentence
    assert stored == int(length)
    assert differences == ()


def test_a_second_process_is_told(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    first = Library.open(path)

    told = run(path, TELL)

    first.close()
    assert "already open with this library" in told
