# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What one typed into a draft, and what of it is sent."""

from meetingroom.meeting.decisions import DecisionDraft, DraftPart
from meetingroom.meeting.ids import DecisionId
from meetingroom.ui.decisions.typed_draft import TypedDraft
from meetingroom.ui.typed import Typed

ONE = DecisionId("d1")
WE_SHIP = DecisionDraft("We ship")
IN_MARCH = DecisionDraft("We ship in March", because="So")


def refused() -> TypedDraft:
    """Return a draft whose words were refused, and whose reason was taken."""
    typed = TypedDraft(ONE, WE_SHIP)
    typed.edit(IN_MARCH)
    words, reason = typed.unsent()
    assert (words.parts, reason.parts) == (
        (DraftPart.STATEMENT,),
        (DraftPart.BECAUSE,),
    )
    typed.refuse(words.draft, (DraftPart.STATEMENT,), "No.")
    typed.take(DecisionDraft("We ship", because="So"), 1)
    return typed


def test_what_was_refused_is_shown_and_not_sent_again() -> None:
    typed = refused()

    assert typed.shown == IN_MARCH
    assert typed.refusal(DraftPart.STATEMENT) == "No."
    assert typed.unsent() == []


def test_what_was_refused_is_sent_in_another_round() -> None:
    typed = refused()
    typed.take(DecisionDraft("We ship", because="So"), 2)

    (command,) = typed.unsent()
    assert (command.draft, command.parts) == (IN_MARCH, (DraftPart.STATEMENT,))


def test_what_was_typed_since_is_not_overwritten_by_a_refusal() -> None:
    field = Typed("room")
    field.edit("first")
    field.edit("second")
    field.refuse("first", "No.")

    assert (field.value, field.refusal, field.is_unsent) == ("second", "", True)


def test_a_late_refusal_brings_the_words_back() -> None:
    field = Typed("room")
    field.edit("mine")
    field.take("mine")
    field.take("room")
    field.refuse("mine", "No.")

    assert (field.value, field.refusal) == ("mine", "No.")
    field.edit("room")
    assert (field.is_own, field.refusal) == (False, "")
