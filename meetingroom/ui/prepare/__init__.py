# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Preparing a meeting: the memo checked, the goal and the roles settled."""
