import pytest

from briefreader.domain.fact import FactKind
from briefreader.facts.coverage import Extent, covered


@pytest.mark.parametrize("language", ["", "en", "en-GB"])
def test_in_english_all_is_looked_for_and_nothing_said(language: str) -> None:
    coverage = covered(language)
    assert {coverage.of(kind) for kind in FactKind} == {Extent.FULL}
    assert coverage.sentence == ""


@pytest.mark.parametrize("language", ["de", "fr", "es", "ru", "de-AT"])
def test_a_language_with_rules_says_what_is_missing(language: str) -> None:
    coverage = covered(language)
    assert coverage.of(FactKind.DATE) is Extent.BY_RULES
    assert coverage.of(FactKind.EVENT) is Extent.NONE
    assert "by rules" in coverage.sentence


@pytest.mark.parametrize(
    ("language", "name"), [("pt", "Portuguese"), ("it", "Italian"), ("xx", "(xx)")]
)
def test_another_language_is_named_with_the_little_that_is_found(language: str, name: str) -> None:
    coverage = covered(language)
    assert coverage.of(FactKind.PERSON) is Extent.LITTLE
    assert name in coverage.sentence
