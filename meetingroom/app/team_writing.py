# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Writes a team's kinds of meetings into its file; everything else in it stays.

Comments, order and what could not be understood are the team's and are kept. The
file is replaced at once or not at all.
"""

import os
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table
from tomlkit.toml_document import TOMLDocument

from meetingroom.app.team import MOST_KINDS, PARTS, read_team
from meetingroom.meeting.kind import Kind, built_in, name_key

_FIRST_LINES = (
    "Rules of the check and kinds of meetings of this team.",
    "What can stand here: README of Meetingroom, “The check without a meeting”.",
)


_MARK = "\ufeff"


class TeamNotWritten(Exception):  # noqa: N818 - an environment fault, not a bug
    """The team's file could not be changed; it is as it was."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class TeamChanged(TeamNotWritten):
    """Somebody else changed the kinds in the file since they were read."""


def write_kinds(path: Path, own: Sequence[Kind], known: Iterable[Kind]) -> None:
    """Make these the team's kinds.

    Args:
        path: Its file; made, with its folder, when it is not there.
        own: All kinds of its own, and ours that it changed.
        known: The kinds of the file when it was read; only these can go away.

    Raises:
        TeamChanged: The file has other kinds now.
        TeamNotWritten: The file cannot be read or written.
    """
    now, known = read_team(path), tuple(known)
    if now.is_lost:
        raise TeamNotWritten(
            f"Nothing was changed: the team’s file “{path.name}” cannot be read."
            " Correct it in an editor first."
        )
    if set(now.own) != set(known):
        raise TeamChanged(
            f"Nothing was changed: somebody else changed the kinds in “{path.name}”"
            " meanwhile. They are shown as they are now; make your change again."
        )
    # A file that is linked to stays linked to.
    target = path.resolve()
    try:
        was = target.read_bytes().decode() if target.exists() else ""
        document = _document(was)
        _put(document, own, known, path.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, _as_before(was, tomlkit.dumps(document)))
    except OSError as error:
        raise TeamNotWritten(
            f"Nothing was changed: the team’s file {path} cannot be written:"
            f" {error.strerror}."
        ) from error
    except TOMLKitError as error:
        raise TeamNotWritten(
            f"Nothing was changed: “{path.name}” cannot be edited by the program:"
            f" {error}. Correct it in an editor."
        ) from error


def _document(text: str) -> TOMLDocument:
    if text:
        return tomlkit.parse(text.removeprefix(_MARK).replace("\r\n", "\n"))
    document = tomlkit.document()
    for line in _FIRST_LINES:
        document.add(tomlkit.comment(line))
    return document


def _as_before(was: str, text: str) -> str:
    """Return text with the byte order mark and the line ends that a file had."""
    if was.count("\r\n") * 2 > was.count("\n"):
        text = text.replace("\n", "\r\n")
    return _MARK + text if was.startswith(_MARK) else text


def _put(
    document: TOMLDocument, own: Sequence[Kind], known: Sequence[Kind], name: str
) -> None:
    there = _entries(document, name)
    tables = _by_name(there)
    names = [name_key(kind.name) for kind in own]
    # What reading passed over was never shown, so nobody can have dropped it.
    gone = [key for kind in known if (key := name_key(kind.name)) not in names]
    new = [name for name in names if name not in tables]
    if len(gone) == len(new) == 1:
        # Renamed: what is said beside it goes along.
        tables[new[0]] = tables.pop(gone[0])
        gone = []
    for at in reversed(range(len(there))):
        if any(there[at] is tables[key] for key in gone):
            del there[at]
    for kind, key in zip(own, names, strict=True):
        if key in tables:
            _fill(tables[key], kind)
        elif len(there) >= MOST_KINDS:
            raise TeamNotWritten(
                f"Nothing was changed: “{name}” has {len(there)} kinds already, and"
                " no more are read. Remove one first."
            )
        else:
            table = tomlkit.table()
            _fill(table, kind)
            there.append(table)
    if len(there) and "kind" not in document:
        document.append("kind", there)
    elif not len(there) and "kind" in document:
        del document["kind"]


def _entries(document: TOMLDocument, name: str) -> AoT:
    """Return the entries of kinds, which may be none.

    Raises:
        TeamNotWritten: They are written in another way.
    """
    if document.get("kind") == []:
        del document["kind"]  # `kind = []`, which says that there are none
    there = document.get("kind", tomlkit.aot())
    if not isinstance(there, AoT):
        raise TeamNotWritten(
            f"Nothing was changed: in “{name}” kinds are not written as [[kind]]."
            " Correct it in an editor first."
        )
    return there


def _by_name(there: AoT) -> dict[str, Table]:
    """Return the entries that reading takes: the first one of each name."""
    tables: dict[str, Table] = {}
    for table in list(there)[:MOST_KINDS]:
        key = name_key(_name(table))
        if key:
            tables.setdefault(key, table)
    return tables


def _name(table: Table) -> str:
    """Return a kind's name as reading takes it; empty for an entry without."""
    name = table.get("name")
    return " ".join(name.split()) if isinstance(name, str) else ""


def _fill(table: Table, kind: Kind) -> None:
    """Say what a kind is; an entry that says so already stays as it is written."""
    ours = built_in(kind.name)
    if ours is None or name_key(_name(table)) != name_key(kind.name):
        _set(table, "name", kind.name)  # ours may be written in other capitals
    _set(table, "form", kind.form.value)
    if kind.page_limit is None and (ours is None or ours.page_limit is None):
        table.pop("pages", None)
    else:
        _set(table, "pages", kind.page_limit or 0)
    minutes = {part: getattr(kind.minutes, part) for part in PARTS}
    there = table.get("minutes")
    if not isinstance(there, dict):
        inline = tomlkit.inline_table()
        inline.update(minutes)
        table["minutes"] = inline
        return
    for part, value in minutes.items():
        if there.get(part) != value:
            there[part] = value


def _set(table: Table, key: str, value: str | int) -> None:
    if table.get(key) != value:
        table[key] = value


def _replace(path: Path, text: str) -> None:
    """Write beside the file, then put it in its place at once.

    Raises:
        OSError: It could not be written; the file is as it was.
    """
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    temporary = path.parent / f".team-{secrets.token_hex(8)}"

    def made(name: str, flags: int) -> int:
        # What the system takes away from a new file's mode is the user's choice.
        return os.open(name, flags, 0o666 if mode is None else mode)

    try:
        with open(temporary, "xb", opener=made) as out:
            out.write(text.encode())
            out.flush()
            os.fsync(out.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
