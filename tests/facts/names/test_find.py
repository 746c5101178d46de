import json
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.document import Block, BlockKind, Document
from briefreader.domain.fact import FactKind
from briefreader.facts.names.find import find_names
from tests.facts.names.naming import document_of, facts_in, names_in
from tests.shared import shared


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Angela Merkel met Emmanuel Macron in Paris.",
            [("Angela Merkel", "person"), ("Emmanuel Macron", "person"), ("Paris", "place")],
        ),
        ("George W. Bush spoke.", [("George W. Bush", "person")]),
        ("She read J.K. Rowling at home.", [("J.K. Rowling", "person")]),
        ("Mr. van der Bellen agreed.", [("van der Bellen", "person")]),
        ("Bashar al-Assad stayed.", [("Bashar al-Assad", "person")]),
        ("Nobody asked Haider al-Abadi.", [("Haider al-Abadi", "person")]),
        ("Czar Alexander I ruled.", [("Alexander I", "person")]),
        ("They praised Jean-Claude Juncker.", [("Jean-Claude Juncker", "person")]),
        ("Critics of Alexandria Ocasio-Cortez.", [("Alexandria Ocasio-Cortez", "person")]),
    ],
)
def test_people_are_found_in_the_forms_that_names_take(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert names_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He joined the Bank of England.", ["Bank of England"]),
        ("The Ministry of Health, Labour and Welfare.", ["Ministry of Health, Labour and Welfare"]),
        ("The Food and Drug Administration agreed.", ["Food and Drug Administration"]),
        ("The Senate Foreign Relations Committee met.", ["Senate Foreign Relations Committee"]),
        ("Reports by Interfax news agency are few.", ["Interfax news agency"]),
        ("Critics of the Obama administration left.", ["Obama administration"]),
        ("Critics of the Norwegian government left.", ["Norwegian government"]),
        ("Shares of Acme Holdings Inc. fell.", ["Acme Holdings Inc."]),
        ("Only NATO and OPEC replied.", ["NATO", "OPEC"]),
    ],
)
def test_organisations_are_found_by_head_words_and_tables(text: str, expected: list[str]) -> None:
    assert names_in(text) == [(name, "organisation") for name in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and the UK signed.", ["U.S.", "UK"]),
        ("It sailed from the Gulf of Aden to the Hudson River.", ["Gulf of Aden", "Hudson River"]),
        ("He lives in Springfield, Illinois.", ["Springfield", "Illinois"]),
        ("The talks in The Hague ended.", ["The Hague"]),
        ("Refugees from South Sudan and the Middle East came.", ["South Sudan", "Middle East"]),
    ],
)
def test_places_are_found_by_tables_and_words_of_geography(text: str, expected: list[str]) -> None:
    assert names_in(text) == [(name, "place") for name in expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Russian, French and German delegates met on Monday in May.",
        "They signed the Minsk Agreements and the Kyoto Protocol after the Vietnam War.",
        "After Hurricane Katrina the USS Mahan joined Operation Desert Storm.",
        "However, It Was Not He Who Wrote This.",
        "The power purchase agreement (PPA) ends soon. The PPA was long.",
        "He and she told them that it was theirs.",
        "Reading the book was nice.",
        "",
        "   ",
    ],
)
def test_peoples_days_treaties_wars_and_plain_words_are_no_names(text: str) -> None:
    assert names_in(text) == []


def test_two_people_joined_by_a_hyphen_are_two_mentions() -> None:
    assert names_in("The Merkel-Macron meeting was short.") == [
        ("Merkel", "person"),
        ("Macron", "person"),
    ]


def test_a_possessive_is_not_part_of_a_name() -> None:
    assert names_in("Angela Merkel's visit to Finland’s capital") == [
        ("Angela Merkel", "person"),
        ("Finland", "place"),
    ]


def test_a_heading_in_capitals_gives_the_names_and_not_the_words() -> None:
    assert names_in("PRESIDENT OBAMA MEETS ANGELA MERKEL IN BERLIN") == [
        ("OBAMA", "person"),
        ("ANGELA MERKEL", "person"),
        ("BERLIN", "place"),
    ]


def test_a_heading_with_capitals_on_every_word_gives_the_names_and_not_the_words() -> None:
    assert names_in("Can the Merkel-Macron Summit Improve France-Germany Relations?") == [
        ("Merkel", "person"),
        ("Macron", "person"),
        ("France", "place"),
        ("Germany", "place"),
    ]


def test_a_name_found_once_is_found_everywhere() -> None:
    assert names_in(
        "Zarqosh was late.", "The minister, Yulia Zarqosh, had left.", "Nobody asked Zarqosh."
    ) == [("Zarqosh", "person"), ("Yulia Zarqosh", "person"), ("Zarqosh", "person")]


