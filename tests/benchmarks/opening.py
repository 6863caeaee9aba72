# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Opening Word files of 6 and 100 pages against mammoth, and the check of a memo.

Memory is read as Linux tells it.

The files are made by python-docx from our own samples at each run; a real one is as
heavy, since Word compresses the same XML.
"""

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import mammoth  # type: ignore[import-untyped] # the package has no stubs

from meetingroom.export.word.memo_file import memo_docx
from meetingroom.memo.pages import plain_pages
from meetingroom.memo.preflight import Occasion, check
from meetingroom.memo.read.source import read_bytes, read_memo
from tests.benchmarks.figures import Figure, alternating, measured
from tests.benchmarks.memos import markdown

SAMPLE = Path(__file__).parents[2] / "resources/memos/six-pager.md"
PAGES = {6: 1, 100: 16}
"""How often the sample stands in a file of about so many pages."""
RUNS = 9
_OURS = (
    "import sys; from pathlib import Path;"
    "from meetingroom.memo.read.source import read_memo; read_memo(Path(sys.argv[1]))"
)
_THEIRS = (
    "import sys, mammoth; from pathlib import Path;"
    "f = open(sys.argv[1], 'rb'); mammoth.convert_to_html(f)"
)
# Not `ru_maxrss`, which a child takes over from who started it.
_PEAK = ";print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"


def figures() -> list[Figure]:
    """Measure all."""
    found = []
    with TemporaryDirectory() as folder:
        for pages, times in PAGES.items():
            path = Path(folder) / f"{pages}.docx"
            path.write_bytes(word_file(times))
            found += [_time(path, pages), _memory(path, pages)]
    return [*found, _check()]


def word_file(times: int) -> bytes:
    """Return a Word file in which the sample stands so often."""
    memo = read_memo(SAMPLE)
    blocks = [
        replace(block, cell=replace(block.cell, table=block.cell.table + 100 * copy))
        if block.cell is not None
        else block
        for copy in range(times)
        for block in memo.blocks
    ]
    return memo_docx(replace(memo, blocks=tuple(blocks)))


def _time(path: Path, pages: int) -> Figure:
    content = path.read_bytes()
    ours, theirs = alternating(
        lambda: read_bytes(content, path.name, None),
        lambda: mammoth.convert_to_html(io.BytesIO(content)),
        RUNS,
    )
    return Figure(
        f"open a Word file of {pages} pages",
        f"{ours * 1000:.0f} ms",
        f"mammoth {theirs * 1000:.0f} ms",
        f"{ours / theirs:.2f}",
        "not slower",
    )


def _memory(path: Path, pages: int) -> Figure:
    ours, theirs = _peak_mb(_OURS, path), _peak_mb(_THEIRS, path)
    return Figure(
        f"peak memory, {pages} pages",
        f"{ours:.0f} MB",
        f"mammoth {theirs:.0f} MB",
        f"{ours / theirs:.2f}",
        "not more",
    )


def _peak_mb(program: str, path: Path) -> float:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program + _PEAK, str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    return int(done.stdout) / 1000


def _check() -> Figure:
    memo = read_bytes(markdown(3_000).encode(), "memo.md", None)
    pages = plain_pages(memo)
    ours = measured(lambda: check(memo, pages, Occasion(60)), RUNS)
    base = measured(lambda: memo.text.lower().split(), RUNS)
    return Figure(
        "check a memo of 3,000 words",
        f"{ours * 1000:.1f} ms",
        f"splitting its words {base * 1000:.1f} ms",
        f"{ours / base:.0f}",
        "under 100 ms",
    )
