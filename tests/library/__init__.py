# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The library: log, tables, search, faults of files and disks."""
