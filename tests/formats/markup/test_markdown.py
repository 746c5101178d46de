"""Markdown, also as scrapers leave it, becomes pieces."""

import pytest
from markdown import Markdown

from briefreader.domain.document import BlockKind, Document, RunStyle
from briefreader.formats.markup.html import parse_fragment
from briefreader.formats.markup.markdown import looks_like_markdown, parse
from briefreader.formats.markup.markdown_converter import EXTENSIONS
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


def test_links_without_a_blank_between_them_are_parted() -> None:
    document = markdown("# T\n\n[Home](https://x.invalid/a)[About](https://x.invalid/b)\n")
    assert document.text == "T\nHome About"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**Label****. **They met.", "Label. They met."),
        ("**Label:**they met.", "Label:they met."),
        ("**Label **they met.", "Label they met."),
        ("**Bo****ld** words.", "Bold words."),
        ("as shown in**********Figure 2******, they met.", "as shown in Figure 2, they met."),
        ("**One** and **two** words.", "One and two words."),
        ("Both end** and **start elsewhere.", "Both end** and **start elsewhere."),
    ],
)
def test_marks_of_bold_words_count(source: str, text: str) -> None:
    assert markdown(f"# T\n\n{source}\n").text == f"T\n{text}"


def test_notes_are_linked_with_their_places_and_back() -> None:
    document = markdown("# T\n\nThe port[^a] is new.[^b]\n\n[^a]: In *May*.\n[^b]: See it.\n")
    assert document.text == "T\nThe port[1] is new.[2]\nIn May. ↩\nSee it. ↩"
    targets = [
        (document.text[run.start : run.end], document.text[int(run.target[1:]) :][:6])
        for run in document.runs
        if run.style is RunStyle.REFERENCE
    ]
    assert targets == [
        ("[1]", "In May"),
        ("[2]", "See it"),
        ("↩", "[1] is"),
        ("↩", "[2]\nIn"),
    ]
    assert [block.label for block in document.blocks][2:] == ["1.", "2."]


def test_a_text_from_a_cell_of_a_csv_file_has_its_marks_once() -> None:
    source = '"# T\n\nThey said ""we met"" and ""we spoke."" Then **all** left."'
    assert markdown(source).text == 'T\nThey said "we met" and "we spoke." Then all left.'


def test_marks_that_stand_twice_for_another_reason_stay() -> None:
    assert markdown('# T\n\nIt is 5"" by 6"" wide.\n').text == 'T\nIt is 5"" by 6"" wide.'


def test_a_table_whose_rows_are_numbered_paragraphs_is_a_list() -> None:
    text = "The ministers of the two states met in the capital and spoke about the new port again."
    document = markdown(f"# T\n\n| 1. | {text} |\n| 2. | {text} |\n| {text} | |\n| 3. | b |\n")
    assert [(b.kind.value, b.label) for b in document.blocks][1:] == [
        ("list_item", "1."),
        ("list_item", "2."),
        ("paragraph", ""),
        ("list_item", "3."),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "**bold** *it* __bold__ _it_ ***both*** snake_case 5 * 3 * 2 a*b*c",
        "[a](https://x.invalid/_b_ 'c') [d *e*](https://x.invalid/?f=1&g=2) <https://h.invalid>",
        "[name][n] and [name] and [other]\n\n[n]: https://x.invalid\n[name]: https://y.invalid",
        "`code *no*` ``a ` b`` \\*no\\* &amp; &lt;b&gt; &copy; AT&T 1 < 2",
        "one  \ntwo\nthree",
        "![alt](https://x.invalid/i.png) text ![b](c)",
        "**[bold link](https://x.invalid)** and [**bold**](https://x.invalid)",
        "<b>raw</b> text<br>line **bold**",
        "> quote **bold**\n> more\n\n1. one *it*\n2. two\n\n   para\n\n- a\n    - b",
        "```\ncode **no**\n```\n\n    indented = code\n\n<div>raw *no*</div>\n\n*after*",
        "(**in**) “**quoted**” **a**, **b**. [x] [y](z) ]odd[",
    ],
)
def test_the_short_way_reads_what_the_converter_reads(source: str) -> None:
    converter = Markdown(extensions=list(EXTENSIONS))
    expected = parse_fragment(converter.convert(source))
    found = parse(f"{source}\n").pieces
    assert [(p.kind, p.text, p.level, p.label) for p in found] == [
        (p.kind, p.text, p.level, p.label) for p in expected
    ]
    spans = [[run for run in p.runs if p.kind is not BlockKind.CODE] for p in found]
    assert spans == [[run for run in p.runs if p.kind is not BlockKind.CODE] for p in expected]
