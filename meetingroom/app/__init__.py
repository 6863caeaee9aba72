# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The composition root: puts library, room, screens and command line together."""
