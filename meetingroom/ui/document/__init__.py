# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The memo as a QTextDocument: building, positions, print layout; no widgets."""
