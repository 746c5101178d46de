"""Where a query lights up: just where the index finds it."""

import tempfile
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.document import Span
from briefreader.domain.query import (
    And,
    Everything,
    Field,
    InField,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    SameParagraph,
    Selection,
    Tagged,
    Term,
)
from briefreader.search.grammar import parse
from briefreader.search.index import IndexEntry
from briefreader.search.passages.matching import find_matches, forget_texts
from briefreader.search.passages.snippets import make_snippets
from briefreader.search.whoosh_index import WhooshIndex


def lit(root: Node | str, text: str, language: str = "") -> list[str]:
    query = parse(root, date(2018, 7, 20)) if isinstance(root, str) else Query("", root)
    return [text[start:end] for start, end in find_matches(query, text, language)]


@pytest.mark.parametrize(
    ("root", "text", "expected"),
    [
        (Term("ceasefire"), "a cease-fire, the ceasefire; cease fire", ["cease-fire", "ceasefire"]),
        (Term("UN"), "U.N. staff, the UN, u.n", ["U.N", "UN", "u.n"]),
        (Or((Phrase(("cease", "fire")), Term("ceasefire"))), "cease-fire", ["cease-fire"]),
        (Phrase(("the", "us")), "in the U.S. and the US", ["the U.S", "the US"]),
        (Term("ceasef", prefix=True), "cease-fire", ["cease-fire"]),
        (Term("fire"), "cease-fire", ["fire"]),
        (Term("treaty", exact=True), "Treaties, a treaty", ["treaty"]),
        (Phrase(("peace", "talks"), exact=True), "peace talk, peace talks", ["peace talks"]),
        (Phrase(("peace", "ta"), prefix=True), "peace talks, piece tax", ["peace talks"]),
        (Phrase(("don", "t")), "don't or don’t or don t", ["don't", "don’t", "don t"]),
        (Phrase(("R", "D")), "R&D, R & D, r.d", ["R&D", "R & D", "r.d"]),
        (Term("helsinki", fuzzy=True), "Helsnki Helsniki Hlsnk", ["Helsnki", "Helsniki"]),
        (Term("form", fuzzy=True), "from forms fro form", ["from", "forms", "form"]),
        (Not(Term("a")), "a", []),
        (And((Term("a"), Not(Term("b")))), "a b", ["a"]),
        (InField(Field.PERSON, Term("ivanov")), "Ivanov said", ["Ivanov"]),
        (InField(Field.SAID, Phrase(("we", "agree"))), "“We agree”, he said", ["We agree"]),
        (InField(Field.PUBLISHER, Term("desk")), "the desk", []),
        (InField(Field.NOTE, Term("desk")), "the desk", []),
        (Tagged("desk"), "the desk", []),
        (Everything(), "the desk", []),
    ],
)  # fmt: skip
def test_each_part_of_a_query_lights_its_words(root: Node, text: str, expected: list[str]) -> None:
    assert lit(root, text) == expected


def test_in_one_paragraph_only_paragraphs_that_have_all_light_up() -> None:
    text = "steel and grain\nsteel\ngrain and wool and steel"
    same = SameParagraph(And((Term("steel"), Term("grain"), Not(Term("wool")))))
    assert lit(same, text) == ["steel", "grain"]
    assert find_matches(Query("", same), text)[-1].end == text.index("\n")
    either = SameParagraph(Or((And((Term("steel"), Term("grain"))), Term("wool"))))
    assert len(lit(either, text)) == 5


@pytest.mark.parametrize(
    ("word", "text", "language", "expected"),
    [
        ("Vertrag", "Die Verträge des Vertrages", "de", ["Verträge", "Vertrages"]),
        ("Verträge", "Der Vertrag, die Straße", "de", ["Vertrag"]),
        ("accord", "les accords d'Évian", "fr", ["accords"]),
        ("negociación", "Las negociaciones", "es", ["negociaciones"]),
        ("переговоры", "о переговорах", "ru", ["переговорах"]),
        ("российский", "российской", "ru-RU", ["российской"]),
        ("会談", "北京で会談した", "ja", ["会談"]),
        ("visit", "visits", "xx", ["visits"]),
    ],
)
def test_words_are_lit_as_their_language_stems_them(
    word: str, text: str, language: str, expected: list[str]
) -> None:
    assert lit(word, text, language) == expected


def test_letters_of_other_kinds_are_lit_where_they_stand() -> None:
    text = "ﬁne caf\u0065\u0301 Stra\u00adße ΟΔΌΣ ＦＩＦＡ İzmir हिन्दी 한국 co\u200bop"
    for word in ("fine", "café", "strasse", "οδοσ", "fifa", "izmir", "हिन्दी", "한국", "coop"):
        assert len(lit(word, text)) == 1, word


