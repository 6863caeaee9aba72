# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The steps by which a library file came to its present form, one module each."""
