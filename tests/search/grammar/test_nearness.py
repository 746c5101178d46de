"""NEAR, in all that may stand on its sides."""

from datetime import date

import pytest

from briefreader.domain.query import And, Field, InField, Node, Not, Or, Phrase, Term
from briefreader.search.grammar import parse

TODAY = date(2018, 7, 20)
A, B = Term("a"), Term("b")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("a NEAR/5 b", Phrase(("a", "b"), 5)),
        ("a NEAR b", Phrase(("a", "b"), 10)),
        ("a NEAR/ b", Phrase(("a", "b"), 10)),
        ("a NEAR/0 b", Or((Phrase(("a", "b")), Phrase(("b", "a"))))),
        ("a NEAR/1 b", Or((Phrase(("a", "b")), Phrase(("b", "a"))))),
        ('"a b"~1', Or((Phrase(("a", "b")), Phrase(("b", "a"))))),
        ("a NEAR/1 b NEAR/1 c", Phrase(("a", "b", "c"), 2)),
        ('"a b c"~1', Phrase(("a", "b", "c"), 2)),
        ("a NEAR/3 b NEAR/5 c", Phrase(("a", "b", "c"), 5)),
        ('"a b" NEAR/5 c', Phrase(("a", "b", "c"), 6)),
        ("a NEAR/5 b*", Phrase(("a", "b"), 5, prefix=True)),
        ("a* NEAR/5 b", Phrase(("b", "a"), 5, prefix=True)),
        ("=a NEAR/5 =b", Phrase(("a", "b"), 5, exact=True)),
        ("(a OR b) NEAR/5 c", Or((Phrase(("a", "c"), 5), Phrase(("b", "c"), 5)))),
        (
            "cease-fire NEAR/5 treaty",
            Or((Phrase(("cease", "fire", "treaty"), 6), Phrase(("ceasefire", "treaty"), 5))),
        ),
        ("title:(a NEAR/5 b)", InField(Field.TITLE, Phrase(("a", "b"), 5))),
        (
            "title:(a NEAR/1 b)",
            Or(
                (
                    InField(Field.TITLE, Phrase(("a", "b"))),
                    InField(Field.TITLE, Phrase(("b", "a"))),
                )
            ),
        ),
        ("NOT a NEAR/5 b", Not(Phrase(("a", "b"), 5))),
    ],
)
def test_words_are_asked_for_close_together(text: str, root: Node) -> None:
    query = parse(text, TODAY)
    assert query.root == root
    assert query.notices == ()


@pytest.mark.parametrize(
    ("text", "root", "notice"),
    [
        ("a NEAR/5 (b c)", And((A, B, Term("c"))), "both sides were searched on their own"),
        ("a NEAR/5 title:b", And((A, InField(Field.TITLE, B))), "searched on their own"),
        ("=a NEAR/5 b", Phrase(("a", "b"), 5), "before all of its words or none"),
        ("~a NEAR/5 b", Phrase(("a", "b"), 5), "before all of its words or none"),
        ("a* NEAR/5 b*", Phrase(("a", "b"), 5, prefix=True), "after one of its words only"),
        ("a NEAR/500 b", Phrase(("a", "b"), 99), "at most 99"),
    ],
)
def test_what_near_cannot_do_is_said(text: str, root: Node, notice: str) -> None:
    query = parse(text, TODAY)
    assert query.root == root
    assert notice in " ".join(query.notices)
