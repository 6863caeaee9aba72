# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The one style sheet of the application.

Selectors name plain Qt classes and the property `variant`, which a widget sets before
it is first shown. Must never match a `QTextBrowser`: a style sheet on its viewport
switches off scrolling by blitting. Fields that are a `QTextEdit` set `variant` to
`field`.
"""

from pathlib import Path

from meetingroom.ui.theme.fonts import ADDRESS_PX, SMALL_PX
from meetingroom.ui.theme.tokens import (
    CONTROL_PX,
    FOCUS_PX,
    MENU_BAR_PX,
    OUTCOME_BUTTON_PX,
    RADIUS_PX,
    SMALL_BUTTON_PX,
    Tokens,
    contrast,
)
from meetingroom.ui.theme.tone import Tone, tone_colour

_CHECK_PX = 16
_BAR_PX = 12
_MENU_SIDE_PX = (MENU_BAR_PX - 18) // 2
"""Above and below a menu's name, whose line is 18 px."""


def style_sheet(tokens: Tokens, glyphs: Path) -> str:
    """Build the sheet.

    Args:
        tokens: The theme's colours.
        glyphs: Folder holding `check.svg` and the chevrons in the theme's colours;
            a style sheet cannot recolour a picture.
    """
    parts = (_tones, _buttons, _fields, _choices, _lists, _menus, _scroll_bars)
    return "\n".join(part(tokens, glyphs) for part in parts)


def glyph_folder(name: str, tokens: Tokens, icons: Path) -> Path:
    """Return the folder of pictures for the sheet; high contrast has two to choose."""
    folder = icons / "sheet" / name
    if folder.is_dir():
        return folder
    is_dark = contrast(tokens.bg, "#FFFFFF") > contrast(tokens.bg, "#000000")
    return icons / "sheet" / ("on_dark" if is_dark else "on_light")


def _chosen(t: Tokens) -> tuple[str, str]:
    """Return ground and ink of a chosen row; high contrast has no soft fill."""
    return (t.accent_soft, t.text) if t.has_soft_fills else (t.accent, t.on_accent)


def _off(t: Tokens) -> str:
    """Return the look of what is switched off: its words stay text, 4.5:1."""
    style = "solid" if t.has_soft_fills else "dashed"
    return (
        f"background: {t.sunken}; color: {t.muted};"
        f" border-color: {t.line}; border-style: {style};"
    )


def _inner(height_px: int, border_px: int) -> int:
    return height_px - 2 * border_px


def _tones(t: Tokens, glyphs: Path) -> str:
    del glyphs
    return "\n".join(
        f'QLabel[tone="{tone.value}"] {{ color: {tone_colour(t, tone)}; }}'
        for tone in Tone
    )


def _buttons(t: Tokens, glyphs: Path) -> str:
    del glyphs
    b = t.border_px
    more = FOCUS_PX - b
    return f"""
QPushButton, QToolButton {{
    background: {t.surface}; color: {t.text}; border: {b}px solid {t.control};
    border-radius: {RADIUS_PX}px; padding: 0 16px;
    min-height: {_inner(CONTROL_PX, b)}px; max-height: {_inner(CONTROL_PX, b)}px;
}}
QToolButton {{ padding: 0 8px; }}
QPushButton:hover, QToolButton:hover {{ background: {t.sunken}; }}
QPushButton:pressed, QToolButton:pressed,
QPushButton:checked, QToolButton:checked {{
    background: {t.accent_soft}; border-color: {t.accent};
}}
QPushButton:focus, QToolButton:focus {{
    border: {FOCUS_PX}px solid {t.accent}; padding: 0 {16 - more}px;
    min-height: {_inner(CONTROL_PX, FOCUS_PX)}px;
    max-height: {_inner(CONTROL_PX, FOCUS_PX)}px;
}}
QToolButton:focus {{ padding: 0 {8 - more}px; }}
QPushButton:disabled, QToolButton:disabled {{
    {_off(t)}
}}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton[variant="primary"] {{
    background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
}}
QPushButton[variant="primary"]:hover, QPushButton[variant="primary"]:pressed {{
    border-color: {t.text};
}}
QPushButton[variant="primary"]:disabled {{
    {_off(t)}
}}
{_button_size("small", SMALL_BUTTON_PX, 10, b)}
{_button_size("outcome", OUTCOME_BUTTON_PX, 12, b)}
QPushButton[variant="link"], QToolButton[variant="plain"] {{
    background: transparent; color: {t.accent}; border: {FOCUS_PX}px solid transparent;
    padding: 0 2px; min-height: 20px; max-height: 24px;
}}
QToolButton[variant="plain"] {{ color: {t.text}; padding: 0; min-width: 20px; }}
QPushButton[variant="link"]:hover {{ text-decoration: underline; }}
QToolButton[variant="plain"]:hover {{ background: {t.accent_soft}; }}
QPushButton[variant="link"]:focus, QToolButton[variant="plain"]:focus {{
    border: {FOCUS_PX}px solid {t.accent};
}}
QPushButton[variant="link"]:disabled {{ color: {t.muted}; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
"""


