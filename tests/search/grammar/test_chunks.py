"""Words as a person writes them, and what each stands for."""

from datetime import date

import pytest

from briefreader.domain.query import And, Node, Or, Phrase, Term
from briefreader.search.grammar import parse

TODAY = date(2018, 7, 20)


def either(first: str, second: str, **flags: bool) -> Node:
    return Or((Phrase((first, second), **flags), Term(first + second, **flags)))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("R&D", Phrase(("R", "D"))),
        ("AT&T", Phrase(("AT", "T"))),
        ("U.S.", Phrase(("U", "S"))),
        ("=U.S.", Phrase(("U", "S"), exact=True)),
        ("INF", Term("INF")),
        ("COVID-19", Phrase(("COVID", "19"))),
        ("P.L. 93-148", And((Phrase(("P", "L")), Phrase(("93", "148"))))),
        ("1.4 billion", And((Phrase(("1", "4")), Term("billion")))),
        ("$1,000", Phrase(("1", "000"))),
        ("1,4", Phrase(("1", "4"))),
        ("9/11", Phrase(("9", "11"))),
        ("don't", Phrase(("don", "t"))),
        ("don’t", Phrase(("don", "t"))),
        ("O'Brien", Phrase(("O", "Brien"))),
        ("Müller", Term("Müller")),
        ("state-of-the-art", Phrase(("state", "of", "the", "art"))),
        ("北京", Phrase(("北", "京"))),
        ("C++", Term("C")),
        ("why?", Term("why")),
        ("trade,", Term("trade")),
        ("Paris,London", And((Term("Paris"), Term("London")))),
        ("-Paris;London", parse("-(Paris London)", TODAY).root),
        *((f"cease{dash}fire", either("cease", "fire")) for dash in "-‐‑‒–−"),
        ("war—peace", Phrase(("war", "peace"))),
        ("e-mail*", either("e", "mail", prefix=True)),
        ("=cease-fire", Phrase(("cease", "fire"), exact=True)),
        ('"cease-fire"', Phrase(("cease", "fire"))),
        ('="a b"', Phrase(("a", "b"), exact=True)),
        ('"a b*"', Phrase(("a", "b"), prefix=True)),
        ('"a b"*', Phrase(("a", "b"), prefix=True)),
        ('"ab*"', Term("ab", prefix=True)),
        ('="ab"', Term("ab", exact=True)),
        ("~Steal", Term("Steal", fuzzy=True)),
    ],
)
def test_a_chunk_stands_for_its_words(text: str, root: Node) -> None:
    query = parse(text, TODAY)
    assert query.root == root
    assert query.notices == ()


@pytest.mark.parametrize(
    ("text", "root", "notice"),
    [
        ("*ab", Term("ab"), "end of a word only"),
        ("a*b", Phrase(("a", "b")), "end of a word only"),
        ("ab**", Term("ab"), "end of a word only"),
        ('"a* b"', Phrase(("a", "b")), "end of a word only"),
        ("~ab*", Term("ab", prefix=True), "takes one word of letters"),
        ("~cease-fire", either("cease", "fire"), "takes one word of letters"),
        ('~"a b"', Phrase(("a", "b")), "takes one word, no phrase"),
    ],
)
def test_a_sign_where_it_means_nothing_is_left_out(text: str, root: Node, notice: str) -> None:
    query = parse(text, TODAY)
    assert query.root == root
    assert notice in " ".join(query.notices)


def test_quotation_marks_close_as_they_were_opened() -> None:
    def words(text: str) -> Node:
        return parse(text, TODAY).root

    assert words('"a “b” c"') == Phrase(("a", "b", "c"))
    assert words('"a ""b"" c"') == Phrase(("a", "b", "c"))
    assert words('"a b” c') == And((Phrase(("a", "b")), Term("c")))
    assert words('“a b" c') == And((Phrase(("a", "b")), Term("c")))
