# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Writing exports: whole files or none, and never over somebody's file.

It knows folders and names; what stands in a file is made by the other modules.
"""

import errno
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from meetingroom.export.markdown import render
from meetingroom.export.structured import render_json
from meetingroom.export.table import tables
from meetingroom.export.web_page import render_html
from meetingroom.export.wording import NOTHING_LATER, Later, held_on, title_of
from meetingroom.meeting.state import Meeting

FORMATS = ("md", "html", "csv", "json", "docx")
MAX_STEM_BYTES = 120
"""Leaves room for a number, the ending and long folder names on Windows."""
MOST_NUMBERS = 1000

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$", re.I)
"""Source: "Naming Files, Paths, and Namespaces", Windows developer documentation."""

_CAUSES = {
    errno.ENOENT: "The folder does not exist.",
    errno.ENOTDIR: "This is not a folder.",
    errno.EACCES: "Writing is not allowed there.",
    errno.EPERM: "Writing is not allowed there.",
    errno.EROFS: "This place can only be read.",
    errno.ENOSPC: "There is no space left.",
    errno.EDQUOT: "There is no space left for you.",
    errno.ENAMETOOLONG: "The path is too long.",
}


_NOT_WORD = (
    "The memo did not come as a Word file of today, so there is none to put comments "
    "into; the other formats have all notes"
)


_NOTHING: Mapping[str, bytes] = MappingProxyType({})


class ExportFailed(Exception):  # noqa: N818 - an environment fault, not a bug
    """A file could not be written; the meeting and its library are untouched."""

    def __init__(self, path: Path, problem: OSError) -> None:
        """Keep the path and the sentence that is shown.

        Args:
            path: The file or folder it was about.
            problem: What the system said.
        """
        cause = _CAUSES.get(problem.errno or 0) or f"{problem.strerror or problem}."
        advice = " Choose another folder." if problem.errno else ""
        sentence = f"Nothing was written to {path}. {cause}{advice}"
        super().__init__(sentence)
        self.path = path
        self.sentence = sentence


def write_exports(
    meeting: Meeting,
    folder: Path,
    formats: Sequence[str],
    made: Mapping[str, bytes] = _NOTHING,
    later: Later = NOTHING_LATER,
) -> tuple[Path, ...]:
    """Write the record of a meeting into a folder.

    Args:
        meeting: What its viewer may see.
        folder: An existing folder.
        formats: Any of `FORMATS`; "csv" makes six files. "docx" is the author's own
            file with the notes as comments; beside other formats it is left out
            where the memo did not come from Word.
        made: Further files that were made elsewhere, such as PDF, each under what
            its name ends in.
        later: What other meetings decided in place of this one's decisions.

    Returns:
        The files, all new: where a name was taken, all carry the same number.

    Raises:
        ExportFailed: A file could not be written. Files written before it are whole.
        ValueError: There is no such format.
    """
    unknown = sorted(set(formats) - set(FORMATS))
    if unknown:
        msg = f"no such format: {', '.join(unknown)}"
        raise ValueError(msg)
    texts: dict[str, str | bytes] = {}
    if "md" in formats:
        texts[".md"] = render(meeting, later)
    if "html" in formats:
        texts[".html"] = render_html(meeting, later)
    if "csv" in formats:
        texts |= {f" {name}.csv": text for name, text in tables(meeting, later).items()}
    if "json" in formats:
        texts[".json"] = render_json(meeting, later)
    if "docx" in formats:
        is_wanted = len(formats) == 1 and not made
        word = _annotated(meeting, folder, is_wanted=is_wanted)
        texts |= {" with comments.docx": word} if word is not None else {}
    texts |= made
    stem = _free_stem(folder, file_stem(meeting), list(texts))
    return tuple(
        _write(folder / f"{stem}{ending}", text) for ending, text in texts.items()
    )


def _annotated(meeting: Meeting, folder: Path, *, is_wanted: bool) -> bytes | None:
    """Return the annotated file; `None` where there is none and nobody insists."""
    # Reading Word needs a library that no other export does.
    from meetingroom.export.word.annotated import (  # noqa: PLC0415
        NotAWordFile,
        annotated_docx,
    )

    try:
        return annotated_docx(meeting)
    except NotAWordFile as problem:
        if is_wanted:
            raise ExportFailed(folder, OSError(0, _NOT_WORD)) from problem
        return None


def file_stem(meeting: Meeting) -> str:
    """Return the date and the title as the start of a file name for any system."""
    day = held_on(meeting)
    title = " ".join(_FORBIDDEN.sub(" ", title_of(meeting)).split())
    stem = f"{day.isoformat()} {title}" if day else title
    while len(stem.encode(errors="replace")) > MAX_STEM_BYTES:
        stem = stem[:-1]
    stem = stem.strip(" .") or "Meeting"
    return f"Meeting {stem}" if _RESERVED.match(stem) else stem


def _free_stem(folder: Path, stem: str, endings: list[str]) -> str:
    for number in range(1, MOST_NUMBERS):
        numbered = stem if number == 1 else f"{stem} ({number})"
        if not any(os.path.lexists(folder / f"{numbered}{end}") for end in endings):
            return numbered
    raise ExportFailed(folder / stem, OSError(errno.EEXIST, "Too many files like it"))


def _write(path: Path, text: str | bytes) -> Path:
    """Write beside the file, then put it in its place at once."""
    reserved = False
    temporary: Path | None = None
    try:
        # Exclusively: a file that appeared meanwhile is not ours to replace.
        path.open("x").close()
        reserved = True
        handle, name = tempfile.mkstemp(prefix=".export-", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as out:
            out.write(
                text if isinstance(text, bytes) else text.encode(errors="replace")
            )
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as problem:
        for left in (temporary, path if reserved else None):
            if left is not None:
                left.unlink(missing_ok=True)
        raise ExportFailed(path, problem) from problem
    return path
