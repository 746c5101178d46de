import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.document import Block, BlockKind, Document, Metadata
from briefreader.domain.fact import Fact
from briefreader.facts.dates.find import find_dates
from briefreader.facts.figures.find import find_figures
from briefreader.facts.figures.other_languages import number_of


def figures(text: str, language: str) -> tuple[Fact, ...]:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    source = Document(text, (block,), Metadata(language=language, published="2018-07-18"))
    return find_figures(source, find_dates(source))


def found(text: str, language: str) -> list[tuple[str, object, str | None]]:
    return [
        (fact.text, fact.value, fact.detail.unit or fact.detail.counts)
        for fact in figures(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "language", "words", "value", "unit"),
    [
        ("Es kostet 1.234,50 Euro.", "de", "1.234,50 Euro", 1234.5, "euros"),
        ("Es kostet 1 234,5 €.", "de", "1 234,5 €", 1234.5, "EUR"),
        ("Es waren 3,5 Prozent.", "de", "3,5 Prozent", 3.5, "percent"),
        ("Gut 40 Mrd. Euro fehlen.", "de", "Gut 40 Mrd. Euro", 40_000_000_000, "euros"),
        ("Rund 500 russische Soldaten kamen.", "de", "Rund 500 russische Soldaten", 500,
         "russische Soldaten"),
        ("Il coûte 12\u202f500 euros.", "fr", "12\u202f500 euros", 12_500, "euros"),
        ("Il reste 3 M€.", "fr", "3 M€", 3_000_000, "EUR"),
        ("Plus de 2 milliards de dollars.", "fr", "Plus de 2 milliards de dollars",
         2_000_000_000, "dollars"),
        ("Trois millions d’habitants partent.", "fr", "Trois millions d’habitants", 3_000_000,
         "habitants"),
        ("Unos 5 mil millones de pesos.", "es", "Unos 5 mil millones de pesos", 5_000_000_000,
         "pesos"),
        ("Hubo 1,500 muertos.", "es", "1,500 muertos", 1500, "muertos"),
        ("Sube un 2.5 %.", "es", "2.5 %", 2.5, "percent"),
        ("Погибли 16 мирных жителей.", "ru", "16 мирных жителей", 16, "мирных жителей"),
        ("Цена 1\u00a0500 руб. за тонну.", "ru", "1\u00a0500 руб.", 1500, "roubles"),
        ("Около 3 млрд долларов США.", "ru", "Около 3 млрд долларов США", 3_000_000_000,
         "US dollars"),
        ("Subiu 3,5% em 16/07/2018.", "pt", "3,5%", 3.5, "percent"),
    ],
)  # fmt: skip
def test_a_figure_has_its_number_and_its_unit(
    text: str, language: str, words: str, value: float, unit: str
) -> None:
    assert found(text, language) == [(words, value, unit)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nach Artikel 5 um 16.30 Uhr.", "de"),
        ("Die beiden Länder und die zwei Präsidenten.", "de"),
        ("Der 45 Jahre alte Mann.", "de"),
        ("À 15 heures, article 5 du traité.", "fr"),
        ("Les deux pays et leurs présidents.", "fr"),
        ("A las 15 horas, la página 12 es larga.", "es"),
        ("Tiene 45 años.", "es"),
        ("В 15 часов, статья 5, две страны.", "ru"),
        ("São 500 pessoas.", "pt"),
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str, language: str) -> None:
    assert found(text, language) == []


def test_a_comma_is_decimal_unless_it_groups_thousands() -> None:
    assert number_of("1,500", has_comma_groups=False) == 1.5
    assert number_of("1,500", has_comma_groups=True) == 1500
    assert number_of("1.500,25", has_comma_groups=True) == 1500.25
    assert number_of("2.5", has_comma_groups=False) == 2.5


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["3,5", "1.500", "2", "Mio.", "€", "$", "млн", "mil", "Prozent", "ans"]
            ),
            st.text(max_size=5),
        ),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from(["de", "fr", "es", "ru", "pt"]),
)
def test_every_figure_lies_in_the_text(words: list[str], language: str) -> None:
    text = " ".join(words).replace("\n", " ") or "-"
    facts = figures(text, language)
    assert all(fact.text == text[fact.start : fact.end] != "" for fact in facts)
    assert facts == figures(text, language)
