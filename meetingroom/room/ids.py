# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Making ids: by chance alone.

They carry no time: in a meeting without names the clock of a laptop, which goes a
little wrong in a way of its own, would tell whose act something was.
"""

import uuid
from collections.abc import Callable

IdSource = Callable[[], str]
"""Returns a new id at each call."""


def random_id() -> str:
    """Return the text of a UUIDv4.

    Source: RFC 9562, section 5.4.
    """
    return str(uuid.uuid4())
