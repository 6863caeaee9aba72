# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The minutes as a page: whole in itself, with drawings that say their numbers."""

import re
from html.parser import HTMLParser

from meetingroom.discussion.metrics import figures
from meetingroom.export.web_page import render_html
from meetingroom.meeting.phase import Phase
from tests.export.record import HOSTILE, closed_meeting
from tests.support.meetings import ADA, TestRoom


class Page(HTMLParser):
    """What stands on a page: its elements with their attributes, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def test_what_people_wrote_is_shown_and_never_obeyed() -> None:
    page = Page(render_html(closed_meeting()))

    assert HOSTILE.splitlines()[-1] in page.words
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "link", "a", "object"}


def test_the_page_loads_nothing() -> None:
    page = Page(render_html(closed_meeting()))

    policies = [
        attributes["content"]
        for tag, attributes in page.elements
        if tag == "meta" and "http-equiv" in attributes
    ]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert not any(
        {"src", "href"} & attributes.keys() for _, attributes in page.elements
    )


def test_each_drawing_says_the_number_that_stands_beside_it() -> None:
    meeting = closed_meeting()
    page = Page(render_html(meeting))

    said = [a["aria-label"] for tag, a in page.elements if tag == "svg"]

    drawn = [f for f in figures(meeting).lines if any(f.strip) or any(f.bars)]
    assert said == [f"{figure.label}: {figure.words}" for figure in drawn]
    assert "People heard: 1 of 5" in said
    assert all(figure.words in page.words for figure in figures(meeting).lines)


def test_a_share_is_drawn_as_long_as_it_is() -> None:
    text = render_html(closed_meeting())

    (heard,) = re.findall(r'aria-label="People heard: 1 of 5".*?</svg>', text)

    assert re.findall(r' width="([0-9.]+)" height="10" fill', heard) == ["24.0", "96.0"]


def test_before_the_reveal_nothing_is_counted() -> None:
    meeting = TestRoom().go_to(Phase.READING).seat(ADA).snapshot().meeting

    assert "How we met" not in render_html(meeting)
