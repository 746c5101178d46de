"""Notes as Markdown: the first test reads as the example of the output."""

import json
import re
from dataclasses import replace
from html import unescape

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefreader.domain.document import Metadata
from briefreader.export.escaping import escape_markdown, quote_lines, yaml_string
from briefreader.export.markdown import render_document, render_tag
from briefreader.export.notes import DocumentNotes
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


def test_a_documents_notes_read_like_this() -> None:
    assert render_document(NOTES) == EXAMPLE


def test_a_tags_notes_stand_under_their_documents() -> None:
    item = DocumentNotes(SUMMARY, (note_on("Trade grew", note="How much?", tags=("trade",)),))
    assert render_tag("trade", (item,)) == (
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
    assert "```\nx = 1\n```\n\nyellow" in render_document(item)


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
    lines = render_document(DocumentNotes(summary, NOTES.placements)).split("\n")
    assert lines[3] == 'title: "a\\"\\n---\\nid: \\"stolen"'
    assert lines.index("---", 1) == 6


def test_a_passage_is_cited_with_its_page() -> None:
    placed = replace(note_on("firm", note="Which?"), page="iv")
    text = render_document(DocumentNotes(SUMMARY, (placed,)))
    assert "\np. iv · yellow · [Open in briefreader](" in text
    assert "p. " not in render_document(DocumentNotes(SUMMARY, (note_on("firm"),)))
