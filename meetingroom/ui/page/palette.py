# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The palette of page and cards; colours come from the theme's tokens."""

from PySide6.QtGui import QColor, QPalette

from meetingroom.ui.theme.tokens import Tokens


def page_palette(base: QPalette, tokens: Tokens) -> QPalette:
    """Return a palette with the page's ground, text and selection."""
    palette = QPalette(base)
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Base, tokens.bg),
        (roles.Window, tokens.bg),
        (roles.Text, tokens.text),
        (roles.WindowText, tokens.text),
        (roles.Highlight, tokens.accent),
        (roles.HighlightedText, tokens.on_accent),
        (roles.Link, tokens.accent),
        (roles.PlaceholderText, tokens.muted),
    ):
        palette.setColor(role, QColor(colour))
    return palette
