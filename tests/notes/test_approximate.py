"""The search for what is nearly a quote is precise and bounded."""

from briefreader.notes.approximate import LONGEST_QUOTE, likenesses
from briefreader.notes.lookup import Lookup

OLD = "the delegation proposed to extend the treaty by five years"


def test_the_passage_with_one_word_changed_is_found_with_its_score() -> None:
    text = "Later " + OLD.replace("five", "ten") + " without conditions."
    [best] = likenesses(Lookup(text), "", OLD, "")
    assert text[best.start : best.end] == OLD.replace("five", "ten")
    assert 0.9 < best.score < 1


def test_two_passages_alike_are_both_found() -> None:
    filler = " Nothing else was said that evening in the hall. " * 5
    text = OLD.replace("five", "ten") + filler + OLD.replace("five", "six")
    assert len([item for item in likenesses(Lookup(text), "", OLD, "") if item.score > 0.85]) == 2


def test_nothing_alike_gives_nothing() -> None:
    assert likenesses(Lookup("0123456789 " * 100), "", OLD, "") == []
    assert likenesses(Lookup(""), "", OLD, "") == []
    assert likenesses(Lookup(OLD), "", "", "") == []


def test_a_quote_too_long_is_not_looked_for() -> None:
    assert likenesses(Lookup("a" * 10), "", "a" * (LONGEST_QUOTE + 1), "") == []
