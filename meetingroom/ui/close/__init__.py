# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The closing screen: read back, dispose, hand out."""
