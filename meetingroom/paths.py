# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Where things are: shipped resources, the user's data and the logs.

It must not create, open or change anything; who writes a file makes its folder.
"""

import sys
from pathlib import Path

APP_FOLDER = "meetingroom"
LIBRARY_NAME = "library.db"
REHEARSALS_NAME = "rehearsals.db"
"""Beside the library, so that practice never stands among real decisions."""
TEAM_NAME = "team.toml"


class ResourceMissingError(FileNotFoundError):
    """A file that is shipped with Meetingroom is not there; install it again."""


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder.

    Args:
        name: Path below `resources/`, with forward slashes.

    Raises:
        ResourceMissingError: This installation lacks it.
    """
    for folder in resource_folders(Path(__file__).parent, _bundle()):
        path = folder / name
        if path.exists():
            return path
    raise ResourceMissingError(
        f"This installation of Meetingroom lacks “{name}”. Nothing of yours is lost; "
        "install Meetingroom again."
    )


def resource_folders(package: Path, bundle: Path | None) -> tuple[Path, ...]:
    """Return the places where resources may be, the likeliest first.

    Args:
        package: Folder of the package `meetingroom`.
        bundle: Folder of a PyInstaller bundle, None outside of one.
    """
    # Inside the package in a wheel, beside it in a checkout.
    places = (package / "resources", package.parent / "resources")
    return places if bundle is None else (bundle / "resources", *places)


def data_folder() -> Path:
    """Return the user's folder for the library, which may not exist yet."""
    # Here and below: not needed before the first paint, and not free.
    import platformdirs  # noqa: PLC0415

    return platformdirs.user_data_path(APP_FOLDER, appauthor=False)


def log_folder() -> Path:
    """Return the user's folder for logs and crash reports; it may not exist yet."""
    import platformdirs  # noqa: PLC0415 - as above

    return platformdirs.user_log_path(APP_FOLDER, appauthor=False)


def library_path() -> Path:
    """Return the library used when the person names no other."""
    return data_folder() / LIBRARY_NAME


def rehearsals_path(library: Path) -> Path:
    """Return the library of rehearsals that belongs to a usual one."""
    return library.with_name(REHEARSALS_NAME)


def team_path() -> Path:
    """Return the team's rules and kinds, in the user's settings; it may not exist."""
    import platformdirs  # noqa: PLC0415 - as above

    return platformdirs.user_config_path(APP_FOLDER, appauthor=False) / TEAM_NAME


def _bundle() -> Path | None:
    # PyInstaller sets this attribute in its bundles only.
    folder: str | None = getattr(sys, "_MEIPASS", None)
    return None if folder is None else Path(folder)
