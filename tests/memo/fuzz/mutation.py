# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Ways to damage a file, all of them repeatable from a number.

Parts of archives are damaged inside and packed again, since damage to the archive
itself rarely gets further than its table of contents.
"""

import io
import re
import zipfile
from random import Random

_NUMBER = re.compile(rb"\d{1,6}")
_TAG = re.compile(rb"<[^<>]{1,200}>")
_BLOWN_UP = (b"0", b"-1", b"65535", b"2147483648", b"99999999999", b"1e9", b"")


def damaged(content: bytes, other: bytes, number: int) -> bytes:
    """Return a damaged copy of a file.

    Args:
        content: The file.
        other: Another one, of which pieces are put in.
        number: Which damage; the same number gives the same.
    """
    random = Random(number)  # noqa: S311 - no secret
    if content.startswith(b"PK") and random.random() < 0.8:
        return _repacked(content, other, random)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        content = _damage(content, other, random)
    return content


def _repacked(content: bytes, other: bytes, random: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels", ".html"))]
    for _ in range(random.choice((1, 1, 2, 4))):
        name = random.choice(names)
        act = random.randrange(10)
        if act == 0:
            parts[name] = b""
        elif act == 1:
            parts[name] = parts[random.choice(names)]
        elif act == 2:
            parts.pop(name, None)
            names = [one for one in names if one != name] or names[:1]
            parts.setdefault(names[0], b"")
        else:
            parts[name] = _damage(parts[name], other, random)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _damage(content: bytes, other: bytes, random: Random) -> bytes:
    if not content:
        return other[: random.randrange(1, 200)]
    at = random.randrange(len(content))
    size = random.choice((1, 2, 8, 64, 512))
    match random.randrange(8):
        case 0:
            return content[:at]
        case 1:
            return content[:at] + content[at + size :]
        case 2:
            return content[:at] + random.randbytes(size) + content[at + size :]
        case 3:
            begin = random.randrange(max(1, len(other)))
            return content[:at] + other[begin : begin + size] + content[at:]
        case 4:
            return _replaced(content, _NUMBER, random.choice(_BLOWN_UP), random)
        case 5:
            return _moved_tag(content, random)
        case 6:
            piece = content[at : at + size]
            return content[:at] + piece * random.choice((2, 10, 500)) + content[at:]
        case _:
            return (
                content[:at]
                + bytes([content[at] ^ 1 << random.randrange(8)])
                + (content[at + 1 :])
            )


def _replaced(
    content: bytes, pattern: re.Pattern[bytes], new: bytes, random: Random
) -> bytes:
    found = list(pattern.finditer(content))[:5_000]
    if not found:
        return content
    place = random.choice(found)
    return content[: place.start()] + new + content[place.end() :]


def _moved_tag(content: bytes, random: Random) -> bytes:
    found = list(_TAG.finditer(content))[:5_000]
    if len(found) < 2:
        return content
    taken, place = random.choice(found), random.choice(found)
    times = random.choice((1, 1, 3, 100))
    return content[: place.start()] + taken[0] * times + content[place.start() :]