def test_a_surname_that_is_also_a_town_follows_the_person_of_the_document() -> None:
    found = names_in("John Bolton met the press.", "Bolton said that Bolton would stay.")
    assert found == [("John Bolton", "person"), ("Bolton", "person"), ("Bolton", "person")]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("US President Barack Obama spoke.", "Barack Obama", "President"),
        (
            "US National Security Adviser John Bolton left.",
            "John Bolton",
            "National Security Adviser",
        ),
        ("Former FBI director James Comey wrote.", "James Comey", "Former FBI director"),
        ("Then CIA director William Burns went.", "William Burns", "CIA director"),
        ("Secretary of State, Hillary Clinton, left.", "Hillary Clinton", "Secretary of State"),
        ("Mr. John Smith left.", "John Smith", None),
        ("Angela Merkel left.", "Angela Merkel", None),
    ],
)
def test_the_post_before_a_name_is_its_role(text: str, name: str, role: str | None) -> None:
    fact = next(fact for fact in facts_in(text) if fact.text == name)
    assert fact.detail.role == role


def test_nothing_is_taken_from_boilerplate() -> None:
    text = "Angela Merkel in Berlin\nEmmanuel Macron in Paris"
    document = Document(
        text, (Block(BlockKind.BOILERPLATE, 0, 23), Block(BlockKind.CAPTION, 24, len(text)))
    )
    assert [fact.text for fact in find_names(document)] == ["Emmanuel Macron", "Paris"]


_PIECES = st.sampled_from(
    (
        *("Angela", "Merkel", "al-", "-", "van der", "U.S.", "(", ")", "NATO", "Bank", "of", "and"),
        *("President", "'s", "the", "Mr.", "Berlin", "Summit", "\u00a0", "\u2019s", ".", "A", "I"),
        *("South", "Sudan", "Iİ", "n\u0303", "\u202e", "the Ministry", "12", "J.K.", "\U0001f600"),
    )
)
_TEXTS = st.lists(_PIECES, max_size=30).map(" ".join) | st.text(max_size=60).map(
    lambda text: " ".join(text.split()) or "x"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_TEXTS.filter(bool), min_size=1, max_size=4))
def test_every_name_is_the_text_at_its_span_and_none_overlaps(lines: list[str]) -> None:
    document = document_of(*lines)
    facts = find_names(document)
    end = 0
    for fact in facts:
        assert fact.kind in {FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE}
        assert end <= fact.start < fact.end <= len(document.text)
        assert fact.text == document.text[fact.start : fact.end]
        assert fact.text == fact.text.strip()
        assert "\n" not in fact.text
        assert fact.label
        assert 0 < fact.confidence <= 1
        end = fact.end
    assert find_names(document) == facts


@pytest.mark.parametrize(
    "piece",
    ["A ", "-A", "al-", "U.S.", "Bank of ", "Mr. ", "(AB) ", "Health, Education and ", "a'", "A, "],
)
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    def seconds(length: int) -> float:
        document = document_of(piece * (length // len(piece)))
        begin = time.process_time()
        find_names(document)
        return time.process_time() - begin

    find_names(document_of("Angela Merkel"))
    short, long = min(seconds(2_000) for _ in range(3)), seconds(32_000)
    assert long < 16 * 6 * max(short, 0.002)


def test_half_of_what_the_test_set_of_names_asks_for_is_found_rightly() -> None:
    kinds = {"person": "PERSON", "organisation": "ORG", "place": "LOC"}
    right = found = wanted = 0
    for line in shared("ner", "gum.jsonl").read_text(encoding="utf-8").splitlines()[::4]:
        row = json.loads(line)
        gold = Counter((row["text"][a:b], k) for a, b, k in row["spans"] if k in kinds.values())
        have = Counter((fact.text, kinds[fact.kind]) for fact in facts_in(row["text"]))
        right += sum((gold & have).values())
        found += sum(have.values())
        wanted += sum(gold.values())
    assert 2 * right / (found + wanted) > 0.5


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("They met April Ryan and Theresa May.", ["April Ryan", "Theresa May"]),
        ("It began in April Ryan said.", ["Ryan"]),
        ("Thank you, Mr. Speaker, Mr. President, Members.", []),
        ("We went to the shores of Iwo Jima.", ["Iwo Jima"]),
        ("Read USA.gov and Apple.com today.", []),
        ("It opened its Harwick Test Center on December 1, 2022.", ["Harwick Test Center"]),
        ("Human rights activist Mahamat Nour Ibedou spoke.", ["Mahamat Nour Ibedou"]),
        ("Council of Europe Commissioner Dunja Quill wrote.", ["Council of Europe", "Dunja Quill"]),
        ("He led the Falklands campaign.", ["Falklands"]),
        ("Then the Marines left.", []),
        ("It passed the Hard Mineral Act (HMRA; 30 pages). HMRA is law.", []),
        ("He led the Harrison campaign.", ["Harrison campaign"]),
        ("A LETTER FROM THE MINISTRY OF HEALTH", ["MINISTRY OF HEALTH"]),
    ],
)
def test_what_stands_around_a_name_decides_where_it_ends(line: str, expected: list[str]) -> None:
    assert [name for name, _ in names_in(line)][: len(expected) or None] == expected
