# SPDX-License-Identifier: LicenseRef-Meetingroom
"""An hour of twelve people after a script, and the record it has to leave."""
