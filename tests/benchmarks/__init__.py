# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Benchmarks: figures and ratios against a baseline of the same run; no verdicts."""