def _button_size(variant: str, height_px: int, side_px: int, border_px: int) -> str:
    plain, focus = _inner(height_px, border_px), _inner(height_px, FOCUS_PX)
    more = FOCUS_PX - border_px
    return f"""
QPushButton[variant="{variant}"] {{
    min-height: {plain}px; max-height: {plain}px; padding: 0 {side_px}px;
}}
QPushButton[variant="{variant}"]:focus {{
    min-height: {focus}px; max-height: {focus}px; padding: 0 {side_px - more}px;
}}"""


def _fields(t: Tokens, glyphs: Path) -> str:
    b = t.border_px
    more = FOCUS_PX - b
    chosen, on_chosen = _chosen(t)
    chevron = (glyphs / "chevron-down.svg").as_posix()
    up = (glyphs / "chevron-up.svg").as_posix()
    line = "QLineEdit, QComboBox, QAbstractSpinBox"
    area = 'QPlainTextEdit, QTextEdit[variant="field"]'
    focused = "QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus"
    return f"""
{line}, {area} {{
    background: {t.surface}; color: {t.text}; border: {b}px solid {t.control};
    border-radius: {RADIUS_PX}px; padding: 0 8px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
    placeholder-text-color: {t.muted};
}}
{line} {{ min-height: {_inner(CONTROL_PX, b)}px; }}
QAbstractSpinBox {{ max-height: {_inner(CONTROL_PX, b)}px; }}
QComboBox {{ padding-left: 10px; }}
{area} {{ padding: 6px; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{
    background: {t.sunken}; border-color: {t.line};
}}
{focused} {{
    border: {FOCUS_PX}px solid {t.accent}; padding: 0 {8 - more}px;
    min-height: {_inner(CONTROL_PX, FOCUS_PX)}px;
}}
QPlainTextEdit:focus, QTextEdit[variant="field"]:focus {{
    border: {FOCUS_PX}px solid {t.accent}; padding: {6 - more}px;
}}
QComboBox:focus {{ padding-left: {10 - more}px; }}
*[isWrong="true"], *[isWrong="true"]:focus {{
    border: {FOCUS_PX}px solid {t.blocker}; padding: 0 {8 - more}px;
    min-height: {_inner(CONTROL_PX, FOCUS_PX)}px;
}}
QComboBox[isWrong="true"] {{ padding-left: {10 - more}px; }}
QPlainTextEdit[isWrong="true"], QTextEdit[isWrong="true"] {{ padding: {6 - more}px; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled,
QPlainTextEdit:disabled {{
    {_off(t)}
}}
QComboBox QLineEdit, QComboBox QLineEdit:focus,
QLineEdit[variant="bare"], QLineEdit[variant="bare"]:focus {{
    border: none; background: transparent; padding: 0; min-height: 20px;
}}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 30px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{
    image: url("{chevron}"); width: 16px; height: 16px;
}}
QComboBox QAbstractItemView {{
    background: {t.surface}; color: {t.text}; border: {b}px solid {t.control};
    selection-background-color: {chosen}; selection-color: {on_chosen};
    outline: none;
}}
QAbstractSpinBox::up-button {{
    subcontrol-origin: border; subcontrol-position: top right;
    border: none; width: 24px; height: 16px;
}}
QAbstractSpinBox::down-button {{
    subcontrol-origin: border; subcontrol-position: bottom right;
    border: none; width: 24px; height: 16px;
}}
QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 11px; height: 11px; }}
QAbstractSpinBox::down-arrow {{ image: url("{chevron}"); width: 11px; height: 11px; }}
"""


