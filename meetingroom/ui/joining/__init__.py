# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The cover while a meeting is being joined."""
