# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What the reading screen is shown, made of a snapshot and the person's own drafts."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from meetingroom.meeting.local import LocalNote
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.memo.pages import PageMap
from meetingroom.room.room import LinkPhase, RoomSnapshot
from meetingroom.ui.page.view import CardView, Passage
from meetingroom.ui.reading.view import ReadingView
from meetingroom.ui.window.link_words import kept_here


def reading_view(
    snapshot: RoomSnapshot, local: Iterable[LocalNote], now: datetime
) -> ReadingView:
    """Return the state of reading for one person.

    Args:
        snapshot: What the person may see; it holds nobody else's notes.
        local: The person's drafts, private notes and highlights.
        now: The host's time, aware.
    """
    meeting = snapshot.meeting
    pages = meeting.pages
    own = [n for n in meeting.notes.values() if n.author == snapshot.viewer]
    drafts = {one.note: one for one in local}
    marks: list[Passage] = []
    # Words typed over a kept note stand on its card until they are kept, too.
    cards = [_kept_card(note, pages) for note in own if note.id not in drafts]
    for one in drafts.values():
        is_mark = one.kind is NoteKind.PRIVATE and not one.body
        if is_mark and one.start_cp is not None and one.end_cp is not None:
            marks.append(Passage(one.start_cp, one.end_cp))
        else:
            cards.append(_local_card(one, pages))
    clock = meeting.clock
    return ReadingView(
        cards=tuple(cards),
        marks=tuple(marks),
        finished=snapshot.totals.finished,
        of=snapshot.totals.readers,
        longer_count=snapshot.totals.longer,
        is_finished=snapshot.viewer in meeting.finished,
        wants_longer=snapshot.viewer in meeting.longer,
        is_paused=clock is not None and clock.paused_at is not None,
        is_time_up=clock is not None and clock.left_s(now) <= 0,
        is_facilitator=snapshot.is_facilitator,
        sealed_count=len(own),
        strip_text=_late(snapshot, now),
        offline_text=_offline(snapshot, len(own)),
    )


def _offline(snapshot: RoomSnapshot, count: int) -> str:
    link = snapshot.surroundings.link
    is_away = link is not None and link.phase is not LinkPhase.ONLINE
    return kept_here(count, link.unsent_notes) if link and is_away else ""


def _kept_card(note: Note, pages: PageMap) -> CardView:
    anchor = note.anchor
    return CardView(
        str(note.id),
        note.kind,
        note.body,
        pages.address(anchor.start_cp) if anchor else "",
        anchor.start_cp if anchor else None,
        anchor.end_cp if anchor else None,
    )


def _local_card(local: LocalNote, pages: PageMap) -> CardView:
    start = local.start_cp
    return CardView(
        str(local.note),
        local.kind,
        local.body,
        pages.address(start) if start is not None else "",
        start,
        local.end_cp,
        is_draft=local.is_draft,
    )


def _late(snapshot: RoomSnapshot, now: datetime) -> str:
    person = snapshot.meeting.people.get(snapshot.viewer)
    clock = snapshot.meeting.clock
    if person is None or not person.is_late or clock is None:
        return ""
    ago = round(clock.used_s(now) / 60)
    left = max(0, round(clock.left_s(now) / 60))
    sentence = QCoreApplication.translate(
        "ReadingState",
        "Reading began {0} minutes ago; {1} minutes are left for everyone.",
    )
    return sentence.format(ago, left)
