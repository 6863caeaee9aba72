# SPDX-License-Identifier: LicenseRef-Meetingroom
"""How much open work somebody owns, over this meeting and the others. Pure.

It counts; who may own more is never refused.
"""

from collections.abc import Mapping

from meetingroom.meeting.ids import PersonId
from meetingroom.meeting.state import Meeting

ENOUGH_WORK = 3
"""Open follow-ups beside which one more is somebody's part-time job.

Source: "the best way to fail at inventing something is by making it somebody's
part-time job", in Working Backwards (single-threaded leaders). The number is ours.
"""


def open_work(meeting: Meeting, person: PersonId, elsewhere: Mapping[str, int]) -> int:
    """Count somebody's open follow-ups.

    Args:
        meeting: Whose follow-ups are counted one by one.
        person: Who owns them.
        elsewhere: Open follow-ups of other meetings by their owners' names: a person
            has another id in each meeting.
    """
    known = meeting.people.get(person)
    if known is None:
        return 0
    here = [
        work
        for work in meeting.follow_ups.values()
        if work.owner == person and not work.is_done
    ]
    wanted = known.name.casefold()
    there = sum(n for name, n in elsewhere.items() if name.casefold() == wanted)
    return len(here) + there
