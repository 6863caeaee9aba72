# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Starting: the guards, the application, the first window; then everything else.

The first screen is painted before the library, the parser or a room is imported.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version_info__ as qt_version
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication

from meetingroom import __version__
from meetingroom.selftest import qt_problem
from meetingroom.ui.preferences import Preferences
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.controller import ThemeController
from meetingroom.ui.theme.theme import make_styled_application

if TYPE_CHECKING:
    from meetingroom.app.hosting_choice import HostingChoice

EXIT_FAILED = 1


def start(
    *,
    library: Path | None = None,
    memo: Path | None = None,
    invitation: str = "",
    hosting: "HostingChoice | None" = None,
    team: Path | None = None,
    on_painted: Callable[[], None] | None = None,
) -> int:
    """Run the application until its last window is closed.

    Args:
        library: Library file; `None` for the one in the user's data folder.
        memo: A memo to start a meeting with; `None` for the first screen.
        invitation: A link to join a meeting by.
        hosting: How meetings of this machine are hosted; `None` keeps them off the
            network.
        team: File of the team's rules; `None` for the one in the settings.
        on_painted: Called once the first paint is done; the benchmark times it.

    Returns:
        The exit status.
    """
    return _run(
        library,
        memo=memo,
        invitation=invitation,
        hosting=hosting,
        team=team,
        on_painted=on_painted,
    )


def rehearse(memo: Path | None, *, library: Path | None, pace: float) -> int:
    """Run the application with a rehearsal in its window.

    Args:
        memo: What is read; `None` for the first sample.
        library: Library file; `None` for a file of its own beside the usual one, so
            that practice never stands among real decisions.
        pace: How many times faster than real time it runs.
    """
    return _run(library, memo=memo, pace=pace)


def rehearse_headless(memo: Path | None, output: Path) -> int:
    """Hold a whole rehearsal offscreen; leaves log, exports and pictures.

    Args:
        memo: What is read; `None` for the first sample.
        output: Folder to leave them in; made if missing.
    """
    # Only this command needs it.
    from meetingroom.app.headless import hold_meeting  # noqa: PLC0415

    # Whoever asks for no display may have none; another plug-in can still be named.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    if app is None:
        return EXIT_FAILED
    return hold_meeting(app, memo, output)


def make_application() -> QApplication | None:
    """Return the one application object; `None`, after saying why, if Qt is unfit."""
    problem = qt_problem(sys.version_info[:2], qt_version[:2])
    if problem:
        sys.stderr.write(problem + "\n")
        return None
    existing = QApplication.instance()
    app = (
        existing
        if isinstance(existing, QApplication)
        else make_styled_application(sys.argv[0])
    )
    QCoreApplication.setOrganizationName("Meetingroom")
    QCoreApplication.setApplicationName("meetingroom")
    QCoreApplication.setApplicationVersion(__version__)
    app.setDesktopFileName("meetingroom")
    fonts.load_first()
    return app


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown.

    Args:
        platform: `sys.platform`.
        environment: The process's environment.
    """
    if not platform.startswith(("linux", "freebsd")):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(environment.get(name) for name in names)


def _run(
    library: Path | None,
    *,
    memo: Path | None,
    pace: float | None = None,
    invitation: str = "",
    hosting: "HostingChoice | None" = None,
    team: Path | None = None,
    on_painted: Callable[[], None] | None = None,
) -> int:
    if not has_display(sys.platform, os.environ):
        sys.stderr.write(
            "There is no display to open a window on. Without one, this holds a whole"
            " rehearsal: meetingroom rehearse --headless\n"
        )
        return EXIT_FAILED
    # Everything acknowledged is on the disk, so Ctrl+C may end the program at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = make_application()
    if app is None:
        return EXIT_FAILED
    preferences = Preferences(
        QSettings(
            QSettings.Format.IniFormat,
            QSettings.Scope.UserScope,
            "Meetingroom",
            "meetingroom",
        ),
        app,
    )
    themes = ThemeController(app, preferences.theme, has_sheet=False)
    # Kept until the event loop ends.
    from meetingroom.app.front import Front  # noqa: PLC0415 - fonts come first

    front = Front(themes, preferences, app)

    def load() -> None:
        # Held by the command while Qt was imported.
        gc.enable()
        if on_painted is not None:
            on_painted()
        # After the first paint: parser, library and room take longer than Qt.
        from meetingroom import crash, paths  # noqa: PLC0415
        from meetingroom.app.desk import Desk  # noqa: PLC0415
        from meetingroom.app.hosting_choice import chosen  # noqa: PLC0415

        crash.install(paths.log_folder())
        fonts.load_rest()
        _start_logging()
        usual = paths.library_path()
        own = usual if pace is None else paths.rehearsals_path(usual)
        options = partial(chosen, hosting, preferences.setting) if hosting else None
        looks_around = hosting is not None
        desk = Desk(
            front, library or own, options, looks_around=looks_around, team=team
        )
        desk.open(memo, pace, invitation)

    front.painted.connect(load)
    front.window.show()
    return app.exec()


def _start_logging() -> None:
    # After the first paint, as above.
    from meetingroom import logs, paths  # noqa: PLC0415

    try:
        logs.start_logging(paths.log_folder())
    except OSError as problem:
        # A meeting is worth more than its log.
        sys.stderr.write(f"No log is written: {problem.strerror}\n")
