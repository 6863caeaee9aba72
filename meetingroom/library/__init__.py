# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The library: one SQLite file with every meeting, and the only user of SQLite."""
