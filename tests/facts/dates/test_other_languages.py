import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.document import Block, BlockKind, Document, Metadata
from briefreader.facts.dates.find import find_dates
from briefreader.facts.text.word_lists import word_list

PUBLISHED = "2018-07-18"
"""A Wednesday in ISO week 29."""


def in_language(text: str, language: str, published: str | None = PUBLISHED) -> Document:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return Document(text, (block,), Metadata(language=language, published=published))


def found(text: str, language: str) -> list[tuple[str, object]]:
    return [(fact.text, fact.value) for fact in find_dates(in_language(text, language))]


@pytest.mark.parametrize(
    ("text", "language", "words", "value"),
    [
        ("Am Dienstag, dem 17. Juli 2018.", "de", "Dienstag, dem 17. Juli 2018", "2018-07-17"),
        ("Ende der 1990er Jahre.", "de", "Ende der 1990er Jahre", "199X"),
        ("Er kam vor einem Jahr.", "de", "vor einem Jahr", "2017"),
        ("Vom 30. Juni bis zum 2. Juli.", "de", "30. Juni bis zum 2. Juli",
         "2018-06-30/2018-07-02"),
        ("Im vergangenen Jahrhundert.", "de", "vergangenen Jahrhundert", "19XX"),
        ("Am Montagabend sprach er.", "de", "Montagabend", "2018-07-16"),
        ("Übermorgen wird es gut.", "de", "Übermorgen", "2018-07-20"),
        ("Signiert 16.07.18.", "de", "16.07.18", "2018-07-16"),
        ("Le 1er janvier 2019.", "fr", "1er janvier 2019", "2019-01-01"),
        ("Au siècle dernier.", "fr", "siècle dernier", "19XX"),
        ("À la fin des années 1990.", "fr", "fin des années 1990", "199X"),
        ("Ces cinq dernières années.", "fr", "cinq dernières années", "P5Y"),
        ("Au XIXe siècle.", "fr", "XIXe siècle", "18XX"),
        ("L’été 2017 fut chaud.", "fr", "été 2017", "2017-22"),
        ("El 5/1/2018.", "es", "5/1/2018", "2018-01-05"),
        ("La semana que viene.", "es", "semana que viene", "2018-W30"),
        ("A principios de los años sesenta.", "es", "principios de los años sesenta", "196X"),
        ("En el tercer trimestre del año pasado.", "es", "tercer trimestre del año pasado",
         "2017-07/2017-09"),
        ("Во вторник, 17 июля.", "ru", "вторник, 17 июля", "2018-07-17"),
        ("В конце 1990-х годов.", "ru", "конце 1990-х годов", "199X"),
        ("Год назад.", "ru", "Год назад", "2017"),
        ("В III квартале 2017 года.", "ru", "III квартале 2017 года", "2017-07/2017-09"),
        ("Прошлым летом.", "ru", "Прошлым летом", "2017-22"),
    ],
)  # fmt: skip
def test_a_date_has_its_value_in_other_languages(
    text: str, language: str, words: str, value: str
) -> None:
    assert found(text, language) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der 45 Jahre alte Mann sprach um 16.30 Uhr.", "de"),
        ("Am Morgen kamen rund 2000 Menschen.", "de"),
        ("Resolution 1973, Nr. 1984.", "de"),
        ("Il a 45 ans, il a été malade.", "fr"),
        ("Jean, 45 ans, et environ 2000 personnes.", "fr"),
        ("La Plaza de Mayo, Santo Domingo, la Primavera Árabe.", "es"),
        ("Juan, de 45 años, llegó por la mañana.", "es"),
        ("Ему 45 лет, резолюция 1973.", "ru"),
        ("Около 2000 человек.", "ru"),
        ("Em julho, na segunda-feira.", "pt"),
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str, language: str) -> None:
    assert found(text, language) == []


def test_verbs_decide_the_year_in_other_languages() -> None:
    assert found("Im November wurde es geschlossen.", "de") == [("November", "2017-11")]
    assert found("Se cerrará en febrero.", "es") == [("febrero", "2019-02")]
    assert found("Центр открылся в ноябре.", "ru") == [("ноябре", "2017-11")]
    assert found("Le centre ouvrira en février.", "fr") == [("février", "2019-02")]


def test_without_a_date_of_publication_the_year_stays_open() -> None:
    (fact,) = find_dates(in_language("Am 3. Juni.", "de", published=None))
    assert (fact.value, fact.detail.reason) == ("XXXX-06-03", "the document gives no year")


_WORDS = word_list(
    "mai siècle XIX 45 ans années 1990 fin de mi- lundi dernier Juli 3. bis vor Jahren Ende du "
    "hace años de la mañana el 16.07.18 1/2/2018 год назад в 20-х Q3 2018 III квартал and - , ."
)


@given(
    st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=5)), min_size=1, max_size=25),
    st.sampled_from(["de", "fr", "es", "ru", "pt"]),
)
def test_every_date_lies_in_the_text_and_comes_out_the_same(
    words: list[str], language: str
) -> None:
    source = in_language(" ".join(words).replace("\n", " ") or "-", language)
    dates = find_dates(source)
    assert all(date.text == source.text[date.start : date.end] != "" for date in dates)
    assert dates == find_dates(source)


def test_a_date_since_which_something_lasts_gives_later_ones_no_year() -> None:
    text = "Seit März 2015 steigen die Preise, im Juni allein um die Hälfte."
    assert found(text, "de") == [("März 2015", "2015-03"), ("Juni", "2018-06")]
    text = "Since March 2015 prices rise, in June by half."
    assert found(text, "en") == [("March 2015", "2015-03"), ("June", "2018-06")]
