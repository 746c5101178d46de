"""Text for a terminal holds none of its commands."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.cli.terminal import on_one_line, shown


def test_a_colour_command_is_shown_and_not_obeyed() -> None:
    assert shown("a\x1b[31mb\x9bc") == "a\\x1b[31mb\\x9bc"


def test_letters_marks_and_line_breaks_stay() -> None:
    assert shown("é 港 “x”\n\ty") == "é 港 “x”\n\ty"


@given(st.text())
def test_one_line_is_one_line_that_can_be_encoded(text: str) -> None:
    line = on_one_line(text)
    line.encode()
    assert len(f"x{line}x".splitlines()) == 1
