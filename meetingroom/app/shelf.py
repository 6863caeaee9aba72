# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The shelf: what the first screen shows of the library.

Turns rows of the library into rows of the screen, and decides nothing; what is ticked
off goes through the meeting's own rules.
"""

from collections import Counter
from datetime import UTC, date, datetime
from math import ceil

from PySide6.QtCore import QObject

from meetingroom.app.ticking import tick_follow_up
from meetingroom.library import listing, record, search
from meetingroom.library.library import Library
from meetingroom.meeting.decisions import DecisionStatus
from meetingroom.meeting.errors import Refused, StorageUnavailable
from meetingroom.meeting.ids import DecisionId, MeetingId
from meetingroom.room.clock import SystemClock
from meetingroom.room.host import HostRoom
from meetingroom.ui.home import view
from meetingroom.ui.home.screen import HomeScreen


class Shelf(QObject):
    """Keeps the first screen true to the library."""

    def __init__(self, library: Library, home: HomeScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._home = home
        self.rehearsal: listing.MeetingRow | None = None
        """The rehearsal to go on with where no meeting waits."""

        home.follow_up_ticked.connect(self._on_follow_up_ticked)

    def refresh(self) -> None:
        """Read everything again; cheap enough for every return to the screen."""
        try:
            meetings = self._library.meetings()
            decisions = self._library.decisions()
            follow_ups = self._library.follow_ups()
        except StorageUnavailable as problem:
            self._home.show_problem(problem.sentence)
            return
        # People's days are local ones; nothing is stored with this one.
        today = datetime.now(UTC).astimezone().date()
        labels = _labels(decisions)
        overdue = Counter(
            row.meeting for row in follow_ups if not row.is_done and row.due_on < today
        )
        due = Counter(row.meeting for row in decisions if _is_due(row, today))
        self._home.show_meetings([self._meeting(m, overdue, due) for m in meetings])
        self._home.show_decisions([_decision(d, labels, today) for d in decisions])
        self._home.show_follow_ups([_follow_up(f, labels) for f in follow_ups])
        self._offer(meetings)

    def search(self, words: str) -> None:
        """Look for words in memos, notes and decisions."""
        try:
            hits = self._library.search(words)
        except StorageUnavailable as problem:
            self._home.show_problem(problem.sentence)
            return
        self._home.show_hits(words, [_hit(hit) for hit in hits])

    def _on_follow_up_ticked(
        self,
        meeting: str,
        follow_up: str,
        is_done: bool,  # noqa: FBT001 - Qt's signal
    ) -> None:
        ticked = MeetingId(meeting)
        try:
            tick_follow_up(self._library, ticked, SystemClock(), follow_up, is_done)
        except (Refused, StorageUnavailable) as problem:
            self._home.show_problem(problem.sentence)
        self.refresh()

    def _offer(self, meetings: tuple[listing.MeetingRow, ...]) -> None:
        open_ones = [row for row in meetings if row.is_unfinished]
        if not open_ones:
            self._offer_rehearsal()
            return
        latest = open_ones[0]
        if latest.is_attended:
            self._offer_again(latest)
            return
        title = latest.title or self.tr("A meeting without a title")
        sentence = self.tr("Continue “{0}” ({1})?").format(title, self._stand(latest))
        self._home.show_unfinished(view.Unfinished(latest.id, title), sentence)

    def _offer_rehearsal(self) -> None:
        """Offer practice that was left, or the samples."""
        row = self.rehearsal
        if row is None:
            self._home.show_unfinished(None)
            return
        title = row.title or self.tr("A meeting without a title")
        sentence = self.tr(
            "Go on with “{0}” ({1})? Rehearsals are kept apart from your meetings."
        )
        self._home.show_unfinished(
            view.Unfinished(row.id, title, is_rehearsal=True),
            sentence.format(title, row.phase.value),
        )

    def _offer_again(self, row: listing.MeetingRow) -> None:
        """Offer a meeting that another machine hosts."""
        title = row.title or self.tr("A meeting without a title")
        sentence = self.tr("Join “{0}” again? You were in it ({1}).")
        said = sentence.format(title, row.phase.value)
        self._home.show_unfinished(
            view.Unfinished(row.id, title, is_joined=True),
            f"{said} {self._half_typed(row)}".rstrip(),
        )

    def _half_typed(self, row: listing.MeetingRow) -> str:
        """Say what was being written when one left, and that it is kept."""
        try:
            attended = self._library.attendance(row.id)
            if attended is None or attended.person is None:
                return ""
            notes = self._library.notes(row.id, attended.person)
            half = len(self._library.half_words(row.id, attended.person))
        except StorageUnavailable:
            # Whoever joins meets the same, and is told.
            return ""
        half += sum(note.is_draft and bool(note.body.strip()) for note in notes)
        if half == 1:
            return self.tr("What you were writing is kept here.")
        if half:
            return self.tr("{0} things you were writing are kept here.").format(half)
        return ""

    def _stand(self, row: listing.MeetingRow) -> str:
        """Say where a meeting stands, clock included."""
        left = _minutes_left(self._library, row.id)
        if left is None:
            return row.phase.value
        return self.tr("{0}, {1} min left").format(row.phase.value, left)

    def _meeting(
        self,
        row: listing.MeetingRow,
        overdue: Counter[MeetingId],
        due: Counter[MeetingId],
    ) -> view.MeetingRow:
        return view.MeetingRow(
            id=row.id,
            title=row.title or self.tr("A meeting without a title"),
            kind=row.kind[:1].upper() + row.kind[1:],
            minutes=row.planned_minutes,
            people=row.people,
            held_at=row.created_at,
            decisions=row.decisions,
            follow_ups=row.follow_ups,
            carried_over=0 if row.is_unfinished else row.carried_over,
            overdue=overdue[row.id],
            reviews_due=due[row.id],
            unfinished=self.tr("at {0}").format(row.phase.value)
            if row.is_unfinished
            else "",
        )


def _minutes_left(library: Library, meeting: MeetingId) -> int | None:
    """Return whole minutes left when the clock last ran; `None` without a clock."""
    try:
        seen = library.last_seen(meeting)
        phase_clock = HostRoom(meeting, library, _Stopped(), str).meeting.clock
    except StorageUnavailable:
        # One meeting that cannot be read hides no other; opening it says why.
        return None
    if seen is None or phase_clock is None:
        return None
    return max(0, ceil(phase_clock.left_s(seen) / 60))


class _Stopped:
    """A clock nobody asks: the room is only read."""

    def now(self) -> datetime:
        """Return any time."""
        return datetime.now(UTC)


def _labels(decisions: tuple[record.DecisionRow, ...]) -> dict[DecisionId, str]:
    """Number the record over all meetings, in the order of settling."""
    recorded = [d for d in decisions if d.status is DecisionStatus.RECORDED]
    recorded.sort(key=lambda row: (row.settled_at, row.number))
    return {row.id: f"D-{place}" for place, row in enumerate(recorded, 1)}


def _is_due(row: record.DecisionRow, today: date) -> bool:
    return (
        row.review_on is not None
        and row.review_on <= today
        and row.superseded_by is None
    )


def _standing(row: record.DecisionRow, today: date) -> view.Standing:
    if row.superseded_by is not None:
        return view.Standing.SUPERSEDED
    if row.status is DecisionStatus.DEFERRED:
        return view.Standing.DEFERRED
    is_due = _is_due(row, today)
    return view.Standing.REVIEW_DUE if is_due else view.Standing.IN_FORCE


def _decision(
    row: record.DecisionRow, labels: dict[DecisionId, str], today: date
) -> view.DecisionRow:
    return view.DecisionRow(
        id=row.id,
        meeting_id=row.meeting,
        meeting_title=row.meeting_title,
        label=labels.get(row.id, ""),
        statement=row.statement,
        owner=row.owner,
        decided_on=row.settled_at.astimezone().date(),
        standing=_standing(row, today),
        door=row.door.value if row.door else "",
        decider=row.decider,
        review_on=row.review_on,
        because=row.because or row.deferred_because,
        options=row.options,
        votes=tuple(
            view.VoteRow(vote.name, vote.choice.value, vote.reason)
            for vote in row.votes
        ),
        not_asked=row.not_asked,
        supersedes=labels.get(row.supersedes, "") if row.supersedes else "",
        superseded_by=labels.get(row.superseded_by, "") if row.superseded_by else "",
        outcome=row.outcome,
        supersedes_words=row.supersedes_words,
    )


def _follow_up(
    row: record.FollowUpRow, labels: dict[DecisionId, str]
) -> view.FollowUpRow:
    source = labels.get(row.decision, "") if row.decision else ""
    if not source and row.topic_position is not None:
        source = f"topic {row.topic_position}"
    return view.FollowUpRow(
        id=row.id,
        meeting_id=row.meeting,
        meeting_title=row.meeting_title,
        what=row.what,
        owner=row.owner,
        due_on=row.due_on,
        source=source,
        is_done=row.is_done,
    )


def _hit(hit: search.Hit) -> view.Hit:
    return view.Hit(
        kind=view.HitKind(hit.kind.value),
        meeting_id=hit.meeting,
        meeting_title=hit.meeting_title,
        excerpt=hit.excerpt,
        address=hit.address or (f"D-{hit.number}" if hit.number else ""),
    )
