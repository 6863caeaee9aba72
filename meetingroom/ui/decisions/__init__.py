# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The decisions screen: the form, the roll call, follow-ups."""
