# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Events by subject; values only."""
