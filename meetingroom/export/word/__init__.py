# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Word files that Meetingroom writes."""
