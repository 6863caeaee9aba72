# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Equations of a Word file as one readable line of text.

It keeps every symbol and the order of reading, not the drawing.
"""

from meetingroom.memo.read.word.names import M, W, local
from meetingroom.memo.read.xml import Element


def equation_text(element: Element) -> str:
    """Return an `m:oMath` or `m:oMathPara` as text such as "(a + b)/(2)"."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> list[str]:
    return [_text(child) for child in element.iterchildren() if _is_element(child)]


def _is_element(child: Element) -> bool:
    return isinstance(child.tag, str)


def _inside(element: Element, name: str) -> str:
    found = element.find(M + name)
    return "" if found is None else "".join(_pieces(found))


def _grouped(text: str) -> str:
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


def _property(element: Element, holder: str, name: str, default: str) -> str:
    properties = element.find(M + holder)
    found = properties.find(M + name) if properties is not None else None
    return default if found is None else str(found.get(M + "val", ""))


def _text(element: Element) -> str:  # noqa: C901, PLR0912 - one arm per structure
    match local(element):
        case "t" | "delText":
            return element.text or ""
        case "f":
            return f"({_inside(element, 'num')})/({_inside(element, 'den')})"
        case "sSup":
            return f"{_inside(element, 'e')}^{_grouped(_inside(element, 'sup'))}"
        case "sSub":
            return f"{_inside(element, 'e')}_{_grouped(_inside(element, 'sub'))}"
        case "sSubSup":
            low = _grouped(_inside(element, "sub"))
            return f"{_inside(element, 'e')}_{low}^{_grouped(_inside(element, 'sup'))}"
        case "sPre":
            low = _grouped(_inside(element, "sub"))
            return f"_{low}^{_grouped(_inside(element, 'sup'))}{_inside(element, 'e')}"
        case "rad":
            degree = _inside(element, "deg")
            return f"{degree}√({_inside(element, 'e')})"
        case "nary":
            return _big_operator(element)
        case "d":
            return _bracketed(element)
        case "m":
            rows = (
                ", ".join("".join(_pieces(cell)) for cell in row.iterchildren(M + "e"))
                for row in element.iterchildren(M + "mr")
            )
            return f"[{'; '.join(rows)}]"
        case "eqArr":
            return "; ".join("".join(_pieces(e)) for e in element.iterchildren(M + "e"))
        case "func":
            return f"{_inside(element, 'fName')}({_inside(element, 'e')})"
        case "limLow" | "limUpp":
            return f"{_inside(element, 'e')}_({_inside(element, 'lim')})"
        case "acc":
            mark = _property(element, "accPr", "chr", "\u0302")
            return f"{_inside(element, 'e')}{mark}"
        case "br":
            return " " if element.tag == W + "br" else ""
        case name if name.endswith("Pr") or name == "del":
            return ""
        case _:
            return "".join(_pieces(element))


def _big_operator(element: Element) -> str:
    sign = _property(element, "naryPr", "chr", "") or "∫"
    low, high = _inside(element, "sub"), _inside(element, "sup")
    below = f"_{_grouped(low)}" if low else ""
    above = f"^{_grouped(high)}" if high else ""
    return f"{sign or '∫'}{below}{above} {_inside(element, 'e')}"


def _bracketed(element: Element) -> str:
    begin = _property(element, "dPr", "begChr", "(")
    end = _property(element, "dPr", "endChr", ")")
    between = _property(element, "dPr", "sepChr", "|")
    parts = ("".join(_pieces(part)) for part in element.iterchildren(M + "e"))
    return f"{begin}{between.join(parts)}{end}"
