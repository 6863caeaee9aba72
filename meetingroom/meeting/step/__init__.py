# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The steps of a meeting by subject: each turns an event into the next meeting."""
