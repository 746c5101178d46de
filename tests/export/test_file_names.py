"""File names from titles: readable, and accepted by every common system."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.export.file_names import LONGEST, file_stem


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("2021-03-05 Port talks: what to expect", "2021-03-05 Port talks - what to expect"),
        ("The Trump-Putin Summit", "The Trump-Putin Summit"),
        ("talks/port", "talks-port"),
        ("Who said “no”?", "Who said “no”"),
        ('a<b>c"d*e', "a b c d e"),
        ("../../etc/passwd", "etc-passwd"),
        ("...", "untitled"),
        ("", "untitled"),
        ("CON", "CON_"),
        ("nul.txt", "nul.txt_"),
        ("Straße nach Київ 東京", "Straße nach Київ 東京"),
        ("a\u202eb\x00c\td", "abc d"),
        ("cafe\u0301", "café"),
        (".hidden ", "hidden"),
    ],
)
def test_a_title_becomes_a_readable_name(title: str, stem: str) -> None:
    assert file_stem(title) == stem


def test_a_long_title_is_cut_between_words() -> None:
    stem = file_stem("word " * 100)
    assert len(stem.encode()) <= LONGEST
    assert stem.endswith("word")


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_every_title_gives_a_safe_name(title: str) -> None:
    stem = file_stem(title)
    assert 0 < len(stem.encode()) <= LONGEST + 1
    assert not set(stem) & set('<>:"/\\|?*\0\n')
    assert stem == stem.strip(" .")
