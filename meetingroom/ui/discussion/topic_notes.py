# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A topic's notes as its column shows them: whose, and what their writers may do.

Values only; it makes no widget.
"""

from meetingroom.meeting.command.note import SetDisposition
from meetingroom.meeting.command.topic import TakeUpTopic
from meetingroom.meeting.ids import NoteId
from meetingroom.meeting.mention import watched_names
from meetingroom.meeting.notes import Note, NoteKind
from meetingroom.meeting.rule.passage import open_blockers
from meetingroom.meeting.settling import Settling, settling
from meetingroom.meeting.state import Meeting
from meetingroom.meeting.topics import Topic
from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.discussion.topic_note import TopicNote
from meetingroom.ui.discussion.topic_view import notes_junior_first
from meetingroom.ui.note.names import own_pseudonym, writer_of
from meetingroom.ui.note.origin import origin_of
from meetingroom.ui.note.reply_view import reply_views


def topic_notes(
    snapshot: RoomSnapshot, topic: Topic, *, has_controls: bool = True
) -> list[TopicNote]:
    """Return a topic's notes as they are shown, junior first.

    Args:
        snapshot: What the person may see.
        topic: Whose notes.
        has_controls: False while a facilitator looks as an attendee does.
    """
    meeting = snapshot.meeting
    return [
        _topic_note(meeting, snapshot, note, topic, has_controls=has_controls)
        for note in notes_junior_first(meeting, topic)
    ]


def _settling(snapshot: RoomSnapshot, note: Note, *, has_controls: bool) -> Settling:
    """Tell what to offer: to a writer all notes but agreement, to others blockers."""
    how = settling(snapshot.meeting, note, snapshot.viewer)
    if how is Settling.WITH_REASON:
        is_offered = has_controls and note.kind is NoteKind.BLOCKER
    else:
        is_offered = note.kind not in (NoteKind.AGREE, NoteKind.TYPO)
    is_offered = is_offered and snapshot.may(SetDisposition)
    return how if is_offered else Settling.NO


def _is_closed_by(meeting: Meeting, topic: Topic, note: Note) -> bool:
    """Tell whether its topic says what becomes of a note unless its writer does."""
    outcome = topic.outcome
    if note.kind is NoteKind.BLOCKER:
        is_open = note in open_blockers(meeting)
        return outcome is not None and note.disposition is None and not is_open
    return outcome is not None and outcome.disposition is not None


def _topic_note(
    meeting: Meeting,
    snapshot: RoomSnapshot,
    note: Note,
    topic: Topic,
    *,
    has_controls: bool,
) -> TopicNote:
    is_waiting = (
        snapshot.may(TakeUpTopic)
        and has_controls
        and note.kind is NoteKind.BLOCKER
        and meeting.disposition_of(note) is None
    )
    return TopicNote(
        id=NoteId(note.id),
        kind=note.kind,
        writer=writer_of(meeting, note),
        body=note.body,
        me_too=len(note.me_too),
        is_own=note.author == snapshot.viewer,
        has_me_too=snapshot.viewer in note.me_too,
        origin=origin_of(meeting, note),
        disposition=note.disposition,
        reason=note.disposition_reason,
        settling=_settling(snapshot, note, has_controls=has_controls),
        is_kept_open=note.is_kept_open,
        has_outcome=_is_closed_by(meeting, topic, note),
        replies=reply_views(meeting, note, snapshot.viewer),
        watched=watched_names(meeting),
        may_own=note.author == snapshot.viewer and not meeting.shows_writer(note),
        pseudonym=own_pseudonym(meeting, note, snapshot.viewer),
        waits_for=meeting.name_of_writer(note) if is_waiting else "",
    )
