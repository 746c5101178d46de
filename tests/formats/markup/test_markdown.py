"""Markdown, also as scrapers leave it, becomes pieces."""

import pytest

from briefreader.domain.document import BlockKind, Document, RunStyle
from briefreader.formats.markup.markdown import looks_like_markdown
from briefreader.formats.reader import read_bytes


def markdown(text: str) -> Document:
    return read_bytes(text.encode(), "a.md")


def kinds(document: Document) -> list[str]:
    return [block.kind.value for block in document.blocks]


def test_plain_text_with_marks_is_read_as_markdown() -> None:
    text = "Talks\n\nSee [here](#) and [there](#).\n\n- **Fish.** They spoke.\n- **Timber.** Too.\n"
    document = read_bytes(text.encode(), "a.txt")
    assert document.format == "markdown"
    assert "**" not in document.text
    assert "[" not in document.text


@pytest.mark.parametrize(
    "text",
    ["It cost 5* in 2020.\n", "* stray star\n", "- one\n- two\n", "a_b_c and 2 ** 3\n", "# 5\n"],
)
def test_a_stray_mark_makes_no_markdown(text: str) -> None:
    assert not looks_like_markdown(text)


def test_dead_links_leave_their_text_and_no_run() -> None:
    document = markdown("See [here](#), [there](#top) and [site](https://example.invalid/a).\n")
    assert document.text == "See here, there and site."
    assert [run.target for run in document.runs] == ["https://example.invalid/a"]


def test_unsafe_links_leave_their_text_and_no_run() -> None:
    document = markdown("[a](javascript:alert(1)) [b](file:///etc/passwd) [c](data:text/html;x)\n")
    assert document.runs == ()


def test_bold_and_emphasis_become_runs_over_their_words() -> None:
    document = markdown("It is **very** *good*.\n")
    spans = {run.style: document.text[run.start : run.end] for run in document.runs}
    assert spans == {RunStyle.STRONG: "very", RunStyle.EMPHASIS: "good"}


def test_bullets_without_text_are_dropped_and_make_no_heading() -> None:
    document = markdown("Intro of some length.\n\n- [Ann Lee](#)\n-\n\nMore text follows here.\n")
    assert kinds(document) == ["paragraph", "list_item", "paragraph"]


def test_a_list_may_follow_a_paragraph_and_nest_by_two_blanks() -> None:
    document = markdown("They spoke about:\n- fish\n  - cod\n- timber\n")
    assert [block.level for block in document.blocks] == [0, 1, 2, 1]


def test_a_table_is_one_block_with_tabs_and_lines() -> None:
    document = markdown("# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n")
    assert document.blocks[-1].kind is BlockKind.TABLE
    assert document.block_text(document.blocks[-1]) == "a\tb\n1\t2\n3\t4"


def test_code_keeps_its_lines() -> None:
    document = markdown("# T\n\n```\none\n\n  two\n```\n")
    assert document.block_text(document.blocks[-1]) == "one\n\n  two"
    assert document.blocks[-1].kind is BlockKind.CODE


def test_raw_html_does_not_leak() -> None:
    document = markdown("# T\n\n<script>alert(1)</script><style>p{}</style>\n\nVisible.\n")
    assert document.text == "T\nVisible."


def test_the_description_of_a_lone_image_is_its_caption() -> None:
    document = markdown("Text before it.\n\n![Two flags](https://example.invalid/f.png)\n")
    assert document.blocks[-1].kind is BlockKind.CAPTION


def test_front_matter_gives_metadata_and_is_no_text() -> None:
    document = markdown(
        '---\ntitle: "Talks: resumed"\nauthors:\n  - Ann Lee\n  - Per Lund\n'
        "date: 2021-03-05\n---\n\nText.\n"
    )
    metadata = document.metadata
    assert metadata.title == "Talks: resumed"
    assert metadata.authors == ("Ann Lee", "Per Lund")
    assert metadata.published == "2021-03-05"
    assert document.text == "Text."


def test_front_matter_tags_mean_nothing_and_are_said() -> None:
    document = markdown('---\ntitle: !!python/object/apply:os.system ["true"]\n---\n\n# Safe\n')
    assert document.metadata.title == "Safe"
    assert document.warnings


def test_front_matter_without_an_end_swallows_nothing() -> None:
    document = markdown("---\ntitle: Open\n\nText goes on.\n")
    assert "Text goes on." in document.text
    assert document.warnings


def test_toml_front_matter_is_read() -> None:
    metadata = markdown(
        '+++\ntitle = "Talks"\ndate = 2021-03-05T10:00:00Z\n+++\n\nText.\n'
    ).metadata
    assert (metadata.title, metadata.published) == ("Talks", "2021-03-05")


@pytest.mark.parametrize(
    "text", ["- x\n" + "  " * 80 + "- y\n", "[" * 5000, "*a" * 5000, "> " * 100 + "x"]
)
def test_storms_of_marks_are_shown_as_plain_text(text: str) -> None:
    assert any("plain text" in warning for warning in markdown(text).warnings)
