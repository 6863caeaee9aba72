# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The reading screen: the text and one's own margin, nothing else."""
