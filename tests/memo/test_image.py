# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Images: from the memo's folder only, measured by their bytes, refused in words."""

import base64
import os
import struct
import zlib
from pathlib import Path

import pytest

from meetingroom.memo.memo import Memo, MemoImage
from meetingroom.memo.read import limit
from meetingroom.memo.read.image import ImageFolder
from meetingroom.memo.read.image_header import ImageHeader, image_header
from meetingroom.memo.read.source import read_bytes, read_memo


def png(width_px: int = 3, height_px: int = 2, padding_bytes: int = 0) -> bytes:
    """Return a PNG of a declared size; only a small one has its pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        checked = name + body
        size, checksum = len(body), zlib.crc32(checked)
        return struct.pack(">I", size) + checked + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", width_px, height_px, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\0\0\0" * 2)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"tEXt", b"x" * padding_bytes)
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04ab"  # one segment to be passed over
    b"\xff\xff\x01"  # fill byte, then a marker without a length
    b"\xff\xc0\x00\x0b\x08\x00\x07\x00\x09\x01\x01\x11\x00"
)
GIF = b"GIF89a" + struct.pack("<HH", 5, 4)
WEBP_LOSSY = b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + struct.pack("<HH", 0x4008, 6)
WEBP_LOSSLESS = b"RIFF\0\0\0\0WEBPVP8L" + b"\0" * 5 + struct.pack("<I", 5 << 14 | 7)
WEBP_EXTENDED = b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\x09\0\0\x07\0\0"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (png(), ImageHeader("image/png", 3, 2)),
        (GIF, ImageHeader("image/gif", 5, 4)),
        (JPEG, ImageHeader("image/jpeg", 9, 7)),
        (WEBP_LOSSY, ImageHeader("image/webp", 8, 6)),
        (WEBP_LOSSLESS, ImageHeader("image/webp", 8, 6)),
        (WEBP_EXTENDED, ImageHeader("image/webp", 10, 8)),
    ],
)
def test_type_and_size_come_from_the_bytes(
    content: bytes, expected: ImageHeader
) -> None:
    assert image_header(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        png()[:20],
        GIF[:7],
        JPEG[:12],
        b"\xff\xd8\xff\xe0\x00\x02no marker here",
        b"RIFF\0\0\0\0WEBPabcd",
        WEBP_LOSSY[:27],
        b"RIFF\0\0\0\0WAVE",
        b"\x89PNG\r\n\x1a\n\0\0\0\0IDAT",
    ],
)
def test_what_is_no_image_or_cut_short_has_no_size(content: bytes) -> None:
    assert image_header(content) is None


def memo_beside(folder: Path, source: str) -> Memo:
    path = folder / "memo.md"
    path.write_text(source, encoding="utf-8")
    return read_memo(path)


def only_image(memo: Memo) -> MemoImage:
    (image,) = memo.images.values()
    return image


def problem(folder: Path, address: str) -> str:
    """Return why an image is refused; the rest of the memo must be there."""
    memo = memo_beside(folder, f"before ![alt]({address}) after")
    image = only_image(memo)
    assert memo.text == "before \ufffc after"
    assert (image.content, image.width_px, image.alt) == (b"", 0, "alt")
    return image.problem


def test_image_beside_the_memo_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a b.png").write_bytes(png())

    memo = memo_beside(tmp_path, "![A *chart* of\n`x`](sub/a%20b.png)")

    assert memo.images == {
        "sub/a b.png": MemoImage("image/png", png(), 3, 2, "A chart of x")
    }
    assert memo.blocks[0].spans[0].target == "sub/a b.png"


def test_image_used_twice_is_loaded_once(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())

    memo = memo_beside(tmp_path, "![x](a.png) ![y](a.png) ![x](a.png)")

    assert [span.target for span in memo.blocks[0].spans] == [
        "a.png",
        "a.png (2)",
        "a.png",
    ]
    assert memo.images["a.png"].content is memo.images["a.png (2)"].content


def test_type_is_told_by_content_and_not_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(GIF)
    (tmp_path / "b.png").write_bytes(b"<svg/>")

    memo = memo_beside(tmp_path, "![](a.png) ![](b.png)")

    assert memo.images["a.png"].media_type == "image/gif"
    assert "is not a PNG, JPEG, GIF or WebP" in memo.images["b.png"].problem


@pytest.mark.parametrize(
    "address",
    ["http://x.test/a.png", "HTTPS://x.test/a.png", "//x.test/a.png", "file:a.png"],
)
def test_remote_image_is_never_loaded(tmp_path: Path, address: str) -> None:
    (tmp_path / "a.png").write_bytes(png())

    assert "nothing is loaded from there" in problem(tmp_path, address)


@pytest.mark.parametrize(
    "address",
    ["../a.png", "x/../../a.png", "%2e%2e/a.png", "/a.png", "c:/a.png", "%5Ca.png"],
)
def test_image_outside_the_folder_is_never_loaded(tmp_path: Path, address: str) -> None:
    (tmp_path / "a.png").write_bytes(png())
    folder = tmp_path / "folder"
    folder.mkdir()

    assert "is outside the memo's folder" in problem(folder, address)


def test_absolute_path_into_the_folder_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())

    sentence = problem(tmp_path, (tmp_path / "a.png").as_posix())

    assert "is outside the memo's folder" in sentence


def test_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png())
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.png").symlink_to(tmp_path / "secret.png")

    assert "is outside the memo's folder" in problem(folder, "a.png")


def test_missing_image_is_named(tmp_path: Path) -> None:
    assert problem(tmp_path, "gone.png") == (
        "The image “gone.png” is missing: there is no such file beside the memo."
    )


def test_image_of_a_memo_without_folder_is_missing() -> None:
    memo = read_bytes(b"![](a.png)", "memo.md", None)

    assert "did not come with the memo" in only_image(memo).problem


def test_folder_and_pipe_are_no_images(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()

    assert "is not a file" in problem(tmp_path, "sub")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")

    assert "is not a file" in problem(tmp_path, "a.png")


@pytest.mark.parametrize("address", ["a%00b.png", "x" * 5_000, "loop/a.png"])
def test_path_that_no_system_takes_is_refused(tmp_path: Path, address: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    assert "The image “" in problem(tmp_path, address)


@pytest.mark.parametrize(
    ("width_px", "height_px"), [(50_000, 50_000), (25_000_001, 1), (2**32 - 1,) * 2]
)
def test_image_bomb_is_met_by_its_declared_size(
    tmp_path: Path, width_px: int, height_px: int
) -> None:
    (tmp_path / "bomb.png").write_bytes(png(width_px, height_px))

    sentence = problem(tmp_path, "bomb.png")

    assert f"{width_px:,} × {height_px:,} pixels" in sentence
    assert "The limit is 25 megapixels" in sentence


def test_image_without_pixels_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(0, 5))

    assert "can be shown" in problem(tmp_path, "a.png")


def test_image_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(limit.IMAGE_BYTES + 1)

    assert "is over 20 MB" in problem(tmp_path, "a.png")


def test_images_over_the_limit_together_are_refused(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.png").write_bytes(png(padding_bytes=18_000_000))

    memo = memo_beside(tmp_path, "".join(f"![]({name}.png)\n" for name in "abcd"))

    assert [not image.problem for image in memo.images.values()] == [1, 1, 1, 0]
    assert "over 60 MB together" in memo.images["d.png"].problem


def data_uri(content: bytes, media_type: str = "image/png") -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def test_image_inside_the_text_is_loaded(tmp_path: Path) -> None:
    image = only_image(memo_beside(tmp_path, f"![]({data_uri(png())})"))

    assert image == MemoImage("image/png", png(), 3, 2)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (data_uri(b"<svg/>", "image/svg+xml"), "must be a PNG, JPEG or GIF"),
        (data_uri(b"x" * limit.DATA_URI_CP), "at most 2,000,000 characters"),
        ("data:image/png;base64,AAA$", "is damaged"),
        (data_uri(b"hello"), "“image in the text” is not a PNG"),
    ],
    ids=["svg", "long", "damaged", "no image"],
)
def test_bad_image_inside_the_text_is_refused(
    tmp_path: Path, address: str, reason: str
) -> None:
    assert reason in problem(tmp_path, address)


def test_long_address_is_cut_in_the_sentence(tmp_path: Path) -> None:
    sentence = problem(tmp_path, "https://x.test/" + "y" * 500)

    assert "y…”" in sentence
    assert len(sentence) < 250


def test_image_inside_a_file_is_unpacked_once_and_may_have_several_names() -> None:
    images = ImageFolder(None)
    unpacked: list[bytes] = []

    def unpack() -> bytes:
        unpacked.append(png())
        return unpacked[-1]

    keys = [images.add("a.png", alt, unpack) for alt in ("Plan", "Plan", "Map")]
    assert keys[0] == keys[1] != keys[2]
    assert len(unpacked) == 1
    assert [image.alt for image in images.images.values()] == ["Plan", "Map"]


def test_image_inside_a_file_passes_the_same_checks() -> None:
    images = ImageFolder(None)
    key = images.add("a.png", "", lambda: b"no image")

    assert "is not a PNG" in images.images[key].problem
    assert images.refuse("b", "", "Not shown.") == images.refuse("b", "", "Not shown.")
