import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.document import BlockKind
from briefreader.domain.fact import FactKind
from briefreader.facts.extract import extract, extract_first
from briefreader.facts.reach import FIRST, LONGEST_BLOCK
from tests.facts.documents import document

LETTER = (
    "Mayor Ada Quill said on Friday that the pier “will be rebuilt by June”. The work costs $3 "
    "million, and the Treaty of Harwick of 1907 forbids nothing. We believe that it may be late."
)


def test_facts_of_every_kind_come_in_the_order_of_the_text() -> None:
    source = document(
        LETTER,
        (BlockKind.QUESTION, "Why so late?"),
        (BlockKind.ANSWER, "It was the weather."),
        published="2011-05-18",
    )
    facts = extract(source)
    kinds = {fact.kind for fact in facts}
    assert kinds >= {
        FactKind.PERSON,
        FactKind.DATE,
        FactKind.QUOTE,
        FactKind.FIGURE,
        FactKind.AGREEMENT,
        FactKind.ASSESSMENT,
        FactKind.QUESTION,
    }
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)


def test_boilerplate_yields_nothing() -> None:
    assert extract(document((BlockKind.BOILERPLATE, LETTER))) == ()


def test_an_empty_document_yields_nothing() -> None:
    assert extract(document()) == ()


@settings(max_examples=60)
@given(
    st.lists(
        st.text(max_size=120).map(lambda text: "".join(text.split("\n")).replace("\r", "") or "-"),
        max_size=5,
    )
)
def test_the_text_of_every_fact_is_the_text_at_its_span(paragraphs: list[str]) -> None:
    source = document(*paragraphs)
    facts = extract(source)
    assert all(fact.text == source.text[fact.start : fact.end] for fact in facts)
    assert facts == extract(source)


@pytest.mark.parametrize(
    "piece",
    [
        "He said “we go on” and “they stop”, she added. ",
        'he said "we go on" and ',
        "“",
        '"',
        "'a ",
        "a",
        "A.",
        "1 ",
        " ",
        "THE TREATY OF ROME AND MAY ",
        "May 2018 ",
        "Treaty ",
        "said (a ",
        "two ",
        "A ",
        "Aa Bb ",
        "Aa-",
        "ABCDEF",
        "2018 ",
        '"a b c d" x ',
        "Mr. ",
        "(AB) ",
        "Ministry of ",
        "Aa and ",
        "[x](",
        "U.S. ",
    ],
)
def test_the_time_grows_with_the_length_of_any_text_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        source = document(("x" + piece * (length // len(piece))).rstrip() + "x")
        began = time.process_time()
        extract(source)
        return time.process_time() - began

    seconds(1_000)
    short, long = seconds(4_000), seconds(16_000)
    assert long < 8 * short + 0.2


def test_a_line_without_end_costs_no_more_than_the_limit() -> None:
    def found(length: int) -> int:
        return len(
            extract(document(("quiet words and more of them in 1999, " * (length // 38)).rstrip()))
        )

    assert found(LONGEST_BLOCK) == found(4 * LONGEST_BLOCK) > 0


def test_first_facts_are_found_without_the_model_and_its_libraries() -> None:
    source = (
        "import sys; from briefreader.domain.document import *;"
        "from briefreader.facts.extract import extract_first;"
        "text = 'Ada Quill spoke in Geneva.';"
        "facts = extract_first(Document(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),)));"
        "print(*(fact.text for fact in facts), {'numpy', 'onnxruntime'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=True
    )
    assert "Ada Quill" in done.stdout
    assert done.stdout.endswith("set()\n")


def test_first_facts_are_those_of_the_beginning() -> None:
    source = document(LETTER, *["quiet words " * 100] * (FIRST // 1000), "Bob Stone left.")
    first = extract_first(source)
    assert {fact.text for fact in first} >= {"Ada Quill", "$3 million"}
    assert all(fact.text == source.text[fact.start : fact.end] for fact in first)
    assert "Bob Stone" not in {fact.text for fact in first}


def test_names_inside_the_name_of_a_law_are_no_names_of_their_own() -> None:
    facts = extract(document("The envoys of Denmark signed the Denmark Fisheries Act of 1998."))
    places = [fact for fact in facts if fact.kind is FactKind.PLACE]
    assert [(fact.text, fact.start) for fact in places] == [("Denmark", 14)]
    assert [f.text for f in facts if f.kind is FactKind.AGREEMENT] == [
        "Denmark Fisheries Act of 1998"
    ]


def test_somebody_called_bill_is_no_law() -> None:
    facts = extract(document("The Harwick Institute's Bill Taylor said that it was late."))
    assert "Bill Taylor" in {fact.text for fact in facts if fact.kind is FactKind.PERSON}
    assert not [fact for fact in facts if fact.kind is FactKind.AGREEMENT]


def test_an_acronym_explained_by_common_nouns_is_no_body_known_by_it() -> None:
    facts = extract(document("An individual retirement account (IRA) is taxed. The IRA pays."))
    assert not [fact for fact in facts if fact.kind is FactKind.ORGANISATION]
