# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Entry of the set-up: refuse an unfit Python in words, else hand over.

Any Python, however old, must be able to parse and run this file as far as the
refusal: no annotations, no f-strings, nothing but `sys` before it.
"""

import sys

OLDEST = (3, 11)
NEWEST = (3, 14)
"""Newest Python for which the Qt wheels pinned in pyproject.toml exist."""


def refusal(version):
    """Return the sentence for an unfit Python, or "" when it will do."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return ""
    return (
        "Meetingroom needs Python %d.%d to %d.%d, and this is Python %d.%d.\n"
        "Install a fitting one (on Debian and Ubuntu: sudo apt-get install python3; "
        "elsewhere from python.org) and run the same command with it, for example:\n"
        "    python%d.%d packaging/bootstrap.py test"
    ) % (OLDEST + NEWEST + tuple(version[:2]) + OLDEST)


if __name__ == "__main__":
    sentence = refusal(sys.version_info)
    if sentence:
        sys.exit(sentence)
    # Imported late because its syntax is that of the Python wanted.
    import bootstrap_commands

    sys.exit(bootstrap_commands.main(sys.argv[1:]))
