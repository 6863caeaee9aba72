# SPDX-License-Identifier: LicenseRef-Meetingroom
"""One look for the whole application: palette, font and style sheet.

The theme in force hangs on the application itself, so a widget that paints asks
`current_theme()` while painting and needs nobody to tell it of a change: setting the
palette repaints every widget. Must not decide which theme is wanted; see `controller`.
"""

import gc
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from meetingroom.ui.theme.fonts import body_font
from meetingroom.ui.theme.icons import resource_folder
from meetingroom.ui.theme.sheet import glyph_folder, style_sheet
from meetingroom.ui.theme.tokens import (
    DARK,
    PAPER,
    SEPIA,
    PaletteRoles,
    Tokens,
    contrast,
    high_contrast,
)

STYLE = "Fusion"
"""Qt's own style that the sheet stands on."""
_PROPERTY = "meetingroomTheme"
_STYLE_PROPERTY = "meetingroomStyle"


class ThemeChoice(StrEnum):
    """What a person chose in Preferences."""

    FOLLOW_SYSTEM = "follow system"
    PAPER = "paper"
    SEPIA = "sepia"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"


class Theme(NamedTuple):
    """A look: its colours and whether they are light on dark."""

    name: str
    tokens: Tokens
    is_dark: bool


class ThemeInForce(QObject):
    """What hangs on the application; Qt would turn the bare tuple into a list."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme


PAPER_THEME = Theme("paper", PAPER, is_dark=False)
SEPIA_THEME = Theme("sepia", SEPIA, is_dark=False)
DARK_THEME = Theme("dark", DARK, is_dark=True)


def high_contrast_theme(palette: QPalette) -> Theme:
    """Make a look of the given palette's own roles."""
    tokens = high_contrast(
        PaletteRoles(
            window=_name(palette, QPalette.ColorRole.Window),
            window_text=_name(palette, QPalette.ColorRole.WindowText),
            highlight=_name(palette, QPalette.ColorRole.Highlight),
            highlighted_text=_name(palette, QPalette.ColorRole.HighlightedText),
            link=_name(palette, QPalette.ColorRole.Link),
        )
    )
    is_dark = contrast(tokens.bg, "#FFFFFF") > contrast(tokens.bg, "#000000")
    return Theme("high_contrast", tokens, is_dark=is_dark)


def current_theme() -> Theme:
    """Return the theme in force; Paper before any was applied."""
    app = QApplication.instance()
    found = app.property(_PROPERTY) if app is not None else None
    return found.theme if isinstance(found, ThemeInForce) else PAPER_THEME


def current_tokens() -> Tokens:
    """Return the colours in force; ask while painting, never keep them."""
    return current_theme().tokens


def make_styled_application(program: str) -> QApplication:
    """Make the application with its style from the start.

    Args:
        program: Name or path of the program, as Qt wants it.

    Source: measured, `setStyle` afterwards costs the start 4 ms more.
    """
    app = QApplication([program, "-style", STYLE])
    app.setProperty(_STYLE_PROPERTY, STYLE)
    return app


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the application a look, at once and for every open window.

    Every widget receives a `StyleChange` event afterwards: override `changeEvent`
    only to renew what was made from a colour, such as a button's icon.
    """
    own_fonts = _own_fonts(app)
    apply_palette(app, theme)
    apply_sheet(app, theme)
    for widget, font in own_fonts:
        if widget.font() != font:
            widget.setFont(font)


def apply_palette(app: QApplication, theme: Theme) -> None:
    """Give the application colours and font; the sheet is still to come."""
    found = app.property(_PROPERTY)
    if isinstance(found, ThemeInForce):
        found.theme = theme
    else:
        if app.property(_STYLE_PROPERTY) is None:
            app.setStyle(STYLE)
        app.setFont(body_font())
        app.setProperty(_PROPERTY, ThemeInForce(theme, app))
    app.setPalette(make_palette(theme.tokens))


def apply_sheet(app: QApplication, theme: Theme) -> None:
    """Give the application its first sheet, after `apply_palette`.

    No widget must have been shown yet: see `_own_fonts`.

    Source: measured, with a sheet in force Qt styles a widget anew each time it gets
    a parent; a window made before its sheet is ready 10 ms sooner.
    """
    glyphs = glyph_folder(theme.name, theme.tokens, resource_folder() / "icons")
    app.setStyleSheet(style_sheet(theme.tokens, glyphs))


def make_palette(tokens: Tokens) -> QPalette:
    """Map tokens to palette roles, for what a style sheet must not touch.

    Muted text is `PlaceholderText`, links and accents are `Link` and `Accent`.
    """
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, tokens.bg),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.Text, tokens.text),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.blocker),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Light, tokens.surface),
        (role.Midlight, tokens.line),
        (role.Mid, tokens.line),
        (role.Dark, tokens.control),
        (role.Shadow, tokens.control),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.control))
    return palette


def _own_fonts(app: QApplication) -> list[tuple[QWidget, QFont]]:
    """Return the fonts widgets were given.

    WORKAROUND(measured on Qt 6.11.3): a new style sheet gives every widget back the
    font it had when it was first polished; remove when a test without this passes.
    """
    return [
        (widget, QFont(widget.font()))
        for widget in _all_widgets(app)
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
    ]


def _all_widgets(app: QApplication) -> list[QWidget]:
    """Return every widget there is, with the collector at rest.

    It would free windows that nobody refers to any more while Qt's list of them is
    turned into Python's, and the rest of that list then points at nothing.
    """
    is_on = gc.isenabled()
    gc.disable()
    try:
        return app.allWidgets()
    finally:
        if is_on:
            gc.enable()


def _name(palette: QPalette, role: QPalette.ColorRole) -> str:
    return palette.color(QPalette.ColorGroup.Active, role).name().upper()
