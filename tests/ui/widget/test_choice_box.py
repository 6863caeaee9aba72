# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A choice that is longer than its box ends in an ellipsis."""

from pytestqt.qtbot import QtBot

from meetingroom.ui.widget.choice_box import ChoiceBox

LONG = "Maximiliane Alexandra von Hohenlohe-Langenburg-Weikersheim"


def test_a_long_choice_ends_in_an_ellipsis_and_is_whole_in_the_tip(
    qtbot: QtBot,
) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["Ben", LONG])
    box.setMinimumContentsLength(8)
    box.resize(200, box.sizeHint().height())
    box.show()
    short = box.shown_text

    box.setCurrentText(LONG)

    assert short == "Ben"
    assert box.shown_text.endswith("…")
    assert LONG.startswith(box.shown_text[:-1])
    assert box.currentText() == box.toolTip() == LONG
    assert not box.grab().isNull()
