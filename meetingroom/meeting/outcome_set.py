# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What a decision may come to, by the form of the memo it is about. Values only.

Whether a decision may go without an outcome is said here too; the rules refuse.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from meetingroom.memo.preflight import Form


@dataclass(frozen=True, slots=True)
class OutcomeSet:
    """The outcomes one form offers."""

    outcomes: tuple[str, ...]
    is_needed: bool = False
    """A decision of such a meeting cannot be recorded without one."""

    def lacks(self, outcome: str) -> bool:
        """Tell whether a decision with this outcome still needs another."""
        return outcome not in self.outcomes if outcome else self.is_needed


_OTHERS = OutcomeSet(
    ("approved", "approved with changes", "not approved", "second review")
)

# Source: PRACTICE.md 1.3 and 3.2 D3. A reviewed press release ends in one of four,
# a debrief in one of two: there is no "undecided".
_BY_FORM: Mapping[Form, OutcomeSet] = MappingProxyType(
    {
        Form.PR_FAQ: OutcomeSet(
            ("build", "investigate", "kill", "second review"), is_needed=True
        ),
        Form.PACKET: OutcomeSet(("hire", "do not hire"), is_needed=True),
    }
)


def outcomes_of(form: Form) -> OutcomeSet:
    """Return what a decision may come to in a meeting about a memo of this form."""
    return _BY_FORM.get(form, _OTHERS)
