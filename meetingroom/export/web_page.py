# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The minutes as one HTML page, with the meeting's numbers as small drawings.

The page is whole in itself: it loads nothing and runs nothing. Its colours are those
of whoever reads it, light or dark.
"""

from collections.abc import Iterable, Iterator
from html import escape

from markdown_it import MarkdownIt

from meetingroom.discussion.metrics import Figure, figures
from meetingroom.export.escape import printable
from meetingroom.export.markdown import around_figures
from meetingroom.export.wording import NOTHING_LATER, Later, title_of
from meetingroom.meeting.state import Meeting

WIDTH = 120
BAR = 10
"""Width of a drawing and height of a bar, in CSS pixels."""
_OPACITIES = (1.0, 0.55, 0.25, 0.08)
"""Of a strip's parts, in their order; the words beside it say the same."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1.5rem;
  font: 1rem/1.5 system-ui, sans-serif; color: CanvasText; background: Canvas; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 2px solid GrayText; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 0.4rem 1rem 0.4rem 0; border-top: 1px solid GrayText;
  text-align: left; vertical-align: middle; font-weight: normal; }
svg { display: block; overflow: visible; }
body { overflow-wrap: anywhere; }
@media print {
  :root { color-scheme: light; }
  body { margin: 0; max-width: none; }
  h2, h3 { break-after: avoid; }
  tr, li, blockquote { break-inside: avoid; }
}
"""


def render_html(meeting: Meeting, later: Later = NOTHING_LATER) -> str:
    """Return the minutes of a meeting as the text of an HTML page."""
    before, after = around_figures(meeting, later)
    parts = [_html(before), *_how_we_met(meeting), _html(after)]
    title = escape(printable(title_of(meeting)))
    head = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
    ]
    body = [part.strip() for part in parts]
    return "\n".join([*head, *body, "</main>", "</body>", "</html>\n"])


def _html(minutes: str) -> str:
    # Brackets are ours: people's words are escaped. A page draws the box itself.
    for mark, box in (("[ ]", "☐"), ("[x]", "☑")):
        minutes = minutes.replace(f"\n- {mark} ", f"\n- {box} ")
    # Of this kind nothing is taken for HTML either.
    return str(MarkdownIt("js-default").disable("image").render(minutes))


def _how_we_met(meeting: Meeting) -> Iterator[str]:
    if not meeting.phase.is_revealed:
        return
    counted = figures(meeting)
    yield "<h2>How we met</h2>"
    yield f"<p>{escape(counted.summary)}.</p>"
    yield "<table>"
    for figure in counted.lines:
        label, words = escape(figure.label), escape(figure.words)
        yield f'<tr><th scope="row">{label}</th>'
        yield f"<td>{_drawing(figure)}</td><td>{words}</td></tr>"
    yield "</table>"


def _drawing(figure: Figure) -> str:
    """Return a drawing that tells its words; empty where there is nothing to draw."""
    if any(figure.strip):
        return _svg(figure, BAR, _strip(figure.strip))
    if any(figure.bars):
        height = len(figure.bars) * (BAR + 4) - 4
        return _svg(figure, height, _bars(figure.bars))
    return ""


def _svg(figure: Figure, height: int, shapes: Iterable[str]) -> str:
    said = escape(f"{figure.label}: {figure.words}", quote=True)
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    return f'<svg role="img" aria-label="{said}" {size}>{"".join(shapes)}</svg>'


def _strip(parts: tuple[int, ...]) -> Iterator[str]:
    # Of two parts the second is what is missing: an empty frame.
    shades = _OPACITIES if len(parts) > 2 else (1.0, 0.0)  # noqa: PLR2004 - a share
    left, total = 0.0, sum(parts)
    for part, opacity in zip(parts, shades, strict=True):
        width = WIDTH * part / total
        if part:
            yield _rect(left, 0, width, opacity)
        left += width


def _bars(lengths: tuple[int, ...]) -> Iterator[str]:
    for number, length in enumerate(lengths):
        top = number * (BAR + 4)
        opacity = 1.0 if number == 0 else _OPACITIES[1]
        yield _rect(0, top, WIDTH * length / max(lengths), opacity)


def _rect(left: float, top: int, width: float, opacity: float) -> str:
    place = f'x="{left:.1f}" y="{top}" width="{width:.1f}" height="{BAR}"'
    look = f'fill="currentColor" fill-opacity="{opacity}" stroke="currentColor"'
    return f"<rect {place} {look}/>"
