# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Says that something could not be stored, and sends it once more when asked to.

It keeps the commands, in order; what they are about it does not know.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from meetingroom.meeting.errors import StorageUnavailable
from meetingroom.ui.bridge import Bridge
from meetingroom.ui.theme.tone import Fill
from meetingroom.ui.widget.message_strip import StripAction, StripMessage
from meetingroom.ui.window.notices import Notices, Voice

if TYPE_CHECKING:
    from meetingroom.meeting.commands import Command

RETRY = "retry"


class StorageNotice(QObject):
    """The sentence in the strip, and what waits for another try."""

    def __init__(self, notices: Notices, bridge: Bridge, parent: QObject) -> None:
        """Listen to what the bridge could not store."""
        super().__init__(parent)
        self._notices = notices
        self._bridge = bridge
        self._failed: list[Command] = []
        bridge.storage_failed.connect(self._on_bridge_storage_failed)
        notices.action_requested.connect(self._on_notices_action_requested)

    def _on_bridge_storage_failed(
        self, command: "Command", failure: StorageUnavailable
    ) -> None:
        self._failed.append(command)
        again = (StripAction(RETRY, self.tr("Try again")),)
        actions = again if failure.may_retry else ()
        message = StripMessage(failure.sentence, "circle-alert", Fill.BLOCKER, actions)
        self._notices.put(Voice.STORAGE, message)

    def _on_notices_action_requested(self, voice: Voice, action: str) -> None:
        """Send what could not be stored; what fails again is kept again."""
        if voice is not Voice.STORAGE or action != RETRY:
            return
        self._notices.put(Voice.STORAGE, None)
        waiting, self._failed = self._failed, []
        for command in waiting:
            self._bridge.send(command)
