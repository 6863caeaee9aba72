# SPDX-License-Identifier: LicenseRef-Meetingroom
"""New memos from templates: Markdown or Word, written beside nothing of anybody's.

It must not know Qt: the window and the command line use it alike.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from meetingroom import paths
from meetingroom.memo.errors import MemoUnreadable
from meetingroom.memo.read.source import read_memo

ENDINGS = (".md", ".docx")

_TITLES = {
    "six-pager": "Six-pager",
    "pr-faq": "PR/FAQ",
    "design-decision": "Design decision",
    "hiring-debrief": "Hiring debrief",
    "weekly-review": "Weekly review",
}
"""Our own, in the order they are offered."""


class TemplateFailed(Exception):  # noqa: N818 - an environment fault, not a bug
    """A new memo could not be written; the message says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Template:
    """A template that is offered."""

    name: str
    """As the command line takes it."""
    title: str
    path: Path


def templates(own: Path | None = None) -> tuple[Template, ...]:
    """Return all templates: ours, then a team's own by name.

    Args:
        own: Folder of a team's own; `None` for the one beside the library.
    """
    folder = own or paths.library_path().parent / "templates"
    found = [
        Template(name, title, paths.resource(f"templates/{name}.md"))
        for name, title in _TITLES.items()
    ]
    found += [
        Template(path.stem, path.stem, path)
        for path in sorted(folder.glob("*.md"))
        if path.stem not in _TITLES
    ]
    return tuple(found)


def write_new_memo(template: Template, path: Path) -> None:
    """Write a new memo from a template.

    Args:
        template: Which.
        path: A file that is not there yet; its ending says the format.

    Raises:
        TemplateFailed: It is there already, or cannot be written.
    """
    if path.suffix.lower() not in ENDINGS:
        raise TemplateFailed(
            f"A new memo ends in .md or .docx, not as “{path.name}” does. Nothing was"
            " written."
        )
    try:
        content = _content(template, path.suffix.lower())
    except MemoUnreadable as error:
        raise TemplateFailed(error.sentence) from error
    except OSError as error:
        raise TemplateFailed(
            f"Nothing was written: the template {template.path} cannot be read:"
            f" {error.strerror}. Choose another template."
        ) from error
    try:
        # Exclusively: what is there already may be somebody's work.
        out = path.open("xb")
    except FileExistsError as error:
        raise TemplateFailed(
            f"“{path.name}” is there already and was left as it is. Choose another"
            " name."
        ) from error
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        with out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)  # our own, and only a part of it
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> TemplateFailed:
    return TemplateFailed(
        f"Nothing was written to {path}: {error.strerror}. Choose another folder."
    )


def _content(template: Template, ending: str) -> bytes:
    if ending == ".md":
        return template.path.read_bytes()
    # Only for Word, whose library takes its time.
    from meetingroom.export.word.memo_file import memo_docx  # noqa: PLC0415

    return memo_docx(read_memo(template.path))


def new_memo(name: str, path: Path) -> int:
    """Write a new memo for the command line; returns the exit status.

    Returns:
        0 when it was written, 1 when it could not be, 2 when there is no such template.
    """
    known = {one.name: one for one in templates()}
    template = known.get(name)
    if template is None:
        sys.stderr.write(f"Templates are {', '.join(known)}; not {name}.\n")
        return 2
    try:
        write_new_memo(template, path)
    except TemplateFailed as failed:
        sys.stderr.write(failed.sentence + "\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0