WORDS = st.sampled_from(
    ["treaty", "treaties", "steel", "us", "un", "cease", "fire", "ceasefire", "u", "s", "n", "tal"]
)
PARTS = st.sampled_from(
    [
        *("treaty", "Treaties", "steel", "US", "U.S.", "U.N", "cease-fire", "ceasefire", "cease"),
        *("fire", "talks", "talk", "Stéel", "stel", "ste\u00adel", "n", "fires", "北", "ﬁre"),
        *(" ", " ", " ", " ", "\n", ", ", "-", ".", " s "),
    ]
)
TEXTS = st.lists(PARTS, max_size=16).map("".join)
TERMS = st.builds(Term, WORDS, exact=st.booleans(), prefix=st.booleans()) | st.builds(
    Term, WORDS.filter(lambda word: len(word) > 2), fuzzy=st.just(True), exact=st.booleans()
)
PHRASES = st.builds(
    Phrase,
    st.lists(WORDS, min_size=2, max_size=3, unique=True).map(tuple),
    distance=st.sampled_from([1, 1, 2, 5]),
    exact=st.booleans(),
    prefix=st.booleans(),
)  # fmt: skip
LEAVES = TERMS | PHRASES
ROOTS = (
    LEAVES
    | st.lists(LEAVES, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts)))
    | st.lists(LEAVES, min_size=1, max_size=2).map(
        lambda parts: SameParagraph(And((*parts, Not(Term("wool")))))
    )
)


LANGUAGES = st.sampled_from(["", "en", "de", "ru", "ja"])


class NoScope:
    def select(self, selection: Selection) -> frozenset[str]:
        return frozenset()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(TEXTS, LANGUAGES), min_size=1, max_size=6),
    st.lists(ROOTS, min_size=1, max_size=8),
)  # fmt: skip
def test_a_document_lights_up_just_if_the_index_finds_it(
    documents: list[tuple[str, str]], roots: list[Node]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = WhooshIndex(Path(folder))
        index.add(
            IndexEntry(str(number), body=text, language=language)
            for number, (text, language) in enumerate(documents)
        )
        for root in roots:
            query = Query("", root)
            ranking = index.search(query, NoScope())
            found = {ranked.document_id for ranked in ranking.hits}
            bright = {
                str(number)
                for number, (text, language) in enumerate(documents)
                if find_matches(query, text, language)
            }
            assert bright == found, root
        index.close()


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=60) | TEXTS, ROOTS, st.sampled_from(["", "de", "fr", "zh"]))
def test_matches_are_in_order_and_passages_hold_what_they_say(
    text: str, root: Node, language: str
) -> None:
    matches = find_matches(Query("", root), text, language)
    assert all(0 <= start < end <= len(text) for start, end in matches)
    assert all(left.end <= right.start for left, right in pairwise(matches))
    for snippet in make_snippets(text, matches, _lines(text), 3, 20):
        assert snippet.text == text[snippet.span.start : snippet.span.end]
        assert snippet.matches
        assert set(snippet.matches) <= set(matches)


def _lines(text: str) -> list[Span]:
    spans: list[Span] = []
    for line in text.split("\n"):
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(line)))
    return spans


HOSTILE = {
    "one long word": "steel" * 200_000,
    "marks in masses": "e" + "\u0301" * 500_000 + " steel",
    "a mark after every letter": "s\u0301t\u0301e\u0301e\u0301l\u0301 " * 8_000,
    "one long line": "steel and a u.s. cease-fire, " * 6_000,
    "a line for every word": "steel\ngrain\n" * 10_000,
    "hyphens within": "a-" * 30_000 + "steel",
    "full stops within": "a." * 30_000 + "steel",
    "hyphens alone": "-" * 500_000 + "steel",
    "invisible signs": "steel" + "\u200b" * 500_000,
    "Chinese": "北京" * 10_000,
    "surrogates": "\ud800 steel " * 10_000,
}
ASKED: tuple[Node, ...] = (
    Term("st", prefix=True),
    Phrase(("steel", "us"), distance=20),
    Phrase(("北", "京")),
    SameParagraph(And((Term("steel"), Term("a")))),
)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str) -> None:
    text = HOSTILE[name]
    lines = _lines(text)
    for root in ASKED:
        before = process_time()
        snippets = make_snippets(text, find_matches(Query("", root), text), lines)
        assert process_time() - before < 5
        assert all(len(snippet.text) < 1000 for snippet in snippets)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_text_of_a_hundred_times_the_length_takes_about_a_hundred_times_as_long() -> None:
    for part in ("steel and a u.s. cease-fire, ", "ſteel e\u0301 北京 ", "steel\n"):
        for root in ASKED:
            times = []
            for size in (20_000, 2_000_000):
                text = part * (size // len(part))
                forget_texts()
                before = process_time()
                make_snippets(text, find_matches(Query("", root), text), _lines(text))
                times.append(process_time() - before)
            assert times[1] < 400 * times[0] + 1
