# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Walking through the topics."""
