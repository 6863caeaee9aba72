# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The palette of page and cards; colours come from the theme's tokens."""

from PySide6.QtGui import QColor, QPalette

from meetingroom.ui.theme.tokens import Tokens

_SELECTED_SHARE = 0.3
"""Of accent over the page; the text keeps more than 4.5:1 in every theme."""


def page_palette(base: QPalette, tokens: Tokens) -> QPalette:
    """Return a palette with the page's ground, text and selection."""
    palette = QPalette(base)
    chosen, on_chosen = _selection(tokens)
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Base, tokens.bg),
        (roles.Window, tokens.bg),
        (roles.Text, tokens.text),
        (roles.WindowText, tokens.text),
        (roles.Highlight, chosen),
        (roles.HighlightedText, on_chosen),
        (roles.Link, tokens.accent),
        (roles.PlaceholderText, tokens.muted),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def _selection(tokens: Tokens) -> tuple[str, str]:
    """Return ground and ink of selected words: seen at once, but still text.

    Accent alone is as heavy as a button, accent-soft hardly shows on the page.
    """
    if not tokens.has_soft_fills:
        return tokens.accent, tokens.on_accent
    soft, full = QColor(tokens.bg), QColor(tokens.accent)
    mixed = QColor(
        *(
            round(ground + (ink - ground) * _SELECTED_SHARE)
            for ground, ink in zip(
                (soft.red(), soft.green(), soft.blue()),
                (full.red(), full.green(), full.blue()),
                strict=True,
            )
        )
    )
    return mixed.name(), tokens.text
