# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Damaged files of every format: a memo or one clear sentence, nothing else."""
