# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Every structure of an equation reads as one line."""

import pytest

from tests.memo.word.package import p, reading


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def e(*inner: str, name: str = "e") -> str:
    return f"<m:{name}>{''.join(inner)}</m:{name}>"


@pytest.mark.parametrize(
    ("structure", "text"),
    [
        (f"<m:sSub>{e(r('a'))}{e(r('i'), name='sub')}</m:sSub>", "a_i"),
        (
            f"<m:sSubSup>{e(r('a'))}{e(r('i+1'), name='sub')}{e(r('2'), name='sup')}"
            "</m:sSubSup>",
            "a_(i+1)^2",
        ),
        (
            f"<m:sPre>{e(r('1'), name='sub')}{e(r('2'), name='sup')}{e(r('C'))}"
            "</m:sPre>",
            "_1^2C",
        ),
        (f"<m:rad>{e(r('3'), name='deg')}{e(r('x'))}</m:rad>", "3√(x)"),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
            f"{e(r('i=1'), name='sub')}{e(r('n'), name='sup')}{e(r('x'))}</m:nary>",
            "∑_(i=1)^n x",
        ),
        (f"<m:nary>{e(name='sub')}{e(name='sup')}{e(r('x'))}</m:nary>", "∫ x"),
        (
            '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>'
            f"{e(r('a'))}{e(r('b'))}</m:d>",
            "[a|b]",
        ),
        (
            f"<m:m><m:mr>{e(r('1'))}{e(r('2'))}</m:mr><m:mr>{e(r('3'))}{e(r('4'))}"
            "</m:mr></m:m>",
            "[1, 2; 3, 4]",
        ),
        (f"<m:eqArr>{e(r('x=1'))}{e(r('y=2'))}</m:eqArr>", "x=1; y=2"),
        (f"<m:func>{e(r('sin'), name='fName')}{e(r('x'))}</m:func>", "sin(x)"),
        (f"<m:limLow>{e(r('lim'))}{e(r('n'), name='lim')}</m:limLow>", "lim_(n)"),
        (f"<m:acc><m:accPr/>{e(r('x'))}</m:acc>", "x\u0302"),
        (f"<m:box><m:boxPr/>{e(r('x'))}</m:box>", "x"),
    ],
)
def test_structure_reads_as_one_line(structure: str, text: str) -> None:
    assert reading(p(f"<m:oMath>{structure}</m:oMath>")).memo.text == text
