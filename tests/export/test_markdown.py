"""Notes as Markdown: the first test reads as the example of the output."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefreader.domain.annotation import Colour
from briefreader.domain.document import Metadata
from briefreader.export.escaping import escape_markdown, quote_lines, yaml_string
from briefreader.export.markdown import render_document, render_tag
from briefreader.export.notes import DocumentNotes, Group
from tests.export.builders import NOTES, SUMMARY, note_on

EXAMPLE = """\
---
generator: briefreader
id: "0123456789abcdef"
title: "Port talks: what to expect"
authors: ["Ida Holm", "Per Lund"]
publisher: "Harbour Institute"
published: "2021-03-05"
url: "https://example.org/port-talks"
source: "/home/ida/briefings/port-talks.txt"
tags: ["to read", "talks/port", "open question"]
---

# Port talks: what to expect

Ida Holm, Per Lund · Harbour Institute · 2021-03-05

Compare with the February briefing.

#to-read · [Open in briefreader](briefreader:0123456789abcdef#00000000-0000-0000-0000-000000000001)

---

> Tallinn. “We expect a short agenda,” one of them said.
>
> Trade grew by 7 percent.

Who said it?

- ask the *desk*

#talks/port #open-question · green · [Open in briefreader](briefreader:0123456789abcdef#00000000-0000-0000-0000-000000000002)

---

> 1 of 3 \\*firm\\* promises

*Please check: the text changed, and the passage may be another one now.*

