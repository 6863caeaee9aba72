# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The command line's work on the record, where the disk is in the way."""

import sys
from pathlib import Path

import pytest

from meetingroom.app.record import shut
from meetingroom.library.library import Library


def test_a_library_that_closes_says_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shut(Library.open(tmp_path / "library.db"))

    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that is always full")
def test_a_library_that_does_not_close_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = Library.open(tmp_path / "library.db")
    library._db.close()
    full = Path("/dev/full").open("w")  # noqa: SIM115 - closed by the library
    full.write("What was not written yet.")
    # A real file whose closing fails, as no database's can be made to here.
    library._db = full  # type: ignore[assignment]  # only closed

    assert not shut(library)
    assert "disk is full" in capsys.readouterr().err
