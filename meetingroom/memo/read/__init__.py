# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Readers: a memo's file in, a `Memo` out. They draw nothing and fetch nothing."""
