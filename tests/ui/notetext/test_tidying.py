"""A note in the terms of the Markdown parser."""

import pytest

from briefreader.ui.notetext.tidying import cut, tidied


@pytest.mark.parametrize(
    ("note", "ready"),
    [
        ("Points:\n- a\n- b", "Points:\n\n- a\n- b"),
        ("- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"),
        ("It was in\n1998. A year", "It was in\n1998. A year"),
        ("1) one\n2) two", "1. one\n2. two"),
        ("- [x] done\n- [ ] open", "- ☑ done\n- ☐ open"),
        ("#sanctions again", "\\#sanctions again"),
        ("# Heading", "# Heading"),
        ("a\n---\nb", "a\n\n---\n\nb"),
        ("- a\n\n  more\n- b", "- a\n\n    more\n\n- b"),
        ("- a\n\nafter\n  it", "- a\n\nafter\nit"),
    ],
)
def test_what_people_type_is_put_in_the_terms_of_the_parser(note: str, ready: str) -> None:
    assert tidied(note) == ready


def test_code_is_left_as_it_is_and_ends_with_the_note_where_its_fence_is_not_closed() -> None:
    note = "  ~~~ python\n  - a\n    #b ```\n"
    assert tidied(note) == "\n````\n- a\n  #b ```\n\n````\n"


def test_quotations_and_lists_are_not_nested_deeper_than_can_be_read() -> None:
    assert tidied("> " * 30 + "a") == "> > > a"
    deep = tidied("\n".join("  " * level + "- a" for level in range(30)))
    assert max(line.index("-") for line in deep.split("\n")) == 4 * 5


def test_control_characters_and_halves_of_pairs_are_replaced() -> None:
    assert tidied("a\x02\ud83db\r\nc") == "a\ufffd\ufffdb\nc"


def test_a_long_note_is_cut_at_a_line_or_a_word() -> None:
    assert cut("short", 10) == ("short", 0)
    assert cut("one two\nthree four", 12) == ("one two", 11)
    assert cut("one two three four", 12) == ("one two", 11)
    assert cut("x" * 20, 12) == ("x" * 12, 8)
