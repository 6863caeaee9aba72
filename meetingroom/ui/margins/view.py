# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Opened notes as passage groups: frozen values made of a snapshot, without Qt.

Groups are found once for a set of notes; their views are made only when one is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from meetingroom.discussion.crowd import Crowd, crowd_of
from meetingroom.discussion.passage import clusters
from meetingroom.discussion.run_sheet import kind_counts
from meetingroom.meeting.contest import is_split
from meetingroom.meeting.ids import NoteId, PersonId, TopicId
from meetingroom.meeting.mention import watched_names
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.ui.note.names import own_pseudonym
from meetingroom.ui.note.origin import origin_of
from meetingroom.ui.note.reply_view import ReplyView, reply_views

QUOTE_CP = 160
"""Longest quote above a group in a narrow window."""
QUESTION_CP = 280
"""What of an own question is enough to know it again."""


@dataclass(frozen=True, slots=True)
class Group:
    """Notes on one passage; the whole memo has neither start nor end."""

    topic: Topic
    """A topic's shape without its title: only the core's counts need it."""

    @property
    def notes(self) -> tuple[NoteId, ...]:
        """The notes in the order of the text, withdrawn ones included."""
        return self.topic.notes

    @property
    def start_cp(self) -> int:
        """First code point; -1 for the whole memo, which comes first."""
        return -1 if self.topic.start_cp is None else self.topic.start_cp

    @property
    def end_cp(self) -> int:
        """One past the last code point; 0 for the whole memo."""
        return self.topic.end_cp or 0


@dataclass(frozen=True, slots=True)
class NoteView:
    """One note of a group."""

    id: NoteId
    kind: NoteKind
    writer: str
    """Empty in a meeting without names."""
    body: str
    me_too: int
    is_own: bool
    may_withdraw: bool
    """It is one's own, or one copied it from paper."""
    has_me_too: bool
    """The viewer stands behind it."""
    is_withdrawn: bool = False
    because: str = ""
    origin: str = ""
    """Where it comes from, if not from the silence."""
    replies: tuple[ReplyView, ...] = ()
    may_own: bool = False
    """The viewer wrote it, and it carries no name yet."""
    pseudonym: str = ""
    """Under which number others see a note of the viewer's."""
    watched: tuple[str, ...] = ()
    """Whose names are warned of in a reply; empty where names are shown."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """One passage with its notes, as it is shown."""

    address: str
    """Empty for the whole memo."""
    quote: str
    crowd: Crowd
    kinds: tuple[tuple[NoteKind, int], ...]
    is_split: bool
    notes: tuple[NoteView, ...]

    @property
    def standing(self) -> int:
        """How many notes are not withdrawn."""
        return sum(not note.is_withdrawn for note in self.notes)

    @property
    def me_too(self) -> int:
        """How often somebody said "me too"."""
        return sum(note.me_too for note in self.notes if not note.is_withdrawn)


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question the viewer had asked before the reveal."""

    note: NoteId
    address: str
    """Empty for the whole memo."""
    body: str
    is_withdrawn: bool


def own_questions(meeting: Meeting, viewer: PersonId) -> tuple[OwnQuestion, ...]:
    """Return what the viewer asked while reading, in the order of the text."""
    asked = [
        note
        for note in meeting.notes.values()
        if note.author == viewer
        and note.kind in (NoteKind.QUESTION, NoteKind.MISSING_QUESTION)
        and not note.is_after_reveal
    ]
    asked.sort(key=lambda note: note.anchor.start_cp if note.anchor else -1)
    return tuple(
        OwnQuestion(
            note.id,
            meeting.pages.address(note.anchor.start_cp) if note.anchor else "",
            _cut(note.body, QUESTION_CP),
            note.is_withdrawn,
        )
        for note in asked
    )


def shown_notes(meeting: Meeting, viewer: PersonId) -> list[Note]:
    """Return the notes that belong here: no typos of others, nothing private.

    A typo copied from paper stays with who entered it, who can still withdraw it.
    """
    return [
        note
        for note in meeting.notes.values()
        if note.kind is not NoteKind.PRIVATE
        and (note.kind is not NoteKind.TYPO or viewer in (note.author, note.entered_by))
    ]


def find_groups(meeting: Meeting, notes: Iterable[Note]) -> tuple[Group, ...]:
    """Return the groups, the whole memo first, then in the order of the text."""
    if meeting.memo is None:
        return ()
    held = list(notes)
    found: list[Group] = []
    general = tuple(note.id for note in held if note.anchor is None)
    if general:
        found.append(Group(Topic(TopicId("general"), "", general)))
    for cluster in clusters(held, meeting.memo):
        ids = tuple(note.id for note in cluster.notes)
        anchors = [note.anchor for note in cluster.notes if note.anchor]
        start_cp = min(anchor.start_cp for anchor in anchors)
        end_cp = max(anchor.end_cp for anchor in anchors)
        found.append(Group(Topic(TopicId(ids[0]), "", ids, start_cp, end_cp)))
    return tuple(found)


def group_view(meeting: Meeting, viewer: PersonId, group: Group) -> GroupView:
    """Return what a group shows now."""
    notes = meeting.notes
    views = tuple(
        _note_view(meeting, viewer, notes[note])
        for note in group.notes
        if note in notes
    )
    memo = meeting.memo
    quote = ""
    if memo is not None and group.start_cp >= 0:
        quote = _cut(memo.text[group.start_cp : group.end_cp], QUOTE_CP)
    return GroupView(
        address=meeting.pages.address(group.start_cp) if group.start_cp >= 0 else "",
        quote=quote,
        crowd=crowd_of(meeting, group.topic),
        kinds=tuple(kind_counts(group.topic, notes).items()),
        is_split=is_split(group.topic, notes),
        notes=views,
    )


def _cut(text: str, most_cp: int) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= most_cp else whole[: most_cp - 1].rstrip() + "…"


def _note_view(meeting: Meeting, viewer: PersonId, note: Note) -> NoteView:
    return NoteView(
        id=note.id,
        kind=note.kind,
        writer=meeting.name_of_writer(note),
        body=note.body,
        me_too=len(note.me_too),
        is_own=note.author == viewer,
        may_withdraw=viewer in (note.author, note.entered_by),
        has_me_too=viewer in note.me_too,
        is_withdrawn=note.is_withdrawn,
        because=note.withdrawn_because,
        origin=origin_of(meeting, note),
        replies=reply_views(meeting, note, viewer),
        watched=watched_names(meeting),
        may_own=note.author == viewer and not meeting.shows_writer(note),
        pseudonym=own_pseudonym(meeting, note, viewer),
    )
