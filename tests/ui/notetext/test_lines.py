"""The Markdown of notes as lines of text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.document import RunStyle
from briefreader.ui.notetext.lines import NoteText, readable

STRONG, EMPHASIS, CODE = RunStyle.STRONG, RunStyle.EMPHASIS, RunStyle.CODE


def styled(note: str) -> list[tuple[RunStyle, str]]:
    shown = readable(note)
    return [(run.style, shown.text[run.start : run.end]) for run in shown.runs]


def test_line_breaks_and_list_items_of_a_note_are_kept() -> None:
    note = "To check:\n\n- the transcript\n  - its date\n* the list\n1. first\n\nThen write."
    assert readable(note).text == (
        "To check:\n• the transcript\n   • its date\n• the list\n1. first\nThen write."
    )


def test_strong_and_emphasised_words_and_code_lose_their_marks() -> None:
    note = "😀 A **strong** and *quiet* word, __heavy__ and _soft_, with `code`."
    assert readable(note).text == "😀 A strong and quiet word, heavy and soft, with code."
    assert styled(note) == [
        (STRONG, "strong"),
        (EMPHASIS, "quiet"),
        (STRONG, "heavy"),
        (EMPHASIS, "soft"),
        (CODE, "code"),
    ]


def test_a_heading_is_strong_and_a_quotation_loses_its_mark() -> None:
    assert styled("## Points\n> said") == [(STRONG, "Points")]
    assert readable("## Points\n> said").text == "Points\nsaid"


def test_a_link_and_a_picture_leave_their_words() -> None:
    note = "See [the list](https://example.org/a) and ![a map](map.png)."
    assert readable(note).text == "See the list and a map."
    assert readable(note).runs == ()


@pytest.mark.parametrize(
    "note",
    ["5 * 3 * 2", "snake_case_name", "2 ** 3 ** 4", "* ", "a*", "[open", "**", "_ _", "C:\\temp"],
)
def test_marks_that_style_nothing_stay(note: str) -> None:
    assert readable(note).text == note.rstrip()
    assert readable(note).runs == ()


def test_an_escaped_mark_stands_for_itself() -> None:
    assert readable(r"\*not strong\*").text == "*not strong*"


def test_lines_of_code_are_left_as_they_are() -> None:
    assert readable("```\n**x**\n```\n**y**").text == "**x**\ny"


def test_a_heading_without_words_is_an_empty_line() -> None:
    assert readable("# #\nb") == NoteText("\nb")


def test_html_in_a_note_is_text() -> None:
    assert readable("<img src=x onerror=y>").text == "<img src=x onerror=y>"


def test_a_huge_note_is_read_in_part() -> None:
    assert len(readable("**[`_" * 1_000_000).text) <= 3000


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab *_`[]()#->\n\\😀1."), max_size=200))
def test_every_styled_run_lies_within_the_text(note: str) -> None:
    shown = readable(note)
    for run in shown.runs:
        assert 0 <= run.start < run.end <= len(shown.text)
        assert "\n" not in shown.text[run.start : run.end]


def test_the_rows_of_a_table_are_read_as_lines() -> None:
    note = readable("| who | when |\n|:---|---:|\n| **Envoy** | 16 July |")
    assert note.text == "who · when\nEnvoy · 16 July"
    assert [note.text[run.start : run.end] for run in note.runs] == ["Envoy"]
    assert readable("either|or and a | b").text == "either|or and a | b"
