# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Sockets: the host's server, the guest's link, certificates, ways to join."""
