# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Parts that several screens share.

They read their colours from the theme while painting and know nothing of a meeting
beyond its words; screens compose them.
"""
