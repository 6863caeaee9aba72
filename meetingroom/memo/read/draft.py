# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One paragraph while it is read: its text, what lies over it, where it came from.

Positions are counted from the start of its own text until `assemble` puts all
paragraphs together. It knows no element's meaning.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from meetingroom.memo.blocks import Block, BlockKind, CellPlace, Span, SpanStyle
from meetingroom.memo.read.decode import clean
from meetingroom.memo.read.xml import Element

Styles = frozenset[SpanStyle]
PLAIN: Styles = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the element it stands in."""

    start_cp: int
    end_cp: int
    element: Element
    """A `w:t`, or another element that stands for one character; for words of a
    footnote or text box, the run in the body that they hang on."""
    offset_cp: int = 0
    """Where in the element's text the stretch begins."""
    is_apart: bool = False
    """The words stand elsewhere in the file; the element only leads to them."""

    def moved(self, by_cp: int) -> "Piece":
        """Return the piece at another place."""
        start_cp, end_cp = self.start_cp + by_cp, self.end_cp + by_cp
        return Piece(start_cp, end_cp, self.element, self.offset_cp, self.is_apart)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text that something begins, ends or stands at."""

    kind: str
    """Such as "start", "end" and "at" of a comment, or the name of a remark."""
    at_cp: int
    name: str = ""


@dataclass(slots=True)
class _Run:
    start_cp: int
    end_cp: int
    styles: Styles
    link: str
    whole: tuple[SpanStyle, str] | None = None


@dataclass(slots=True)
class Draft:
    """A paragraph that grows as its runs are read."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    list_depth: int = 0
    quote_depth: int = 0
    marker: str = ""
    cell: CellPlace | None = None
    parts: list[str] = field(default_factory=list)
    length_cp: int = 0
    runs: list[_Run] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    def add(
        self,
        text: str,
        element: Element | None = None,
        styles: Styles = PLAIN,
        link: str = "",
        *,
        is_apart: bool = False,
    ) -> None:
        """Add text that came from an element; `None` for text that nothing holds."""
        if not text:
            return
        start_cp = self.length_cp
        self.parts.append(clean(text))
        self.length_cp += len(text)
        if styles or link:
            self.runs.append(_Run(start_cp, self.length_cp, styles, link))
        if element is not None:
            piece = Piece(start_cp, self.length_cp, element, 0, is_apart)
            self.pieces.append(piece)

    def add_whole(
        self,
        text: str,
        style: SpanStyle,
        target: str,
        element: Element | None = None,
        *,
        is_apart: bool = False,
    ) -> None:
        """Add an image or a reference: a span of its own."""
        start_cp = self.length_cp
        self.parts.append(text)
        self.length_cp += len(text)
        self.runs.append(_Run(start_cp, self.length_cp, PLAIN, "", (style, target)))
        if element is not None:
            piece = Piece(start_cp, self.length_cp, element, 0, is_apart)
            self.pieces.append(piece)

    def mark(self, kind: str, name: str = "") -> None:
        """Remember that something begins, ends or stands here."""
        self.marks.append(Mark(kind, self.length_cp, name))

    def append(self, other: "Draft") -> None:
        """Put another paragraph's text behind this one's."""
        by_cp = self.length_cp
        self.parts += other.parts
        self.length_cp += other.length_cp
        for run in other.runs:
            run.start_cp += by_cp
            run.end_cp += by_cp
            self.runs.append(run)
        self.pieces += (piece.moved(by_cp) for piece in other.pieces)
        self.marks += (Mark(m.kind, m.at_cp + by_cp, m.name) for m in other.marks)

    def trim(self) -> None:
        """Take spaces off both ends, which no reader sees."""
        text = self.text
        stripped = text.strip(" ")
        if len(stripped) == len(text):
            return
        first_cp = len(text) - len(text.lstrip(" "))
        end_cp = first_cp + len(stripped)
        self.parts, self.length_cp = [stripped], len(stripped)
        for run in self.runs:
            run.start_cp = min(max(run.start_cp, first_cp), end_cp) - first_cp
            run.end_cp = min(max(run.end_cp, first_cp), end_cp) - first_cp
        self.runs = [run for run in self.runs if run.start_cp < run.end_cp]
        self.pieces = [
            Piece(
                max(p.start_cp, first_cp) - first_cp,
                min(p.end_cp, end_cp) - first_cp,
                p.element,
                p.offset_cp + max(0, first_cp - p.start_cp),
                p.is_apart,
            )
            for p in self.pieces
            if p.start_cp < end_cp and first_cp < p.end_cp
        ]
        self.marks = [
            Mark(m.kind, min(max(m.at_cp, first_cp), end_cp) - first_cp, m.name)
            for m in self.marks
        ]

    def block(self) -> Block:
        """Return the paragraph as a block."""
        return Block(
            self.kind,
            self.text,
            tuple(self._spans()),
            self.level,
            self.list_depth,
            self.quote_depth,
            self.marker,
            self.cell,
        )

    def _spans(self) -> Iterable[Span]:
        spans: list[Span] = []
        open_at: dict[tuple[SpanStyle, str], int] = {}
        last: dict[tuple[SpanStyle, str], int] = {}
        for run in self.runs:
            if run.whole is not None:
                spans.append(Span(run.start_cp, run.end_cp, *run.whole))
            keys = [(style, "") for style in run.styles]
            if run.link:
                keys.append((SpanStyle.LINK, run.link))
            for key in keys:
                if last.get(key) == run.start_cp:
                    last[key] = run.end_cp
                    continue
                if key in open_at:
                    spans.append(Span(open_at[key], last[key], *key))
                open_at[key], last[key] = run.start_cp, run.end_cp
        spans += (Span(at, last[key], *key) for key, at in open_at.items())
        spans.sort(key=lambda span: (span.start_cp, -span.end_cp, span.style))
        return spans


def joined(drafts: Iterable[Draft]) -> Draft:
    """Return paragraphs as one, each on a line of its own, as in a table's cell."""
    whole = Draft()
    for index, draft in enumerate(drafts):
        if index:
            whole.add("\n")
        if draft.marker:
            whole.add(f"{draft.marker} ")
        whole.append(draft)
    return whole
