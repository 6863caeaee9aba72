# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The memo: what is read. Knows nothing of meetings, storage, Qt or the network."""
