# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What is still missing before the lobby, and who will see what: plain sentences.

It mirrors the rules' own order so that the bar says what the core would say; it
decides nothing.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from meetingroom.meeting.setup import Setup
from meetingroom.meeting.state import Meeting
from meetingroom.memo.preflight import Finding, Level

translate = QCoreApplication.translate


def unsettled(meeting: Meeting, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings to settle that nobody has passed by with a reason."""
    passed = {override.rule for override in meeting.overrides}
    return tuple(
        finding
        for finding in findings
        if finding.level is Level.SETTLE and finding.rule not in passed
    )


def missing(meeting: Meeting, findings: Iterable[Finding]) -> str:
    """Say what keeps the lobby closed; empty when it can open."""
    setup = meeting.setup
    open_findings = unsettled(meeting, findings)
    if meeting.memo is None:
        return translate("Readiness", "Choose the memo first.")
    if open_findings:
        return translate("Readiness", "Settle this, or say why you go on: {0}").format(
            first_sentence(open_findings[0].sentence)
        )
    if not setup.goal.strip():
        return translate("Readiness", "Say what the room must leave with: the goal.")
    if setup.roles.decider is None:
        return translate("Readiness", "Name the decider.")
    if setup.roles.scribe is None:
        return translate("Readiness", "Name the scribe.")
    if setup.minutes.reading <= 0:
        return translate("Readiness", "Give reading at least one minute.")
    return ""


def first_sentence(text: str) -> str:
    """Return a text up to its first full stop: the bar has one line."""
    head, stop, _ = text.partition(". ")
    return f"{head}." if stop else text


def who_sees_what(setup: Setup) -> str:
    """Say who will see the notes, and when; it changes with the choices."""
    if setup.are_names_shown:
        sentence = translate(
            "Readiness",
            "Until reading ends nobody, the facilitator included, can read your"
            " notes. Then everyone in the meeting sees them, with your name.",
        )
    elif setup.has_pseudonyms:
        sentence = translate(
            "Readiness",
            "Until reading ends nobody, the facilitator included, can read your"
            " notes. Then everyone in the meeting sees them; the notes of one writer"
            " carry one number in place of the name, such as “Reader 472”.",
        )
    else:
        sentence = translate(
            "Readiness",
            "Until reading ends nobody, the facilitator included, can read your"
            " notes. Then everyone in the meeting sees them, without names.",
        )
    if setup.are_stances_asked and not setup.are_names_shown:
        stances = translate("Readiness", "Stances open with names.")
        sentence = f"{sentence} {stances}"
    if setup.is_pre_read:
        before = translate("Readiness", "The memo may be read before the meeting.")
        return f"{sentence} {before}"
    return sentence
