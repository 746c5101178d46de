"""Words divided at the ends of lines."""

import pytest

from briefreader.formats.pdf.fragments import Fragment
from briefreader.formats.pdf.hyphens import Hyphenation


def fragment(text: str) -> Fragment:
    return Fragment(text, 0, 0, 100, 10, 10, 0)


@pytest.mark.parametrize(
    ("head", "tail", "seen", "joins"),
    [
        ("in Esto-", "nia and", "", True),
        ("a long-", "term plan", "a long-term view", False),
        ("a long-", "term plan", "the longterm view", True),
        ("a purpose-", "built ship", "built for a purpose", False),
        ("shore-to-", "shore", "", False),
        ("the Franco-", "German pact", "", False),
        ("in 2020-", "2021", "", False),
        ("a well-", "known man", "", False),
        ("the fish-", "eries", "", True),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_unless_it_is_the_words_own(
    head: str, tail: str, seen: str, joins: bool
) -> None:
    texts = [fragment(text) for text in (head, tail, seen) if text]
    assert Hyphenation(texts).joins(head, tail, soft=False) is joins


def test_a_soft_hyphen_always_goes() -> None:
    assert Hyphenation([]).joins("a long\u00ad", "term plan", soft=True)


def test_halves_at_the_ends_of_lines_are_no_words_of_their_own() -> None:
    texts = [fragment("the distribu-"), fragment("tion of the distribu-"), fragment("tion")]
    assert Hyphenation(texts).joins("the distribu-", "tion of", soft=False)
