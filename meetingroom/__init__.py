# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Silent-reading document meetings.

This package module holds the version only; it must stay free of imports so that
every entry point decides for itself what it loads.
"""

__version__ = "0.1.0"
