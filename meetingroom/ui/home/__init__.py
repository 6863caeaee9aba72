# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The first screen: start or continue a meeting, find what was decided."""
