# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What was chosen about hosting: command line before settings, nonsense is told."""

from pathlib import Path

import pytest

from meetingroom.app.hosting_choice import ChoiceUnusable, HostingChoice, chosen

SETTINGS = {"hosting/port": "8450", "hosting/server_name": "room.example"}


def nothing(key: str) -> str:
    del key
    return ""


def test_settings_fill_in_what_the_command_line_leaves_open() -> None:
    options = chosen(HostingChoice(), lambda key: SETTINGS.get(key, ""))

    assert options.ports == (8450,)
    assert options.names == ("room.example",)


def test_the_command_line_goes_before_the_settings() -> None:
    options = chosen(
        HostingChoice(port=0), lambda key: "x" if key == "hosting/port" else ""
    )

    assert options.ports == (0,)


@pytest.mark.parametrize("port", ["eight", "70000", "-1"])
def test_a_port_that_is_none_is_told(port: str) -> None:
    def setting(key: str) -> str:
        return port if key == "hosting/port" else ""

    with pytest.raises(ChoiceUnusable, match=f"“{port}” is no port"):
        chosen(HostingChoice(), setting)


@pytest.mark.parametrize(
    ("choice", "missing"),
    [
        (HostingChoice(certificate=Path("chain.pem")), "the key is missing"),
        (HostingChoice(key=Path("key.pem")), "the certificate is missing"),
    ],
)
def test_half_a_certificate_is_told(choice: HostingChoice, missing: str) -> None:
    with pytest.raises(ChoiceUnusable, match=missing):
        chosen(choice, nothing)
