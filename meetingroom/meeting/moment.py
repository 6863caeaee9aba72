# SPDX-License-Identifier: LicenseRef-Meetingroom
"""A moment as it comes from another machine: never without its time zone.

Only a type; the clocks are elsewhere.
"""

from datetime import datetime
from typing import Annotated

import msgspec

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""Decoding refuses one without a time zone: comparing it with ours is an error."""