def _choices(t: Tokens, glyphs: Path) -> str:
    b = t.border_px
    inner = _CHECK_PX - 2 * b
    check = (glyphs / "check.svg").as_posix()
    dot = (
        f"qradialgradient(cx:0.5, cy:0.5, fx:0.5, fy:0.5, radius:0.5,"
        f" stop:0 {t.accent}, stop:0.55 {t.accent},"
        f" stop:0.65 {t.surface}, stop:1 {t.surface})"
    )
    return f"""
QCheckBox, QRadioButton {{
    spacing: 8px; color: {t.text}; min-height: 24px;
    border: {FOCUS_PX}px solid transparent; border-radius: {RADIUS_PX}px;
}}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.muted}; }}
QCheckBox::indicator, QRadioButton::indicator,
QAbstractItemView::indicator {{
    width: {inner}px; height: {inner}px; background: {t.surface};
    border: {b}px solid {t.control}; border-radius: 4px;
}}
QRadioButton::indicator {{ border-radius: {_CHECK_PX // 2}px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
    background: {t.accent}; border-color: {t.accent}; image: url("{check}");
}}
QRadioButton::indicator:checked {{ background: {dot}; border-color: {t.accent}; }}
"""


def _lists(t: Tokens, glyphs: Path) -> str:
    del glyphs
    b = t.border_px
    chosen, on_chosen = _chosen(t)
    return f"""
QTableView, QListView, QTreeView {{
    background: {t.bg}; color: {t.text}; border: none; gridline-color: {t.line};
    selection-background-color: {chosen}; selection-color: {on_chosen};
    alternate-background-color: {t.sunken}; outline: none;
}}
QTableView:focus, QListView:focus, QTreeView:focus {{ outline: none; }}
QAbstractItemView::item {{ border-bottom: 1px solid {t.line}; padding: 0 8px; }}
QAbstractItemView::item:selected {{ background: {chosen}; color: {on_chosen}; }}
QAbstractItemView::item:focus {{ border: {FOCUS_PX}px solid {t.accent}; }}
QHeaderView, QTableCornerButton::section {{ background: {t.bg}; border: none; }}
QHeaderView::section {{
    background: {t.bg}; color: {t.muted}; font-size: {SMALL_PX}px; border: none;
    border-bottom: 1px solid {t.line}; padding: 6px 8px;
    font-weight: normal; text-align: left;
}}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{
    background: transparent; color: {t.muted}; border: none;
    border-bottom: {FOCUS_PX}px solid transparent;
    padding: 0 0 10px 0; margin-right: 32px; min-height: 24px;
}}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
QTabBar::tab:focus {{ border: {FOCUS_PX}px solid {t.accent}; }}
QFrame[variant="card"] {{
    background: {t.surface}; border: {b}px solid {t.line};
    border-radius: {RADIUS_PX}px;
}}
QFrame[variant="card"][isActive="true"] {{ border-color: {t.accent}; }}
QFrame[variant="calm"] {{
    background: {t.sunken}; border-radius: {RADIUS_PX}px;
    border: {b if not t.has_soft_fills else 0}px solid {t.line};
}}
QFrame[variant="side"] {{ background: {t.sunken}; border: none; }}
QFrame[variant="rule"] {{
    background: {t.line}; border: none; min-height: 1px; max-height: 1px;
}}
QSplitter::handle {{ background: {t.line}; }}
"""


def _menus(t: Tokens, glyphs: Path) -> str:
    del glyphs
    return f"""
QMenuBar {{
    background: {t.bg}; color: {t.muted}; font-size: {SMALL_PX}px; border: none;
    padding-left: 12px;
}}
QMenuBar::item {{ background: transparent; padding: {_MENU_SIDE_PX}px 10px; }}
QMenuBar::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu {{
    background: {t.surface}; color: {t.text}; border: {t.border_px}px solid {t.control};
    padding: 4px 0;
}}
QMenu::item {{ padding: 6px 24px 6px 28px; border: 1px solid transparent; }}
QMenu::item:selected {{ background: {t.accent_soft}; border-color: {t.accent}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 0; }}
QToolTip {{
    background: {t.surface}; color: {t.text}; border: {t.border_px}px solid {t.control};
    padding: 4px 6px; font-size: {SMALL_PX}px;
}}
QStatusBar {{ background: {t.bg}; color: {t.muted}; font-size: {ADDRESS_PX}px; }}
"""


def _scroll_bars(t: Tokens, glyphs: Path) -> str:
    del glyphs
    return f"""
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {_BAR_PX}px; }}
QScrollBar:horizontal {{ height: {_BAR_PX}px; }}
QScrollBar::handle {{ background: {t.control}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
