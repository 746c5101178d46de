"""The block of fields before a Markdown text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.document import Metadata
from briefreader.formats.markup.front_matter import split_front_matter
from briefreader.formats.reader import read_bytes

BODY = "The ministers of the two states met in the capital and spoke about the port. " * 4


def of(fields: str, mark: str = "---") -> Metadata:
    return read_bytes(f"{mark}\n{fields}\n{mark}\n\n{BODY}\n".encode(), "a.md").metadata


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ("title: Talks resume", "title", "Talks resume"),
        ("title: 'Talks: resumed'", "title", "Talks: resumed"),
        ("deck: A port for two", "subtitle", "A port for two"),
        ("subtitle: A port for two", "subtitle", "A port for two"),
        ("date: 2021-03-05 14:00:01 -0400", "published", "2021-03-05"),
        ("publish_date: March 5, 2021", "published", "2021-03-05"),
        ("lastmod: 2021-03-05", "published", None),
        ("date: 05/03/2021", "published", "2021"),
        ("publisher: USIP", "publisher", "United States Institute of Peace"),
        ("source: https://p.invalid/a", "url", "https://p.invalid/a"),
        ("canonical_url: https://p.invalid/a", "url", "https://p.invalid/a"),
        ("report-number: IN10000", "number", "IN10000"),
        ("lang: en-GB", "language", "en"),
        ("language: German", "language", "de"),
        ("type: Press Release", "kind", "press release"),
    ],
)
def test_a_field_is_stated(fields: str, field: str, value: str | None) -> None:
    assert getattr(of(fields), field) == value


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ("author: Kadri Saar", ("Kadri Saar",)),
        ("author: Kadri Saar and Per Lund", ("Kadri Saar", "Per Lund")),
        ("authors: [Kadri Saar, Per Lund]", ("Kadri Saar", "Per Lund")),
        ("authors:\n  - Kadri Saar\n  - Per Lund", ("Kadri Saar", "Per Lund")),
        ("authors:\n- kadri-saar\n- per-lund", ("Kadri Saar", "Per Lund")),
        ("authors:\n  - ksaar\n  - per-lund", ("ksaar", "Per Lund")),
        (
            "authors:\n  - name: Kadri Saar\n    title: Fellow\n  - name: Per Lund",
            ("Kadri Saar", "Per Lund"),
        ),
        ("author:\n  name: Kadri Saar\n  email: k@p.invalid", ("Kadri Saar",)),
        ("author: {name: Kadri Saar}", ("Kadri Saar",)),
        ("author: admin", ()),
        ("author:", ()),
    ],
)
def test_authors_are_stated_in_many_forms(fields: str, authors: tuple[str, ...]) -> None:
    assert of(fields).authors == authors


def test_fields_in_toml_are_read() -> None:
    metadata = of('title = "Talks resume"\ndate = 2021-03-05\nauthors = ["Kadri Saar"]', "+++")
    assert metadata.title == "Talks resume"
    assert metadata.published == "2021-03-05"
    assert metadata.authors == ("Kadri Saar",)


def test_a_date_that_cannot_be_understood_is_said() -> None:
    found = split_front_matter("---\ndate: sometime\n---\nText")
    assert found.claims == ()
    assert any("sometime" in warning for warning in found.warnings)


def test_a_text_without_fields_stays_as_it_is() -> None:
    for text in ("Text", "---\n\nText\n\n---\n\nMore", "---"):
        assert split_front_matter(text).body == text


@given(st.text(alphabet="-+ab:[]{}\"'# \n\t&!*|>1", max_size=120))
def test_any_block_is_read_without_fail(fields: str) -> None:
    split_front_matter(f"---\n{fields}\n---\nText")
    split_front_matter(f"+++\n{fields}\n+++\nText")
