# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Runs every benchmark and prints one table: `python -m tests.benchmarks`."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.benchmarks import core, reading, starting
from tests.benchmarks.figures import table

app = QApplication(sys.argv[:1])
found = [*starting.figures(), *reading.figures(app), *core.figures()]
sys.stdout.write(table(found) + "\n")
