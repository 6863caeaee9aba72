# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Shipped files are found in a checkout, a wheel and a bundle."""

import sys
from pathlib import Path

import pytest

from meetingroom import paths


def test_checkout_resource_is_found() -> None:
    found = paths.resource("icons/check.svg")

    assert found.is_file()
    assert found.parent.parent.name == "resources"


def test_missing_resource_says_what_to_do() -> None:
    with pytest.raises(paths.ResourceMissingError, match=r"lacks “icons/none\.svg”"):
        paths.resource("icons/none.svg")


def test_wheel_looks_inside_the_package_first(tmp_path: Path) -> None:
    places = paths.resource_folders(tmp_path / "meetingroom", None)

    assert places[0] == tmp_path / "meetingroom" / "resources"
    assert places[1] == tmp_path / "resources"


def test_bundle_comes_before_every_other_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "resources" / "icons" / "check.svg"
    shipped.parent.mkdir(parents=True)
    shipped.write_text("<svg/>", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.resource("icons/check.svg") == shipped


@pytest.mark.skipif(sys.platform != "linux", reason="XDG variables are Linux's")
def test_user_folders_follow_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    assert paths.library_path() == tmp_path / "share" / "meetingroom" / "library.db"
    assert paths.log_folder() == tmp_path / "state" / "meetingroom" / "log"
    assert list(tmp_path.iterdir()) == []
