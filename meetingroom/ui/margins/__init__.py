# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The second silence: reading what the others wrote."""