pink · [Open in briefreader](briefreader:0123456789abcdef#00000000-0000-0000-0000-000000000003)

---

> Port talks

*Unattached: this passage is not in the present text.*

yellow · [Open in briefreader](briefreader:0123456789abcdef#00000000-0000-0000-0000-000000000004)
"""  # noqa: E501


def group_of(notes: DocumentNotes, colours: Mapping[Colour, str] | None = None) -> Group:
    return Group(notes.summary.id, "", "", (notes,), colours or {})


def test_a_documents_notes_read_like_this() -> None:
    assert render_document(group_of(NOTES)) == EXAMPLE


def test_a_tags_notes_stand_under_their_documents() -> None:
    item = DocumentNotes(SUMMARY, (note_on("Trade grew", note="How much?", tags=("trade",)),))
    assert render_tag(Group("tag:trade", "trade", "", (item,))) == (
        '---\ngenerator: briefreader\nid: "tag:trade"\ntags: ["trade"]\n---\n\n'
        "# trade\n\n"
        "## Port talks: what to expect\n\n"
        "Ida Holm, Per Lund · Harbour Institute · 2021-03-05\n\n"
        "> Trade grew\n\n"
        "How much?\n\n"
        "#trade · yellow · "
        "[Open in briefreader](briefreader:0123456789abcdef#00000000-0000-0000-0000-000000000001)\n"
    )


def test_a_code_fence_left_open_ends_with_its_note() -> None:
    item = DocumentNotes(SUMMARY, (note_on("Trade grew", note="```\nx = 1"),))
    assert "```\nx = 1\n```\n\nyellow" in render_document(group_of(item))


def shown(source: str) -> str:
    """What a reader sees of Markdown, white space tidied."""
    html = markdown.markdown(source)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


HARD = [
    "# no heading",
    "- no item",
    "1. no list",
    "12) no list",
    "> no quote",
    "*no* _emphasis_ **at** __all__",
    "[no](link) ![no](image)",
    "<b>no tags</b> &amp; no entities &copy;",
    "a_b_c and `code` and \\ backslash",
    "---",
    "===",
    "+ plus",
    "    indented",
    "| a | b |",
    "~~struck~~",
    "[1]: https://example.org",
    "<script>alert(1)</script>",
    "<!-- comment",
    "&#60;",
    "http://example.org/a_b_c",
]


@pytest.mark.parametrize("text", HARD)
def test_text_that_looks_like_markup_is_shown_as_it_is(text: str) -> None:
    wanted = " ".join(text.split())
    assert shown(escape_markdown(text)) == wanted
    assert shown(quote_lines(text)) == wanted
    assert shown(f"# {escape_markdown(text)}") == wanted


MARKS = st.text(st.sampled_from("ab1 *_`#>[]()<>!&;~-+=.\\|:\"'é\n"), max_size=25)


@given(MARKS)
@example("a\n===")
@settings(max_examples=200)
def test_no_quote_is_read_as_markup(text: str) -> None:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    html = markdown.markdown(quote_lines(text))
    assert set(re.findall(r"</?(\w+)", html)) <= {"blockquote", "p"}
    assert shown(quote_lines(text)) == " ".join(" ".join(lines).split())


@given(st.text(max_size=30))
@settings(max_examples=150)
def test_a_yaml_string_stands_on_one_line_and_reads_back(text: str) -> None:
    written = yaml_string(text)
    assert json.loads(written) == text
    assert written.isprintable() or not any(c in written for c in "\n\r\x85\u2028\u2029\ufeff")


def test_a_title_cannot_end_the_front_matter() -> None:
    summary = replace(SUMMARY, metadata=Metadata(title='a"\n---\nid: "stolen'))
    lines = render_document(group_of(DocumentNotes(summary, NOTES.placements))).split("\n")
    assert lines[3] == 'title: "a\\"\\n---\\nid: \\"stolen"'
    assert lines.index("---", 1) == 6


def test_a_passage_is_cited_with_its_page() -> None:
    placed = replace(note_on("firm", note="Which?"), page="iv")
    text = render_document(group_of(DocumentNotes(SUMMARY, (placed,))))
    assert "\np. iv · yellow · [Open in briefreader](" in text
    assert "p. " not in render_document(group_of(DocumentNotes(SUMMARY, (note_on("firm"),))))


def test_a_colour_has_the_users_name() -> None:
    item = DocumentNotes(SUMMARY, (note_on("Trade grew"),))
    text = render_document(group_of(item, {Colour.YELLOW: "[to] do"}))
    assert "\n\\[to\\] do · [Open in briefreader](" in text


OPEN = [
    "```\nx",
    "~~~ python\nx\n```",
    "<!-- a comment",
    "<script>\nlet a",
    "<pre>",
    "<STYLE>\n\np {",
    "<?php echo",
    "<![CDATA[ x",
    "<!DOCTYPE html",
    "before\n\n<!-- one --> and\n<!-- two",
]


@pytest.mark.parametrize("note", OPEN)
def test_what_a_note_leaves_open_hides_nothing_below_it(note: str) -> None:
    item = DocumentNotes(SUMMARY, (note_on("Trade", note=note), note_on("Tallinn", note="*seen*")))
    common_mark = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    html = common_mark.render(render_document(group_of(item)))
    assert "<em>seen</em>" in html
    assert html.count(">Open in briefreader</a>") == 2


@pytest.mark.parametrize("mark", ["%%", "$$"])
def test_a_comment_or_formula_of_a_note_ends_with_it(mark: str) -> None:
    item = DocumentNotes(SUMMARY, (note_on("Trade", note=f"a {mark} b `{mark}`"),))
    assert f"b `{mark}`\n{mark}\n\nyellow" in render_document(group_of(item))


CLOSED = ["```\n<!--\n```", "`<!--` %% a %%", "<!-- a -->", "<pre>x</pre>", "~~~\n```\n~~~"]


@pytest.mark.parametrize("note", CLOSED)
def test_a_note_that_leaves_nothing_open_stays_as_it_is(note: str) -> None:
    item = DocumentNotes(SUMMARY, (note_on("Trade", note=note),))
    assert f"\n\n{note}\n\nyellow" in render_document(group_of(item))


@pytest.mark.parametrize(
    ("tag", "word"),
    [
        ("open question", "#open-question "),
        ("a/b c/", "#a/b-c "),
        ("//", ""),
        ("#", ""),
        ("-lead", "#lead "),
        ("😀", "#😀 "),
        ("e\u0301te\u0301", "#e\u0301te\u0301 "),
        ("हिन्दी", "#हिन्दी "),
        ("a:b, c", "#a-b-c "),
    ],
)
def test_a_tag_stands_in_the_text_as_programs_read_it(tag: str, word: str) -> None:
    item = DocumentNotes(SUMMARY, (note_on("Trade", tags=(tag,)),))
    foot = render_document(group_of(item)).rstrip("\n").rpartition("\n")[2]
    assert foot.startswith(f"{word}{'· ' if word else ''}yellow · ")


HOSTILE = [
    *("a/", "//", "'q'", '"q"', "x\ny", "😀", "\u202eab", "x" * 5000, " ", "#", "a: b", "-lead"),
    *("- a", "true", "null", "~", "2018", "1e3", "2018-01-01", "[x]", "{y: 1}", "*a", "&a", "!t"),
    *("%", "@x", "`", "|", ">", "? a", "a\x00b", "a\x7fb", "a\u2028b", "---", "..."),
]


@pytest.mark.parametrize("tag", HOSTILE)
def test_front_matter_is_yaml_that_gives_back_every_tag_and_title(tag: str) -> None:
    summary = replace(SUMMARY, metadata=Metadata(title=tag, authors=(tag,)), tags=(tag,), path=tag)
    text = render_document(group_of(DocumentNotes(summary, (note_on("Trade", tags=(tag,)),))))
    front = pytest.importorskip("yaml").safe_load(text.split("\n---\n")[0])
    assert (front["title"], front["authors"], front["tags"]) == (tag, [tag], [tag])
