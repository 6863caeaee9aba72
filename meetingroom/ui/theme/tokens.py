# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The design's numbers: colours of each theme, spacing and sizes.

Plain strings and integers, no Qt, so that reading them costs nothing and a test can
recompute every contrast. Must not decide where a colour is used.
"""

from typing import NamedTuple

SPACE = (4, 8, 12, 16, 24, 32, 48)
"""The only distances used between things, px."""
SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32, SPACE_48 = SPACE

RADIUS_PX = 6
MENU_BAR_PX = 28
HEADER_PX = 52
BOTTOM_BAR_PX = 56
CONTROL_PX = 34
"""Height of a button or field."""
SMALL_BUTTON_PX = 28
OUTCOME_BUTTON_PX = 44
BADGE_PX = 22
LIST_ROW_PX = 44
LIST_ROW_TALL_PX = 52
TARGET_PX = 24
"""Nothing to click is smaller."""
ICON_PX = 16
FOCUS_PX = 2
"""Focus and error borders, drawn inside the same box so that nothing moves."""
KIND_EDGE_PX = 3
CARD_WIDTH_PX = 276
CARD_WIDTH_MEDIUM_PX = 232
CARD_GAP_PX = 10
GUTTER_PX = 62
MARGIN_GAP_PX = 32
PROGRESS_PX = 3

WIDE_PX = 1180
"""Windows at least this wide look as drawn."""
MEDIUM_PX = 1000
NARROW_PX = 760
MINIMUM_WINDOW_PX = (640, 480)

TEXT_CONTRAST = 4.5
"""Source: WCAG 2.2, 1.4.3."""
MARK_CONTRAST = 3.0
"""Source: WCAG 2.2, 1.4.11."""


# Named tuples here and in the modules beside, against the house's habit: four
# dataclasses and their module cost the first paint 4 ms of 125, these 1 ms.
class Tokens(NamedTuple):
    """The colours of one theme, each as `#RRGGBB`."""

    bg: str
    """Window and reading page."""
    surface: str
    """Cards, fields, buttons."""
    sunken: str
    """Side columns, calm boxes, neutral badges."""
    text: str
    muted: str
    """Secondary text, addresses."""
    line: str
    """Hairlines and card borders: decoration only."""
    control: str
    """Borders of fields, buttons, boxes."""
    accent: str
    """Primary button, links, focus, current, disc."""
    on_accent: str
    accent_soft: str
    """Selected row, pressed toggle."""
    highlight: str
    """Passage fill, always with a 2 px underline."""
    gold: str
    """Overdue, review due, time is up."""
    gold_soft: str
    track: str
    """Empty part of disc and progress."""
    question: str
    """Also missing questions."""
    concern: str
    blocker: str
    """Also errors: "this stops you". Never time."""
    blocker_soft: str
    suggestion: str
    good: str
    """Agreement and everything that went well."""
    good_soft: str
    plain: str
    """Typos and private notes."""
    border_px: int = 1
    has_soft_fills: bool = True
    """False in high contrast: no fill carries a meaning there."""


class PaletteRoles(NamedTuple):
    """What high contrast takes from the system's palette, each as `#RRGGBB`."""

    window: str
    window_text: str
    highlight: str
    highlighted_text: str
    link: str


PAPER = Tokens(
    bg="#FBFAF7",
    surface="#FFFFFF",
    sunken="#F3F1EA",
    text="#1F1E1B",
    muted="#66625A",
    line="#DEDACF",
    control="#8C877B",
    accent="#2F5D8A",
    on_accent="#FFFFFF",
    accent_soft="#E4ECF4",
    highlight="#FBE8A6",
    gold="#7A5800",
    gold_soft="#FBF0CC",
    track="#DEDACF",
    question="#2F5D8A",
    concern="#8A5300",
    blocker="#A12D25",
    blocker_soft="#F8E6E2",
    suggestion="#6B4A8E",
    good="#2C6B45",
    good_soft="#E3F0E7",
    plain="#5F5B54",
)

SEPIA = Tokens(
    bg="#F4ECD8",
    surface="#FBF6E8",
    sunken="#ECE2CA",
    text="#433422",
    muted="#695840",
    line="#D9CBA9",
    control="#877250",
    accent="#7A4B12",
    on_accent="#FFFFFF",
    accent_soft="#EADBBD",
    highlight="#EBD48F",
    gold="#6B4A00",
    gold_soft="#EFDCA0",
    track="#D9CBA9",
    question="#7A4B12",
    concern="#7A4300",
    blocker="#962A20",
    blocker_soft="#F1DACB",
    suggestion="#66427F",
    good="#2E5F35",
    good_soft="#DFE5C8",
    plain="#695840",
)

DARK = Tokens(
    bg="#1B1C1E",
    surface="#242629",
    sunken="#202124",
    text="#D6D3CC",
    muted="#A39E94",
    line="#3A3C40",
    control="#7C7870",
    accent="#8DB4DC",
    on_accent="#15202B",
    accent_soft="#2A3644",
    highlight="#57491D",
    gold="#E3BE62",
    gold_soft="#3A3320",
    track="#3A3C40",
    question="#8DB4DC",
    concern="#E0B067",
    blocker="#F09A8F",
    blocker_soft="#43292A",
    suggestion="#C6ABE8",
    good="#8CCBA2",
    good_soft="#263A2E",
    plain="#B5B0A6",
)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two `#RRGGBB` colours, 1.0 to 21.0.

    Source: WCAG 2.2, definitions of contrast ratio and relative luminance.
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def high_contrast(roles: PaletteRoles) -> Tokens:
    """Make tokens from the system's palette alone: no soft fills, 2 px borders.

    Every kind has the colour of the text, so glyph and word carry the meaning.
    """
    text = _readable(roles.window_text, roles.window)
    accent = next(
        (c for c in (roles.highlight, roles.link) if _is_text(c, roles.window)), text
    )
    return Tokens(
        bg=roles.window,
        surface=roles.window,
        sunken=roles.window,
        text=text,
        muted=text,
        line=text,
        control=text,
        accent=accent,
        on_accent=_readable(roles.highlighted_text, accent),
        accent_soft=roles.window,
        highlight=roles.window,
        gold=text,
        gold_soft=roles.window,
        track=roles.window,
        question=text,
        concern=text,
        blocker=text,
        blocker_soft=roles.window,
        suggestion=text,
        good=text,
        good_soft=roles.window,
        plain=text,
        border_px=FOCUS_PX,
        has_soft_fills=False,
    )


def _readable(wanted: str, ground: str) -> str:
    """Return `wanted` when it can be read on `ground`, else black or white."""
    if _is_text(wanted, ground):
        return wanted
    return max(("#000000", "#FFFFFF"), key=lambda colour: contrast(colour, ground))


def _is_text(colour: str, ground: str) -> bool:
    return contrast(colour, ground) >= TEXT_CONTRAST


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    share = channel / 255
    if share <= 0.04045:  # noqa: PLR2004  # sRGB's own threshold, IEC 61966-2-1
        return share / 12.92
    return float(((share + 0.055) / 1.055) ** 2.4)
