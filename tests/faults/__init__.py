# SPDX-License-Identifier: LicenseRef-Meetingroom
"""What is killed, cut, filled or frozen, and what must hold all the same.

The one command:

    python -m pytest -q tests/faults

It ends with the figures: kills, cuts, acknowledged entries, how many of them were
lost or doubled (both must be 0), and the time to heal. It takes about a minute.
Longer: `MEETINGROOM_FAULT_ROUNDS=10` does everything ten times as often. Every line
of figures names the seed; `MEETINGROOM_FAULT_SEED=...` has the same run again.
"""
