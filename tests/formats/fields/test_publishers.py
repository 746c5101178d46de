"""The table of publishers, and how one is found in it."""

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest

from briefreader.formats.fields.kinds import KINDS
from briefreader.formats.fields.publishers import by_domain, by_name, by_number, publishers

# fmt: off
NOT_A_PUBLISHER = frozenset({
    "AA", "AI", "AM", "API", "CEO", "CSS", "CV", "EU", "FAQ", "FOI", "GDP", "HTML", "ID", "IT",
    "MENA", "NEWS", "NGO", "PDF", "PIB", "PM", "POST", "PR", "QA", "RSS", "RT", "TV", "UK", "URL",
    "US", "USA", "WWW",
})
# fmt: on
"""Abbreviations that stand alone on a line of a page and mean something else."""


def test_the_table_has_hundreds_of_bodies_each_with_the_source_of_its_entry() -> None:
    assert len(publishers()) >= 250
    for entry in publishers():
        address = urlsplit(entry.source)
        assert address.scheme == "https", entry.name
        assert address.hostname, entry.name


def test_names_abbreviations_and_domains_are_unique() -> None:
    names = Counter(entry.name.casefold() for entry in publishers())
    abbreviations = Counter(a for entry in publishers() for a in entry.abbreviations)
    domains = Counter(domain for entry in publishers() for domain in entry.domains)
    for counts in (names, abbreviations, domains):
        assert [name for name, count in counts.items() if count > 1] == []


def test_domains_have_the_form_of_domains() -> None:
    for entry in publishers():
        for domain in entry.domains:
            assert re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", domain), domain


def test_abbreviations_are_no_words() -> None:
    for entry in publishers():
        for abbreviation in entry.abbreviations:
            assert abbreviation not in NOT_A_PUBLISHER
            assert 2 <= len(abbreviation) <= 12
            is_name = entry.name.startswith(abbreviation) or entry.sort == "agency"
            assert is_name or not abbreviation.islower() or len(abbreviation) == 4, abbreviation


def test_the_kinds_that_numbers_tell_are_those_of_documents() -> None:
    for entry in publishers():
        assert {kind for _, kind in entry.kinds} <= set(KINDS)
        assert entry.sort in {"", "agency", "research"}
        assert entry.country == "" or re.fullmatch("[A-Z]{2}", entry.country)


@pytest.mark.parametrize(
    ("number", "name", "kind"),
    [
        ("IN10000", "Congressional Research Service", "insight"),
        ("IF11000", "Congressional Research Service", "insight"),
        ("R45000", "Congressional Research Service", "report"),
        ("RL33000", "Congressional Research Service", "report"),
        ("GAO-19-123", "Government Accountability Office", "report"),
        ("CBP-1234", "House of Commons Library", "report"),
        ("PE 698.880", "European Parliament", ""),
        ("IP/18/1234", "European Commission", "press release"),
        ("A/RES/77/1", "United Nations", ""),
        ("S/2018/123", "United Nations", ""),
        ("S/RES/2334 (2016)", "United Nations", ""),
        ("E/CN.4/2004/12", "United Nations", ""),
        ("SG/SM/18999", "United Nations", "press release"),
        ("WP/18/123", "International Monetary Fund", "report"),
        ("OEI-01-18-00123", "United States Department of Health and Human Services", "report"),
        ("FEDS 2018-012", "Federal Reserve Board", "report"),
        ("WD 2 - 3000 - 012/18", "German Bundestag", "report"),
        ("INFCIRC/540", "International Atomic Energy Agency", ""),
        ("WT/DS123/R", "World Trade Organization", ""),
        ("RR-A123-1", "RAND Corporation", "report"),
    ],
)
def test_a_number_tells_who_gave_it(number: str, name: str, kind: str) -> None:
    found = by_number(number)
    assert found is not None
    assert (found.name, found.kind_of(number)) == (name, kind)


@pytest.mark.parametrize("number", ["", "R2", "IN1", "2018", "A-1", "CRS", "IN10000x", "1" * 5000])
def test_other_numbers_tell_nothing(number: str) -> None:
    assert by_number(number) is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("USIP", "United States Institute of Peace"),
        ("usip", None),
        ("chatham  house", "Chatham House"),
        ("The Wilson Center", "Wilson Center"),
        ("White House", "The White House"),
        ("U.S. Department of State", "United States Department of State"),
        ("US Department of Defense", "United States Department of Defense"),
        ("times", None),
        ("Institute", None),
        ("x" * 1000, None),
    ],
)
def test_a_body_is_known_by_name_and_abbreviation(name: str, found: str | None) -> None:
    known = by_name(name)
    assert (known.name if known is not None else None) == found


@pytest.mark.parametrize(
    ("domain", "found"),
    [
        ("crs.loc.gov", "Congressional Research Service"),
        ("www.loc.gov", "Library of Congress"),
        ("MAIL.csis.org.", "Center for Strategic and International Studies"),
        ("csis.org.example", None),
        ("anytown.gov.uk", None),
        ("org", None),
        ("", None),
    ],
)
def test_a_body_is_known_by_its_domain_and_those_below(domain: str, found: str | None) -> None:
    known = by_domain(domain)
    assert (known.name if known is not None else None) == found
