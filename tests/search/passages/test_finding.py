"""Finding in one text: what counts as the same, and exactly where it stands."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefreader.domain.document import Span
from briefreader.search.passages.finding import LONGEST, MOST, Finder, Finds, Wanted
from briefreader.search.passages.folded_text import FoldedText, folded


def found(text: str, wanted: str, **choices: bool) -> list[str]:
    """The passages found in a text."""
    finds = Finder(text).find(Wanted(wanted, **choices))
    assert not finds.problem
    return [text[start:end] for start, end in finds.spans]


@pytest.mark.parametrize(
    ("text", "wanted", "passages"),
    [
        ("Grain, grain and GRAIN", "grain", ["Grain", "grain", "GRAIN"]),
        ("sanctions", "sanction", ["sanction"]),
        ("the cafe\u0301, the café", "cafe", ["cafe\u0301", "café"]),
        ("the cafe", "Café", ["cafe"]),
        ("Straße", "STRASSE", ["Straße"]),
        ("he said “no” and 'yes'", '"no"', ["“no”"]),
        ("the envoy’s", "envoy's", ["envoy’s"]),
        ("«нет»", '"нет"', ["«нет»"]),
        ("2014–2018", "2014-2018", ["2014–2018"]),
        ("trade\n  and\u00a0grain", "trade and grain", ["trade\n  and\u00a0grain"]),
        ("co\u00adopera\u200btion", "cooperation", ["co\u00adopera\u200btion"]),
        ("wait… what", "wait...", ["wait…"]),
        ("a ﬁne ﬂag", "fine flag", ["ﬁne ﬂag"]),
        ("sßs", "ss", ["ß"]),
        ("ssß", "sss", ["sß"]),
        ("한국어 각", "가", []),
        ("𝔾rain 🌾 grain", "🌾 grain", ["🌾 grain"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a  b", " ", ["  "]),
        ("one two", "two ", []),
        ("", "a", []),
        ("text", "", []),
        ("text", "\u0301", []),
        ("a.b", "a.b", ["a.b"]),
        ("axb", "a.b", []),
        ("(trade)", "(trade", ["(trade"]),
    ],
)
def test_words_are_found_loosely(text: str, wanted: str, passages: list[str]) -> None:
    assert found(text, wanted) == passages


@pytest.mark.parametrize(
    ("text", "wanted", "passages"),
    [
        ("UN, un, Un", "UN", ["UN"]),
        ("resume, résumé", "resume", ["resume"]),
        ("re\u0301sume\u0301, résumé", "résumé", ["re\u0301sume\u0301", "résumé"]),
        ("cafe\u0301", "cafe", []),
        ("“No”", '"No"', ["“No”"]),
        ("A\u2014B", "A-B", ["A\u2014B"]),
    ],
)
def test_with_the_case_accents_count_too(text: str, wanted: str, passages: list[str]) -> None:
    assert found(text, wanted, match_case=True) == passages


@pytest.mark.parametrize(
    ("text", "wanted", "passages"),
    [
        ("man, woman, many man", "man", ["man", "man"]),
        ("the cafés of the café", "cafe", ["café"]),
        ("U.S. and U.S.A.", "U.S.", ["U.S.", "U.S."]),
        ("R&D, R&Ds", "R&D", ["R&D"]),
        ("trade (trade-offs)", "trade", ["trade", "trade"]),
        ("中国人民在UN", "人民", ["人民"]),
        ("中国人民在UN", "UN", ["UN"]),
        ("item_one", "one", []),
    ],
)
def test_whole_words_have_no_letter_beside_them(
    text: str, wanted: str, passages: list[str]
) -> None:
    assert found(text, wanted, whole_words=True) == passages


@pytest.mark.parametrize(
    ("text", "wanted", "passages"),
    [
        ("born 1967, met 2019", r"\d{4}", ["1967", "2019"]),
        ("Grain GRAIN", "gr[a-z]+", ["Grain", "GRAIN"]),
        ("one\ntwo", "^t", ["t"]),
        ("one\ntwo", "e$", ["e"]),
        ("abc", "x*", []),
        ("abxc", "x*", ["x"]),
        ("cafe café", "cafe", ["cafe"]),
        ("🌾🌾 grain", r"\bg", ["g"]),
        ("aaa", "(?=a)", []),
        ("text", "", []),
    ],
)
def test_an_expression_is_matched_on_the_text_as_it_stands(
    text: str, wanted: str, passages: list[str]
) -> None:
    assert found(text, wanted, is_expression=True) == passages


def test_an_expression_minds_the_case_and_whole_words_where_asked_to() -> None:
    text = "Grain grains GRAIN"
    assert found(text, "Gr.i", is_expression=True, match_case=True) == ["Grai"]
    assert found(text, "gr|grain", is_expression=True, whole_words=True) == ["Grain", "GRAIN"]


@pytest.mark.parametrize(
    "wanted", ["(", "*", "[a", "a{3,1}", "\\", r"\p{Nothing}", "(?P<x", "(?(", "(" * 900, "[" * 900]
)
def test_what_is_no_expression_gets_a_sentence(wanted: str) -> None:
    finds = Finder("some text").find(Wanted(wanted, is_expression=True))
    assert not finds.spans
    assert finds.problem.endswith(".")


def test_an_expression_that_backtracks_without_end_is_stopped() -> None:
    started = time.process_time()
    finds = Finder("a" * 60 + "b").find(
        Wanted(r"(?:a|aa)+(?:a|aa)+(?:a|aa)+$", is_expression=True), patience=0.1
    )
    assert finds.problem
    assert finds.is_cut
    assert time.process_time() - started < 5


def test_what_is_too_long_to_look_for_is_said_to_be() -> None:
    assert Finder("text").find(Wanted("x" * (LONGEST + 1))).problem


def test_no_more_than_the_most_are_given() -> None:
    assert len(Finder("a " * MOST).find(Wanted("a")).spans) == MOST
    assert not Finder("a " * MOST).find(Wanted("a")).is_cut
    many = Finder("a " * (MOST + 1)).find(Wanted("a"))
    assert len(many.spans) == MOST
    assert many.is_cut


def test_a_find_that_nobody_wants_any_more_is_given_up() -> None:
    assert Finder("a a a").find(Wanted("a"), is_wanted=lambda: False) == Finds(is_cut=True)


def test_a_long_run_of_blanks_is_gone_through_once() -> None:
    finds = Finder(" " * 200_000 + "é").find(Wanted(" x"), patience=5)
    assert finds == Finds()


PIECES = st.sampled_from(
    [
        *"aáßǅﬁ½…ς각카ガ🌾𝔾’“«–",
        "e\u0301",
        "\u0301",
        "\u00ad",
        "\u200d",
        "\ufe0f",
        " ",
        "\u00a0",
        "\n",
        "İ",
        "\ud800",
    ]
)
TEXTS = st.lists(PIECES | st.characters(), max_size=40).map("".join)


@settings(deadline=None)
@given(TEXTS, TEXTS.map(lambda text: text[:3]), st.booleans())
@example("é", "e", True)
@example("ßs", "ss", False)
def test_every_find_folds_to_what_was_looked_for(text: str, wanted: str, match_case: bool) -> None:
    finds = Finder(text).find(Wanted(wanted, match_case=match_case))
    assert not finds.problem
    previous = 0
    for start, end in finds.spans:
        assert previous <= start < end <= len(text)
        previous = end
        passage = folded(text[start:end], keeps_case=match_case)
        assert passage.split() == folded(wanted, keeps_case=match_case).split()


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS.filter(lambda text: bool(text.strip())), st.booleans())
def test_what_was_put_into_a_text_is_found_in_it(
    before: str, after: str, wanted: str, match_case: bool
) -> None:
    """Beside blanks, which keep it from growing together with what stands around it."""
    if not folded(wanted, keeps_case=match_case).strip():
        return
    text = f"{before} {wanted} {after}"
    spans = Finder(text).find(Wanted(wanted, match_case=match_case)).spans
    place = Span(len(before) + 1, len(before) + 1 + len(wanted))
    assert any(span.overlaps(place) for span in spans)


@settings(deadline=None)
@given(TEXTS, st.booleans())
def test_a_text_is_folded_as_its_characters_are(text: str, keeps_case: bool) -> None:
    whole = FoldedText(text, keeps_case=keeps_case)
    parts = [folded(character, keeps_case=keeps_case) for character in text]
    assert whole.text == "".join(parts)
    position = 0
    for offset, part in enumerate(parts):
        if part:
            assert whole.offsets([position]) == [offset]
            assert whole.is_between_characters(position)
            assert not any(whole.is_between_characters(position + n) for n in range(1, len(part)))
        position += len(part)
    if text:
        assert whole.offsets([position]) == [len(text)]


@given(st.text(alphabet=st.characters(codec="ascii")), st.booleans())
def test_plain_text_is_folded_as_other_text_is(text: str, keeps_case: bool) -> None:
    assert FoldedText(text, keeps_case=keeps_case).text == folded(text, keeps_case=keeps_case)
