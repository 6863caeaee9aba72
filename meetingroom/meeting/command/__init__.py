# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Commands by subject; values only."""
