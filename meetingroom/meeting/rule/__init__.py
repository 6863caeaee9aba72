# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The rules of the practice by subject: each turns a command into events."""
