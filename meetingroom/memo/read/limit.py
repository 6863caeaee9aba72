# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Limits of what is read, so that no file can freeze or fill a laptop.

Numbers only; the reader that meets a limit says so in a sentence.
"""

FILE_BYTES = 20_000_000
"""A memo of 50,000 words is about 0.4 MB; 20 MB leaves room for inlined images."""

WORDS = 300_000
"""Fifty times the longest six-pager with appendices; layout stays usable."""

LINES = 100_000
"""Each line may become a block of its own; 100,000 parse in about 1 s."""

BLOCKS = 20_000
"""Paragraphs, headings and items: more than 500 pages. Pages are laid out in the
window's thread, where 30,000 take 3 s."""

TABLE_BARS = 50_000
"""Bars of tables, each of which may become a cell with a layout of its own."""

NESTING = 50
"""Lists and quotes inside each other; the parser calls itself for each."""

INLINE_NESTING = 20
"""Links and emphasis inside each other; unclosed brackets cost time times this."""

BLOCK_MARKUP = 20_000
"""Markup characters in one block; a block with more is shown as it was typed."""

MEMO_MARKUP = 250_000
"""Markup characters in all blocks; later blocks are shown as they were typed."""

BLOCK_SCANS = 5_000_000
"""Brackets times length of one block: markdown-it looks for each one's end."""

MEMO_SCANS = 20_000_000
"""The same for all blocks; 20 million take 2 s, a real memo needs 1 million."""

ADDRESS_CP = 2_000
"""Longest address that is percent-encoded; a longer one stays as written."""

FRONT_MATTER_CP = 16_000
"""Longest front matter read as such."""

IMAGE_PIXELS = 25_000_000
"""Pixels of one image: 100 MB once decoded."""

IMAGE_BYTES = 20_000_000

IMAGES_BYTES = 60_000_000
"""All images together: they are stored and sent with the memo."""

DATA_URI_CP = 2_000_000
"""Longest image written into the text itself."""

PARTS = 5_000
"""Parts of an archive; a Word file with a hundred images has two hundred."""

UNPACKED_BYTES = 200_000_000
"""All parts together; a zip bomb declares a thousand times its own size."""

PART_BYTES = 40_000_000
"""One XML part: as a tree it takes eight times as much."""

ELEMENTS = 1_500_000
"""Tags of one part, opening and closing; 100 pages of Word have 150,000."""

TABLE_CELLS = 20_000
"""Cells of one table, covered ones included; each has a layout of its own."""

TABLE_NESTING = 10
"""Tables and text boxes inside each other; what a person follows is two or three."""

PDF_PAGES = 300
"""Pages of a PDF; fifty times a six-pager, and appendices."""

READING_S = 10
"""Seconds a file may take; its reader is then stopped."""

READING_BYTES = 500_000_000
"""Memory a file's reader may take."""
