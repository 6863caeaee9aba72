# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Pictures of the second half of a meeting, with a few people and with a crowd."""
