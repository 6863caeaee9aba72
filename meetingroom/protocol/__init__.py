# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What guests and host say to each other: messages, limits, seals, both sides.

Nothing here opens a socket, reads a clock or touches a disk.
"""
