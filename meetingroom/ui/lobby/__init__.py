# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The lobby: who is here, what stays sealed, and the beginning of the silence."""
