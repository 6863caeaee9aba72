# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Front matter: the YAML between two lines of dashes before a memo's text.

It gives back plain strings; what they mean is for others.
"""

import re

import yaml

from meetingroom.memo.read import limit

_FENCED = re.compile(
    r"\A---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE
)


def split(text: str) -> tuple[dict[str, str], str]:
    """Return the front matter and the text after it.

    What is not a YAML mapping stays in the text, because it may be prose between
    two rules; YAML with a mistake is kept under the empty key.

    Args:
        text: The whole memo, with line feeds only.
    """
    found = _FENCED.match(text[: limit.FRONT_MATTER_CP])
    if found is None:
        return {}, text
    source = found["yaml"]
    try:
        # BaseLoader makes strings, lists and dictionaries only: "no" stays "no".
        loader = yaml.BaseLoader(source)
        value = loader.get_single_data()
    except (yaml.YAMLError, RecursionError):
        return {"": source}, text[found.end() :]
    if not isinstance(value, dict):
        return {}, text
    fields = {str(key): _plain(item) for key, item in value.items()}
    return fields, text[found.end() :]


def _plain(value: object) -> str:
    """Return a value as one line; values inside lists of lists are left out."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str))
    return ""
