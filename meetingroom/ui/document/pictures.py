# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Pictures of a memo, decoded within limits, or a framed sentence instead.

Only bytes that came with the memo are read; nothing is fetched.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QTextOption

from meetingroom.memo.memo import MemoImage
from meetingroom.ui.document.look import PageLook
from meetingroom.ui.theme.fonts import sans_font

MOST_PIXELS = 40_000_000
"""A phone's photograph has 12 to 50 million; decoding more takes seconds."""
ALLOCATION_LIMIT_MB = 256
_FRAME_PADDING_PX = 12


def decoded_picture(image: MemoImage, width_px: int) -> QImage | None:
    """Decode an image no wider than the column; `None` when it cannot be shown."""
    if image.problem or not image.content:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(image.content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAllocationLimit(ALLOCATION_LIMIT_MB)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > MOST_PIXELS:
            return None
        if size.width() > width_px:
            height = max(1, round(size.height() * width_px / size.width()))
            reader.setScaledSize(QSize(width_px, height))
    picture = reader.read()
    if picture.isNull():
        return None
    if picture.width() > width_px:
        smooth = Qt.TransformationMode.SmoothTransformation
        return picture.scaledToWidth(width_px, smooth)
    return picture


def framed_sentence(sentence: str, width_px: int, look: PageLook) -> QImage:
    """Draw a sentence in a frame, in place of a picture that is not shown."""
    font = sans_font(look.scaled(15))
    frame = QRectF(0, 0, width_px, 10_000)
    inner = frame.adjusted(_FRAME_PADDING_PX, _FRAME_PADDING_PX, -_FRAME_PADDING_PX, 0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    probe = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(probe)
    painter.setFont(font)
    used = painter.boundingRect(inner, sentence, option)
    painter.end()

    height = round(used.height()) + 2 * _FRAME_PADDING_PX
    picture = QImage(width_px, height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor(look.tokens.sunken))
    painter = QPainter(picture)
    painter.setFont(font)
    painter.setPen(QColor(look.tokens.control))
    painter.drawRect(0, 0, width_px - 1, height - 1)
    painter.setPen(QColor(look.tokens.muted))
    inner.setHeight(used.height())
    painter.drawText(inner, sentence, option)
    painter.end()
    return picture
