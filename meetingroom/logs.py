# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The log file: what the program did, for whoever mends it.

It must not contain what people write. Callers log ids, counts and phases, never the
text of a memo, note or decision; the formatter shortens what slips through.
"""

import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_NAME = "meetingroom.log"
# Three files of 1 MB: weeks of meetings, and still small enough to send.
LOG_BYTES = 1_000_000
OLD_LOGS = 2
# Longer than any line we write on purpose, shorter than most notes.
LINE_CHARACTERS = 300


class LineFormatter(logging.Formatter):
    """Format a record as one short line with a UTC time.

    An exception is given by type and place only: its message may quote a note.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; line feeds and other controls are written out."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(
            timespec="milliseconds"
        )
        said = record.getMessage()
        line = f"{at} {record.levelname} {record.name}: {said}"
        if record.exc_info and record.exc_info[0] is not None:
            line += f" [{record.exc_info[0].__name__} at {_place(record)}]"
        line = line.encode("unicode_escape").decode("ascii")
        if len(line) > LINE_CHARACTERS:
            line = f"{line[: LINE_CHARACTERS - 3]}..."
        return line


def start_logging(folder: Path) -> Path:
    """Write warnings and our own progress to a rotating file from now on.

    Args:
        folder: Where the log goes; made when it does not exist.

    Returns:
        The log file.

    Raises:
        OSError: The folder cannot be written; the caller may go on without a log.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LOG_NAME
    handler = RotatingFileHandler(
        path, maxBytes=LOG_BYTES, backupCount=OLD_LOGS, encoding="utf-8"
    )
    handler.setFormatter(LineFormatter())
    logging.getLogger().addHandler(handler)
    logging.getLogger("meetingroom").setLevel(logging.INFO)
    return path


def stop_logging() -> None:
    """Close the log files that `start_logging` opened."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler.formatter, LineFormatter):
            root.removeHandler(handler)
            handler.close()


def _place(record: logging.LogRecord) -> str:
    trace = record.exc_info[2] if record.exc_info else None
    if trace is None:
        return "unknown place"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
