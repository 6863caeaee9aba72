# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Opening memos against `setMarkdown`, and scrolling with 10,000 notes."""

import time
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from meetingroom.meeting.notes import Note
from meetingroom.memo.memo import Memo
from meetingroom.memo.read.source import read_bytes
from meetingroom.ui.document.build import build_document
from meetingroom.ui.document.look import PageLook, column_width_px
from meetingroom.ui.page.margin import MarginColumn
from meetingroom.ui.page.text_pane import TextPane
from meetingroom.ui.page.view import CardView, HighlightView
from meetingroom.ui.theme import fonts
from meetingroom.ui.theme.controller import ThemeController
from tests.benchmarks.figures import Figure, alternating, percentile
from tests.benchmarks.memos import markdown, notes

WIDTH_PX, HEIGHT_PX = 1280, 720


def figures(app: QApplication) -> list[Figure]:
    """Measure in one application."""
    fonts.load_first()
    fonts.load_rest()
    themes = ThemeController(app)
    del themes  # only its application of the theme counts here
    found = [_opening(3_000, 31), _opening(50_000, 9)]
    return [*found, *_scrolling(app)]


def _memo(text: str) -> Memo:
    return read_bytes(text.encode(), "memo.md", Path.cwd())


def _opening(words: int, runs: int) -> Figure:
    """Measure the same file shown alike: in the same face and the same width."""
    text = markdown(words)
    look = PageLook()
    width = column_width_px(look)

    def ours() -> object:
        built = build_document(_memo(text), look)
        built.document.setTextWidth(built.column_px)
        return built.document.size()  # lays everything out

    def baseline() -> object:
        document = QTextDocument()
        document.setDefaultFont(look.memo_font())
        document.setTextWidth(width)
        document.setMarkdown(text)
        return document.size()

    own_s, base_s = alternating(ours, baseline, runs)
    return Figure(
        f"open {words:,} words (parse, build, lay out)",
        f"{own_s * 1000:.0f} ms",
        f"{base_s * 1000:.0f} ms (setMarkdown)",
        f"{own_s / base_s:.2f}",
        "at most 1.5",
    )


def _scrolling(app: QApplication) -> list[Figure]:
    memo = _memo(markdown(50_000))
    window = QWidget()
    pane = TextPane(PageLook(), window)
    margin = MarginColumn(pane, window)
    row = QHBoxLayout(window)
    row.addWidget(pane, 1)
    margin.setFixedWidth(276)
    row.addWidget(margin)
    window.resize(WIDTH_PX, HEIGHT_PX)
    pane.show_memo(memo, None)
    made = notes(memo, 10_000)
    margin.set_cards([_card(note) for note in made if note.anchor])
    pane.set_highlights(
        [
            HighlightView(n.anchor.start_cp, n.anchor.end_cp, n.kind)
            for n in made
            if n.anchor
        ]
    )
    window.show()
    app.processEvents()
    frames = []
    for step in range(600):
        delta = -120 if step % 400 < 350 else 120
        began = time.perf_counter()
        _wheel(pane, delta)
        app.processEvents()
        frames.append((time.perf_counter() - began) * 1000)
    travelled = pane.verticalScrollBar().value()
    window.close()
    if travelled < HEIGHT_PX:
        msg = "the pane did not scroll; the figures mean nothing"
        raise RuntimeError(msg)
    return [
        Figure(
            "scroll frame, 50,000 words, 10,000 notes, median",
            f"{percentile(frames, 0.5):.1f} ms",
            "-",
            "-",
            "-",
        ),
        Figure(
            "scroll frame, same, p99",
            f"{percentile(frames, 0.99):.1f} ms",
            "16.7 ms (60 frames a second)",
            f"{percentile(frames, 0.99) / 16.7:.2f}",
            "under 12 ms",
        ),
    ]


def _card(note: Note) -> CardView:
    anchor = note.anchor
    start = anchor.start_cp if anchor else None
    end = anchor.end_cp if anchor else None
    return CardView(note.id, note.kind, note.body, "1:1", start, end)


def _wheel(pane: TextPane, delta: int) -> None:
    middle = QPointF(pane.viewport().rect().center())
    event = QWheelEvent(
        middle,
        QPointF(pane.viewport().mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(pane.viewport(), event)
