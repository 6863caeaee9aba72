# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The sentences on a guest's line to the host: what is so, what is kept, what to do.

Words only; which of them is shown is decided elsewhere.
"""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from meetingroom.room.room import Link, LinkPhase

tr = QCoreApplication.translate
_CONTEXT = "LinkWords"


def offline_sentence(link: Link) -> str:
    """Return what is shown while the host cannot be reached."""
    match link.phase:
        case LinkPhase.CONNECTING:
            begin = tr(
                _CONTEXT,
                "Connecting to the host. Keep writing: everything is kept here.",
            )
        case LinkPhase.WAITING:
            begin = tr(
                _CONTEXT,
                "Waiting to be let in again. Keep writing: everything is kept here.",
            )
        case _:
            begin = tr(
                _CONTEXT,
                "No connection to the host. Keep writing: everything is kept here.",
            )
    return _with_unsent(begin, link)


def gone_sentence(link: Link, *, may_take_over: bool) -> str:
    """Return what is shown when the host has been away for long."""
    begin = _with_unsent(
        tr(_CONTEXT, "Waiting for the host. Keep writing: everything is kept here."),
        link,
    )
    if not may_take_over:
        return begin
    sentence = tr(
        _CONTEXT, "{0} Or take over: the others then join by your new invitation."
    )
    return sentence.format(begin)


def back_sentence(notes: int, changes: int) -> str:
    """Return what is shown when the host is there again.

    Args:
        notes: How many notes it has now that it had not.
        changes: How much of any kind; told only where there are no notes.
    """
    match notes, changes:
        case 0, 0:
            return tr(_CONTEXT, "Connected.")
        case 0, 1:
            return tr(_CONTEXT, "Connected. 1 change of yours sent.")
        case 0, _:
            sentence = tr(_CONTEXT, "Connected. {0} changes of yours sent.")
            return sentence.format(changes)
        case 1, _:
            return tr(_CONTEXT, "Connected. 1 note sent.")
        case _:
            return tr(_CONTEXT, "Connected. {0} notes sent.").format(notes)


def ended_sentence(link: Link) -> str:
    """Return why the host ended it; the host's own words where there are any."""
    return link.sentence or tr(
        _CONTEXT,
        "The host ended this connection. What you wrote is kept here.",
    )


def refused_sentence(
    count: int, reason: str, *, is_note: bool, is_draft: bool = False
) -> str:
    """Return what the host did not take, and why as far as it is known.

    Args:
        count: How much it did not take.
        reason: The latest reason; empty after the program was started again.
        is_note: Whether it is known to be a note; else it may be any act.
        is_draft: Whether there is a note among it whose words are a draft now.
    """
    if count == 1:
        begin = (
            tr(_CONTEXT, "The host did not take 1 note")
            if is_note
            else tr(_CONTEXT, "The host did not take 1 entry of yours")
        )
        whole, bare = tr(_CONTEXT, "{0}: {1} {2}"), tr(_CONTEXT, "{0}. {1}")
        kept = (
            tr(_CONTEXT, "It is kept here as a draft.")
            if is_draft
            else tr(_CONTEXT, "It is kept here.")
        )
    else:
        begin = tr(_CONTEXT, "The host did not take {0} entries of yours").format(count)
        whole = tr(_CONTEXT, "{0}; the latest: {1} {2}")
        bare = tr(_CONTEXT, "{0}. {1}")
        kept = (
            tr(_CONTEXT, "They are kept here, notes as drafts.")
            if is_draft
            else tr(_CONTEXT, "They are kept here.")
        )
    if reason:
        return whole.format(begin, _stopped(reason), kept)
    return bare.format(begin, kept)


def kept_here(count: int, unsent: int) -> str:
    """Return the reader's own count while the host is away, for the reading bar.

    Args:
        count: All own notes.
        unsent: How many notes the host does not have as they are; withdrawn ones too.
    """
    match count, min(unsent, count):
        case 0, _:
            return tr(_CONTEXT, "No notes yet")
        case 1, 0:
            return tr(_CONTEXT, "1 note, kept on this laptop")
        case 1, _:
            return tr(_CONTEXT, "1 note, not yet at the host")
        case _, 0:
            return tr(_CONTEXT, "{0} notes, kept on this laptop").format(count)
        case _, late:
            sentence = tr(_CONTEXT, "{0} notes, {1} not yet at the host")
            return sentence.format(count, late)


def as_of(at: datetime) -> str:
    """Return of when the shown state is: "As of 10:38"."""
    return tr(_CONTEXT, "As of {0}").format(hour(at))


def hour(at: datetime) -> str:
    """Return the local hour and minute of a moment."""
    return f"{at.astimezone():%H:%M}"


def _with_unsent(begin: str, link: Link) -> str:
    match link.unsent_notes, link.unsent:
        case 0, 0:
            return begin
        case 0, 1:
            end = tr(
                _CONTEXT, "{0} 1 change of yours is saved here, not yet at the host."
            )
            return end.format(begin)
        case 0, changes:
            end = tr(
                _CONTEXT,
                "{0} {1} changes of yours are saved here, not yet at the host.",
            )
            return end.format(begin, changes)
        case 1, _:
            end = tr(_CONTEXT, "{0} 1 note is saved here, not yet at the host.")
            return end.format(begin)
        case notes, _:
            end = tr(_CONTEXT, "{0} {1} notes are saved here, not yet at the host.")
            return end.format(begin, notes)


def _stopped(reason: str) -> str:
    return reason if reason.endswith((".", "?", "!")) else f"{reason}."
