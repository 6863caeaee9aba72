# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Rehearsing alone: four simulated colleagues who use the same commands as people."""
