# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The room over the network under load, beside a bare fan-out and Hocuspocus."""
