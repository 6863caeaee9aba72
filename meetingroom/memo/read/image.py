# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Images of a memo: only from its own folder or from its own text.

Nothing is fetched. An image that is refused leaves a reason in its place and
never stops the memo from being read.
"""

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from meetingroom.memo.memo import MemoImage
from meetingroom.memo.read import limit
from meetingroom.memo.read.decode import clean
from meetingroom.memo.read.image_header import image_header

_DATA_URI = re.compile(r"data:image/(?:png|jpeg|gif);base64,", re.IGNORECASE)
# One letter before the colon is a Windows drive, which is no scheme.
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]+:|//|\\\\", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[a-z]:|[/\\]", re.IGNORECASE)
_SHOWN_CP = 60
_MEGABYTE = 1_000_000


class _ImageRefusedError(Exception):
    """The reason why an image is not shown, as a sentence."""


class ImageFolder:
    """Loads the images of one memo and keeps count of their size."""

    def __init__(self, folder: Path | None) -> None:
        self.images: dict[str, MemoImage] = {}
        self._folder = folder
        self._left_bytes = limit.IMAGES_BYTES
        self._loaded: dict[str, MemoImage] = {}
        self._keys: dict[tuple[str, str], str] = {}

    def find(self, address: str, alt: str) -> str:
        """Load an image once and return its key in `images`.

        Args:
            address: As written in the memo, percent-encoded or not.
            alt: Its alternative text; the same image may come with several.
        """
        path = unquote(address)
        known = self._keys.get((path, alt))
        if known is not None:
            return known
        if path not in self._loaded:
            self._loaded[path] = self._load(path)
        return self._keep(path, alt)

    def add(self, name: str, alt: str, content: Callable[[], bytes]) -> str:
        """Take an image that stands inside the memo's file; return its key.

        Args:
            name: Its name inside the file; it is never used as a path.
            alt: Its alternative text.
            content: Unpacks it, the first time it is asked for.

        Raises:
            MemoUnreadable: What `content` raises.
        """
        known = self._keys.get((name, alt))
        if known is not None:
            return known
        if name not in self._loaded:
            try:
                self._loaded[name] = self._checked(_shown(name), content())
            except _ImageRefusedError as refused:
                self._loaded[name] = _refused(str(refused))
        return self._keep(name, alt)

    def refuse(self, name: str, alt: str, problem: str) -> str:
        """Leave a reason in the place of an image; return its key."""
        self._loaded.setdefault(name, _refused(problem))
        return self._keys.get((name, alt)) or self._keep(name, alt)

    def _keep(self, path: str, alt: str) -> str:
        name = key = _shown(path)
        while key in self.images:
            key = f"{name} ({len(self.images) + 1})"
        self.images[key] = replace(self._loaded[path], alt=alt)
        self._keys[path, alt] = key
        return key

    def _load(self, path: str) -> MemoImage:
        try:
            return self._checked(_shown(path), self._content(path))
        except _ImageRefusedError as refused:
            return _refused(str(refused))

    def _checked(self, name: str, content: bytes) -> MemoImage:
        """Return the image after its type, pixels and bytes were checked."""
        header = image_header(content)
        if header is None or not header.width_px or not header.height_px:
            msg = (
                f"The image “{name}” is not a PNG, JPEG, GIF or WebP image "
                "that can be shown."
            )
            raise _ImageRefusedError(msg)
        if header.width_px * header.height_px > limit.IMAGE_PIXELS:
            msg = (
                f"The image “{name}” declares {header.width_px:,} × "
                f"{header.height_px:,} pixels. The limit is "
                f"{limit.IMAGE_PIXELS // 1_000_000} megapixels; make it smaller."
            )
            raise _ImageRefusedError(msg)
        if len(content) > self._left_bytes:
            msg = (
                f"The image “{name}” is not shown: the images of this memo are over "
                f"{limit.IMAGES_BYTES // _MEGABYTE} MB together. Make some smaller."
            )
            raise _ImageRefusedError(msg)
        self._left_bytes -= len(content)
        return MemoImage(header.media_type, content, header.width_px, header.height_px)

    def _content(self, path: str) -> bytes:
        name = _shown(path)
        if path[:5].lower() == "data:":
            return _from_text(path)
        if _REMOTE.match(path):
            msg = (
                f"The image “{name}” is somewhere else, and nothing is loaded from "
                "there. Save it beside the memo and name that file."
            )
            raise _ImageRefusedError(msg)
        if self._folder is None:
            msg = f"The image “{name}” is missing: it did not come with the memo."
            raise _ImageRefusedError(msg)
        try:
            return _from_folder(self._folder, path, name)
        # RuntimeError is a loop of links before Python 3.13.
        except (OSError, ValueError, RuntimeError) as error:
            msg = f"The image “{name}” cannot be read. Check that the file is there."
            raise _ImageRefusedError(msg) from error


def _refused(problem: str) -> MemoImage:
    return MemoImage("", b"", 0, 0, problem=problem)


def _from_folder(folder: Path, path: str, name: str) -> bytes:
    """Read a file that stands in the folder or below it, links followed."""
    root = folder.resolve()
    file = (root / path).resolve()
    if _ABSOLUTE.match(path) or not file.is_relative_to(root):
        msg = (
            f"The image “{name}” is outside the memo's folder. "
            "Put it beside the memo and name that file."
        )
        raise _ImageRefusedError(msg)
    if not file.exists():
        msg = f"The image “{name}” is missing: there is no such file beside the memo."
        raise _ImageRefusedError(msg)
    # A pipe or a device would never end.
    if not file.is_file():
        msg = f"The image “{name}” is not a file."
        raise _ImageRefusedError(msg)
    if file.stat().st_size > limit.IMAGE_BYTES:
        msg = (
            f"The image “{name}” is over {limit.IMAGE_BYTES // _MEGABYTE} MB. "
            "Make it smaller."
        )
        raise _ImageRefusedError(msg)
    return file.read_bytes()


def _from_text(path: str) -> bytes:
    """Decode an image that is written into the memo's text."""
    found = _DATA_URI.match(path)
    if found is None or len(path) > limit.DATA_URI_CP:
        msg = (
            "An image inside the text is not shown: it must be a PNG, JPEG or GIF in "
            f"base64 of at most {limit.DATA_URI_CP:,} characters. "
            "Save it as a file beside the memo."
        )
        raise _ImageRefusedError(msg)
    try:
        return base64.b64decode(path[found.end() :], validate=True)
    except binascii.Error as error:
        msg = "An image inside the text is not shown: its base64 is damaged."
        raise _ImageRefusedError(msg) from error


def _shown(path: str) -> str:
    """Return a path short enough for a sentence, and fit to be a key."""
    if path[:5].lower() == "data:":
        return "image in the text"
    name = clean(" ".join(path.split()))
    return name if len(name) <= _SHOWN_CP else f"{name[:_SHOWN_CP]}…"
