# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The network's own thread with its event loop; everything about sockets runs in it.

It knows nothing of meetings.
"""

import asyncio
import logging
from collections.abc import Coroutine
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

_LOG = logging.getLogger(__name__)
_Result = TypeVar("_Result")
STOP_S = 5.0
TURNS = 3


class LoopThread:
    """A thread that runs an event loop until it is stopped."""

    def __init__(self) -> None:
        """Start the thread; it waits for work."""
        self.loop = asyncio.new_event_loop()
        self._is_running = Event()
        self._thread = Thread(target=self._run, name="network", daemon=True)
        self._thread.start()
        self._is_running.wait()

    def start(self, work: Coroutine[Any, Any, _Result]) -> "Future[_Result]":
        """Run a coroutine in the loop; the future may be cancelled from any thread."""
        return asyncio.run_coroutine_threadsafe(work, self.loop)

    def stop(self) -> None:
        """Cancel what still runs, and end the thread."""
        if self._thread.is_alive():
            self.loop.call_soon_threadsafe(self.loop.stop)
            self._thread.join(STOP_S)

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.call_soon(self._is_running.set)
        try:
            self.loop.run_forever()
            self._cancel_rest()
        finally:
            self.loop.close()

    def _cancel_rest(self) -> None:
        tasks = asyncio.all_tasks(self.loop)
        for task in tasks:
            task.cancel()
        waited = asyncio.gather(*tasks, return_exceptions=True)
        for ending in self.loop.run_until_complete(waited):
            if isinstance(ending, Exception):
                _LOG.warning("A task of the network ended with %s", type(ending))
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        # WORKAROUND(https://github.com/python/asyncio/issues/487): nobody but the loop
        # knows a connection whose TLS handshake goes on; remove when a server that
        # closes ends them itself.
        for transport in list(getattr(self.loop, "_transports", {}).values()):
            transport.abort()
        # What was closed just now closes its sockets in the next turns.
        for _ in range(TURNS):
            self.loop.run_until_complete(asyncio.sleep(0))
