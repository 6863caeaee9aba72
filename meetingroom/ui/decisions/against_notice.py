# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A remark beside an owner who objects to the decision they own. It stops nothing."""

from meetingroom.meeting.decisions import Decision
from meetingroom.meeting.state import Meeting
from meetingroom.ui.decisions.remark import Remark


class AgainstNotice(Remark):
    """One sentence with the owner's name, hidden while the answers are sealed."""

    def show_owner(self, meeting: Meeting, decision: Decision | None) -> None:
        """Remark that the owner objects; nothing where it is not so or not known."""
        owner = decision.draft.owner if decision is not None else None
        sentence = ""
        if decision is not None and owner is not None and decision.is_owner_against:
            sentence = self.tr("{0} objects to this decision, and would own it.")
            sentence = sentence.format(meeting.people[owner].name)
        self.say(sentence)
