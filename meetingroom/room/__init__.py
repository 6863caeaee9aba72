# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Use cases of a meeting without Qt: the host's room, its seats, the rehearsal."""
