# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says whose part somebody else has now: the lead, or the writing.

It shows nothing of its own; it follows snapshots.
"""

from PySide6.QtCore import QObject

from meetingroom.room.room import RoomSnapshot
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.window.lead_notice import LeadNotice
from meetingroom.ui.window.leader_gone import LeaderGoneNotice
from meetingroom.ui.window.notices import Notices
from meetingroom.ui.window.scribe_notice import ScribeNotice


class PartsNotice(QObject):
    """The sentences about parts that were handed over."""

    def __init__(self, notices: Notices, bridge: Bridge, parent: QObject) -> None:
        """Follow both parts, and whether the leader is still there."""
        super().__init__(parent)
        self._lead = LeadNotice(notices, bridge, parent)
        self._scribe = ScribeNotice(notices, bridge, parent)
        self._gone = LeaderGoneNotice(notices, bridge, parent)

    def show_snapshot(self, snapshot: RoomSnapshot) -> None:
        """Say what was handed over since the last snapshot."""
        self._lead.show_snapshot(snapshot)
        self._scribe.show_snapshot(snapshot)
        self._gone.show_snapshot(snapshot)

    def stop(self) -> None:
        """Stop what is timed; the page is being left."""
        self._lead.stop()
        self._scribe.stop()
