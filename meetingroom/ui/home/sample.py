# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Finds the memos that come with the program, by file and title.

Reads the first lines of each only; opening a memo is somebody else's work.
"""

from pathlib import Path

from meetingroom.ui.home.view import Sample

_FENCE = "---"
_KEY = "title:"
_HEAD_LINES = 30


def read_samples(folder: Path) -> tuple[Sample, ...]:
    """Return the samples of a folder in the order of their names.

    A file that cannot be read is left out: it is an offer, not a promise.
    """
    found = []
    for path in sorted(folder.glob("*.md")):
        title = _title_of(path)
        if title:
            found.append(Sample(path, title))
    return tuple(found)


def _title_of(path: Path) -> str:
    """Return the title of the front matter, else the first heading, else nothing."""
    try:
        with path.open(encoding="utf-8") as lines:
            head = [line.strip() for line, _ in zip(lines, range(_HEAD_LINES))]  # noqa: B905 - stops at the shorter on purpose
    except (OSError, UnicodeDecodeError):
        return ""
    if head[:1] == [_FENCE]:
        for line in head[1:]:
            if line == _FENCE:
                break
            if line.lower().startswith(_KEY):
                return line[len(_KEY) :].strip().strip("\"'")
    return next((line.lstrip("# ") for line in head if line.startswith("# ")), "")
