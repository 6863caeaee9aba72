# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The document looks as the design has it and fetches nothing."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QUrl
from PySide6.QtGui import QColor, QImage, QImageWriter, QTextDocument, QTextFormat
from pytestqt.qtbot import QtBot

from meetingroom.memo.blocks import Span, SpanStyle
from meetingroom.memo.memo import MemoImage
from meetingroom.ui.document.build import build_document
from meetingroom.ui.document.look import PageLook, line_height_px
from meetingroom.ui.document.pictures import decoded_picture
from tests.ui.document.sample import heading, memo_of, paragraph, short_memo


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())


def test_lines_are_one_and_a_half_high() -> None:
    assert line_height_px(19) == 28
    assert line_height_px(17) == 25


def test_a_paragraph_has_fixed_lines(qtbot: QtBot) -> None:
    del qtbot
    built = build_document(short_memo(), PageLook())

    block = built.document.findBlock(built.positions.starts_qt[1])
    assert block.blockFormat().lineHeight() == 28


def test_overlapping_spans_are_bold_and_italic_at_once(qtbot: QtBot) -> None:
    del qtbot
    memo = memo_of(
        paragraph(
            "abcdef", Span(0, 4, SpanStyle.STRONG), Span(2, 6, SpanStyle.EMPHASIS)
        )
    )
    built = build_document(memo, PageLook())

    ranges = built.document.begin().textFormats()
    assert [one.length for one in ranges] == [2, 2, 2]
    assert [one.format.fontItalic() for one in ranges] == [False, True, True]


def test_a_picture_is_no_wider_than_the_column(qtbot: QtBot) -> None:
    del qtbot
    image = MemoImage("image/png", png(900, 300), 900, 300)

    picture = decoded_picture(image, 300)

    assert picture is not None
    assert (picture.width(), picture.height()) == (300, 100)


def test_a_refused_picture_becomes_a_sentence_of_one_character(qtbot: QtBot) -> None:
    del qtbot
    image = MemoImage("image/png", b"", 0, 0, "Plan", "It has too many pixels.")
    memo = memo_of(
        paragraph("\ufffc", Span(0, 1, SpanStyle.IMAGE, "plan.png")),
        images={"plan.png": image},
    )

    built = build_document(memo, PageLook())

    assert built.document.characterAt(0) == "\ufffc"
    ranges = built.document.begin().textFormats()
    assert ranges[0].format.objectType() == QTextFormat.ObjectTypes.ImageObject.value


def test_broken_bytes_are_no_picture(qtbot: QtBot) -> None:
    del qtbot
    assert decoded_picture(MemoImage("image/png", b"no", 1, 1), 300) is None


def test_the_document_fetches_nothing(qtbot: QtBot) -> None:
    del qtbot
    built = build_document(short_memo(), PageLook())

    kind = QTextDocument.ResourceType.ImageResource
    found = built.document.resource(kind.value, QUrl("https://example.org/a.png"))
    assert not found


def test_room_for_a_page_mark_is_made_where_a_page_begins(qtbot: QtBot) -> None:
    del qtbot
    memo = memo_of(paragraph("one"), heading("two"), paragraph("three"))
    plain = build_document(memo, PageLook())
    marked = build_document(memo, PageLook(), page_blocks=frozenset({2}))

    def above(start: int, *, is_marked: bool) -> float:
        document = (marked if is_marked else plain).document
        return document.findBlock(start).blockFormat().topMargin()

    start = plain.positions.starts_qt[2]
    assert above(start, is_marked=True) > above(start, is_marked=False)
