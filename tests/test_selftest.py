# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The self-test finds what is wrong with an installation, and nothing else."""

import pytest

from meetingroom import paths, selftest


@pytest.mark.parametrize(
    ("python", "qt", "fits"),
    [
        ((3, 11), (6, 11), True),
        ((3, 12), (6, 12), True),
        ((3, 14), (6, 12), True),
        ((3, 11), (6, 12), False),
        ((3, 10), (6, 13), False),
    ],
)
def test_qt_that_aborts_this_python_is_refused(
    python: tuple[int, int], qt: tuple[int, int], *, fits: bool
) -> None:
    assert (selftest.qt_problem(python, qt) == "") is fits


def test_refusal_of_qt_says_what_to_install() -> None:
    assert "Install PySide6 6.11" in selftest.qt_problem((3, 11), (6, 12))


@pytest.mark.usefixtures("qapp")
def test_this_installation_is_whole() -> None:
    assert selftest.problems() == []


@pytest.mark.usefixtures("qapp")
def test_missing_file_is_named() -> None:
    def resource(name: str) -> object:
        raise paths.ResourceMissingError(f"This installation lacks {name}.")

    found = selftest.problems(resource)

    assert found == [f"This installation lacks {name}." for name in selftest.NEEDED]
