"""Notes as HTML."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.ui.notetext.rendering import MOST, note_html, prepare
from briefreader.ui.notetext.sanitising import sanitised

MARKS = st.text("ab \n\t*_`~[]()<>!#>-+1.|:\\&;{}=/@x\u0301😀\u05d0", max_size=120)


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ("One line\nand **another**", "<p>One line<br>\nand <strong>another</strong></p>"),
        ("~~gone~~", "<p><del>gone</del></p>"),
        ("a <b>b</b> <c", "<p>a &lt;b&gt;b&lt;/b&gt; &lt;c</p>"),
        ("[w](https://e.org)", '<p><a href="https://e.org">w</a></p>'),
        ("[w](javascript:x)", "<p>w</p>"),
        ("![pic](https://e.org/p.png)", '<p><a href="https://e.org/p.png">pic</a></p>'),
        (
            "see https://e.org/a_(b), and more",
            '<p>see <a href="https://e.org/a_(b)">https://e.org/a_(b)</a>, and more</p>',
        ),
        ("[a]: https://e.org", '<p>[a]: <a href="https://e.org">https://e.org</a></p>'),
        ("snake_case_name 2*3*4", "<p>snake_case_name 2<em>3</em>4</p>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("```\nx = *a*\n```", "<pre><code>x = *a*\n</code></pre>"),
    ],
)
def test_markdown_becomes_harmless_html(note: str, html: str) -> None:
    assert note_html(note) == html


def test_lists_tables_and_quotations_are_understood() -> None:
    html = note_html("Points:\n- a\n  - b\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n\n> said")
    assert html.count("<ul>") == 2
    assert '<td align="right">2</td>' in html
    assert "<blockquote>" in html


@pytest.mark.parametrize(
    "note", ["Why twice? 12 % of it", "Line\nline – “so”", "Ärger (2021), well-known"]
)
def test_a_note_without_marks_needs_no_parser_and_looks_the_same(note: str) -> None:
    from briefreader.ui.notetext import rendering

    assert rendering._is_plain(note)
    rendered = rendering._rendered(note)
    assert note_html(note) == rendered.replace("<br>\n", "<br>")


def test_of_a_very_long_note_the_start_is_rendered_and_the_rest_counted() -> None:
    note = "word **x** " * 100_000
    html = note_html(note)
    assert len(html) < 4 * MOST
    assert "more characters: edit the note to read them" in html
    assert "more characters" not in note_html(note, 500)


@settings(deadline=None, max_examples=300)
@given(st.one_of(MARKS, st.text(max_size=60)))
def test_any_note_becomes_html_of_the_list(note: str) -> None:
    html = note_html(note)
    assert sanitised(html) == html


@pytest.mark.parametrize(
    "piece",
    ["[", "![", "[a](", "[a][", "*", "**a", "*a*", "_a_b", "`a", "> ", "- ", "1. ", "- a\n", "<a ",
     "<", "&#", "a|b\n-|-\n", "a\n-\n", "\\", "~~a", "```\n", "[a](<", "http://", "\x02klz0\x03"],
)  # fmt: skip
def test_no_note_holds_up_the_window(piece: str) -> None:
    prepare()
    note = piece * (1_000_000 // len(piece))
    begin = process_time()
    note_html(note)
    assert process_time() - begin < 2
