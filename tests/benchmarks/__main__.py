# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Runs the benchmarks and prints one table: `python -m tests.benchmarks [network]`.

Without a name all but the network's are run; that one has options of its own.
"""

import os
import sys

from tests.benchmarks.figures import Figure, table

NETWORK = "network"


def screens() -> list[Figure]:
    """Measure the program in one room."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Only now: neither the crowd nor its hosts need a single part of Qt.
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from tests.benchmarks import core, opening, reading, starting  # noqa: PLC0415

    app = QApplication(sys.argv[:1])
    return [
        *starting.figures(),
        *reading.figures(app),
        *core.figures(),
        *opening.figures(),
    ]


def network(arguments: list[str]) -> list[Figure]:
    """Measure the room over the network."""
    from tests.benchmarks.network import run  # noqa: PLC0415 - as above

    return run.figures(arguments)


if __name__ == "__main__":
    name, *rest = sys.argv[1:] or [""]
    found = network(rest) if name == NETWORK else screens()
    sys.stdout.write(table(found) + "\n")
