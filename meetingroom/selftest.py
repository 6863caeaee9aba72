# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A look at this installation itself: fitting versions, shipped files, Qt that paints.

For a bundle nobody has run yet and for a person asking for help. It must not open the
library, the network or a window that stays.
"""

import sys
from collections.abc import Callable

from meetingroom import paths

NEEDED = ("icons/check.svg",)
INK_SIZE_PX = 64


def qt_problem(python: tuple[int, int], qt: tuple[int, int]) -> str:
    """Return why this PySide6 cannot be used with this Python, "" if it can.

    Args:
        python: Major and minor version.
        qt: Major and minor version of PySide6.

    Source: PySide6 6.12.0 loses a reference to None with each call that returns
        nothing, and before Python 3.12 None can run out of them; measured on 3.10
        and 3.11, where the interpreter aborts after some thousand calls.
    """
    if python >= (3, 12) or qt < (6, 12):
        return ""
    return (
        f"PySide6 {qt[0]}.{qt[1]} stops Python {python[0]}.{python[1]} after a while."
        " Install PySide6 6.11 or use Python 3.12 or newer."
    )


def problems(resource: Callable[[str], object] = paths.resource) -> list[str]:
    """Return a sentence for each thing that is wrong; needs a QApplication.

    Args:
        resource: Finds a shipped file or raises `ResourceMissingError`.
    """
    # Inline: the guard above must be importable before Qt is.
    import PySide6  # noqa: PLC0415

    qt = PySide6.__version_info__
    found = [qt_problem(sys.version_info[:2], (int(qt[0]), int(qt[1])))]
    for name in NEEDED:
        try:
            resource(name)
        except paths.ResourceMissingError as missing:
            found.append(str(missing))
    if not _paints():
        found.append("Qt paints nothing: fonts or graphics libraries are missing.")
    return [sentence for sentence in found if sentence]


def _paints() -> bool:
    """Tell whether a letter leaves ink on an image."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as in problems
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415 - as in problems

    image = QImage(INK_SIZE_PX, INK_SIZE_PX, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    blank = image.copy()
    painter = QPainter(image)
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, "M")
    painter.end()
    return image != blank
