# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The network's thread, begun when it is first needed.

A meeting on one laptop that nobody joins needs none, and the first paint waits for
nothing of it.
"""

from meetingroom.net.loop_thread import LoopThread


class Network:
    """Lends one thread to everything that has sockets."""

    def __init__(self) -> None:
        """Begin nothing yet."""
        self._thread: LoopThread | None = None

    @property
    def thread(self) -> LoopThread:
        """The thread; it runs."""
        if self._thread is None:
            self._thread = LoopThread()
        return self._thread

    def stop(self) -> None:
        """End the thread, if there is one."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.stop()
