# SPDX-License-Identifier: LicenseRef-Meetingroom
"""Templates are memos that our own check likes, in both formats."""

import io
from pathlib import Path

import pytest
from docx import Document

from meetingroom.app.templates import (
    Template,
    TemplateFailed,
    templates,
    write_new_memo,
)
from meetingroom.cli import main
from meetingroom.meeting.kind import BUILT_IN, built_in, kind_of_memo, kind_words
from meetingroom.memo.pages import plain_pages
from meetingroom.memo.preflight import Form, Level, Occasion, check
from meetingroom.memo.read.source import read_memo

OURS = templates(Path("nowhere"))


@pytest.mark.parametrize("template", OURS, ids=lambda one: one.name)
def test_template_has_nothing_to_settle_and_says_what_is_asked(
    template: Template,
) -> None:
    memo = read_memo(template.path)
    form = Form.PR_FAQ if template.name == "pr-faq" else Form.NARRATIVE
    found = check(memo, plain_pages(memo), Occasion(60, form))

    assert not [one for one in found if one.level is Level.SETTLE]
    assert "goal" not in {one.rule for one in found}


@pytest.mark.parametrize("template", OURS, ids=lambda one: one.name)
def test_word_file_of_a_template_reads_as_the_template(
    template: Template, tmp_path: Path
) -> None:
    path = tmp_path / "memo.docx"
    write_new_memo(template, path)

    made, source = read_memo(path), read_memo(template.path)
    assert made.title == source.title
    assert made.text.replace("☐ ", "").split() == source.text.split()
    headings = [
        paragraph.text
        for paragraph in Document(io.BytesIO(path.read_bytes())).paragraphs
        if paragraph.style is not None
        and (paragraph.style.name or "").startswith(("Title", "Heading"))
    ]
    assert headings == [block.text for block in source.blocks if block.level]


@pytest.mark.parametrize("template", OURS, ids=lambda one: one.name)
def test_template_names_a_kind_that_everybody_has(template: Template) -> None:
    words = kind_words(read_memo(template.path).front_matter)

    assert kind_of_memo(BUILT_IN, words) == built_in(words) is not None


@pytest.mark.parametrize("template", OURS, ids=lambda one: one.name)
def test_template_title_is_as_good_as_its_kind(template: Template) -> None:
    words = kind_words(read_memo(template.path).front_matter)

    assert kind_of_memo(BUILT_IN, template.title) == built_in(words)


def test_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "memo.md"
    path.write_text("mine")

    with pytest.raises(TemplateFailed, match="is there already"):
        write_new_memo(OURS[0], path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("name", ["memo.md", "memo.docx"])
def test_file_that_is_there_stays_when_the_template_cannot_be_read(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text("mine")
    lost = Template("lost", "Lost", tmp_path / "lost.md")

    with pytest.raises(TemplateFailed):
        write_new_memo(lost, path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("memo.odt", r"ends in \.md or \.docx"), ("no/a.md", "written")],
)
def test_what_cannot_be_written_says_why(
    name: str, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(TemplateFailed, match=reason):
        write_new_memo(OURS[0], tmp_path / name)


def test_templates_of_a_team_come_after_ours(tmp_path: Path) -> None:
    (tmp_path / "Our review.md").write_text("# Review")
    (tmp_path / "pr-faq.md").write_text("# Not this one")

    found = templates(tmp_path)
    assert [one.title for one in found][-1] == "Our review"
    assert len(found) == len(OURS) + 1


def test_command_line_writes_a_new_memo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.md"

    assert main(["new", "six-pager", "--output", str(path)]) == 0
    assert path.read_text().startswith("---\nkind: Six-pager\n---\n\n# Title")
    assert main(["new", "six-pager", "--output", str(path)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["new", "nothing", "--output", str(path)]) == 2
    assert "six-pager, pr-faq" in capsys.readouterr().err
