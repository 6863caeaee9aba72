# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Preflight: what to settle or look at in a memo before the room reads it.

It judges the form only, never the content, and changes nothing. Who may go past
a finding, and with which reason, is the meeting's business.
"""

from meetingroom.memo.preflight.examined import appendix_start, size_in_words
from meetingroom.memo.preflight.finding import Finding, Level
from meetingroom.memo.preflight.occasion import Form, Occasion
from meetingroom.memo.preflight.rules import PAGE_LIMIT, Rules
from meetingroom.memo.preflight.table import RULES, check

__all__ = [
    "PAGE_LIMIT",
    "RULES",
    "Finding",
    "Form",
    "Level",
    "Occasion",
    "Rules",
    "appendix_start",
    "check",
    "size_in_words",
]
