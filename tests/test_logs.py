# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The log file is written, bounded, and keeps what people write out."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from meetingroom import logs


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    yield logs.start_logging(tmp_path / "new" / "log")
    logs.stop_logging()


def test_progress_is_written_with_utc_time(log: Path) -> None:
    logging.getLogger("meetingroom.room").info("phase reading, 3 people")

    line = log.read_text(encoding="utf-8")

    assert "+00:00 INFO meetingroom.room: phase reading, 3 people" in line


def test_one_record_stays_one_line(log: Path) -> None:
    logging.getLogger("meetingroom.net").info("peer said %s", "a\n2026 ERROR forged")

    assert len(log.read_text(encoding="utf-8").splitlines()) == 1


def test_long_text_is_cut(log: Path) -> None:
    logging.getLogger("meetingroom.room").info("note %s", "secret " * 200)

    assert len(log.read_text(encoding="utf-8")) == logs.LINE_CHARACTERS + 1


def test_exception_is_named_without_its_message(
    log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        int("the note says: fire everybody")
    except ValueError:
        logging.getLogger("meetingroom.room").exception("not stored")

    line = log.read_text(encoding="utf-8")

    assert "not stored [ValueError at test_logs.py:" in line
    assert "fire" not in line
    assert len(caplog.records) == 1


def test_full_log_is_rotated(log: Path) -> None:
    logger = logging.getLogger("meetingroom.room")
    handler = next(
        handler
        for handler in logging.getLogger().handlers
        if isinstance(handler, logging.handlers.RotatingFileHandler)
    )
    handler.maxBytes = 200

    for number in range(20):
        logger.info("phase %d", number)

    assert len(list(log.parent.glob("meetingroom.log*"))) == 1 + logs.OLD_LOGS


def test_unwritable_folder_is_the_callers_to_handle(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")

    with pytest.raises(OSError, match="exists"):
        logs.start_logging(tmp_path / "log")
