# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What several tests build on."""
