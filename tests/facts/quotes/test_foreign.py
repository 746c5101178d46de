from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.fact import Fact
from briefreader.facts.quotes.find import find_quotes
from tests.facts.documents import document, person

_PEOPLE = ("Erna Blum", "Karl Ott", "Jean Morel", "Claire Petit", "Ana Ríos", "Luis Vega", "Морель")


def quotes_in(language: str, *paragraphs: str) -> tuple[Fact, ...]:
    source = document(*paragraphs)
    source = replace(source, metadata=replace(source.metadata, language=language))
    known = [fact for name in _PEOPLE for fact in person(source, name)]
    found = find_quotes(source, tuple(sorted(known, key=lambda fact: fact.start)))
    assert all(quote.text == source.text[quote.start : quote.end] for quote in found)
    return found


def said(language: str, *paragraphs: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.label) for quote in quotes_in(language, *paragraphs)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("„Wir bauen die Brücke neu“, sagte Bürgermeisterin Erna Blum am Montag.", "Erna Blum"),
        ("„Wir bauen die Brücke neu“, so Erna Blum.", "Erna Blum"),
        ("»Wir bauen die Brücke neu«, erklärte der Sprecher, Karl Ott.", "Karl Ott"),
        ("Erna Blum sagte dem Stadtrat: „Wir bauen die Brücke neu.“", "Erna Blum"),
        ("Am Montag betonte Erna Blum, „wir bauen die Brücke neu“.", "Erna Blum"),
        ("Karl Ott, Leiter des Bauamts, warnte, das sei „viel zu teuer für uns“.", "Karl Ott"),
        ("Laut Karl Ott sei der Plan „nicht zu halten“.", "Karl Ott"),
        ("Nach Angaben von Karl Ott ist der Plan „nicht zu halten“.", "Karl Ott"),
        ("Karl Ott zufolge ist der Plan „nicht zu halten“.", "Karl Ott"),
        ("„Der Plan ist nicht zu halten“, wie Karl Ott meinte.", "Karl Ott"),
        (
            "„Der Plan steht seit Mai“, sagte ein Sprecher des Ministeriums.",
            "Sprecher des Ministeriums",
        ),
        ("Erna Blum sprach von einem „Tag der Freude für alle“.", "Erna Blum"),
        ("Karl Ott hat von einem „Tag der Freude für alle“ gesprochen.", None),
        ("Erna Blum kam spät. „Der Zug stand im Schnee“, sagte sie.", "Erna Blum"),
    ],
)
def test_a_german_speaker_is_found(text: str, label: str | None) -> None:
    assert [speaker for _, speaker in said("de", text)] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("« Nous referons le pont », a déclaré le maire Jean Morel.", "Jean Morel"),
        ("« Nous referons le pont », affirme Jean Morel, maire de la ville.", "Jean Morel"),
        ("Jean Morel a déclaré lundi : « Nous referons le pont. »", "Jean Morel"),
        ("Claire Petit, ministre des Ponts, affirme que « rien ne presse ici ».", "Claire Petit"),
        ("Selon Jean Morel, le plan est « trop cher pour la ville ».", "Jean Morel"),
        ("D’après Claire Petit, le plan est « trop cher pour la ville ».", "Claire Petit"),
        (
            "Claire Petit arrive tard. « Le train était en retard », explique-t-elle.",
            "Claire Petit",
        ),
        ("Jean Morel est parti. « Tout est fini depuis mai », a-t-il ajouté.", "Jean Morel"),
        ("« Nous referons, a dit Jean Morel, le pont de la gare. »", "Jean Morel"),
        (
            "« Le pont est sûr », a précisé le porte-parole du gouvernement.",
            "porte-parole du gouvernement",
        ),
        ("Le maire Jean Morel a qualifié le vote de « pas vers la paix ».", "Jean Morel"),
    ],
)
def test_a_french_speaker_is_found(text: str, label: str) -> None:
    assert [speaker for _, speaker in said("fr", text)] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("«Vamos a rehacer el puente», dijo la alcaldesa Ana Ríos.", "Ana Ríos"),
        ("“Vamos a rehacer el puente”, aseguró Ana Ríos, alcaldesa de la villa.", "Ana Ríos"),
        ("Ana Ríos afirmó el lunes: «Vamos a rehacer el puente».", "Ana Ríos"),
        ("Luis Vega, jefe de obras, advirtió de que es «demasiado caro para todos».", "Luis Vega"),
        ("Según Luis Vega, el plan es «demasiado caro para todos».", "Luis Vega"),
        ("De acuerdo con Luis Vega, el plan es «demasiado caro para todos».", "Luis Vega"),
        ("El plan es «demasiado caro», ha señalado Luis Vega.", "Luis Vega"),
        ("«El puente es seguro», indicó el portavoz del Gobierno.", "portavoz del Gobierno"),
        ("Ana Ríos llegó tarde. «El tren no pudo salir», explicó ella.", "Ana Ríos"),
    ],
)
def test_a_spanish_speaker_is_found(text: str, label: str) -> None:
    assert [speaker for _, speaker in said("es", text)] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("«Мы построим новый мост», — сказал министр Иван Орлов.", "Иван Орлов"),
        ("«Мы построим новый мост», – заявила Анна Белова.", "Анна Белова"),
        ("Министр Иван Орлов заявил: «Мы построим новый мост».", "Иван Орлов"),
        (
            "Пресс-секретарь мэра добавил, что план «слишком дорогой для города».",
            "Пресс-секретарь мэра",
        ),
        ("«Мост уже готов», — говорится в сообщении.", None),
        ("По словам министра, план «слишком дорогой для города».", "министра"),
        ("Морель приехал. По словам Мореля, план «слишком дорогой для города».", "Морель"),
        ("Морель опоздал. «Поезд стоял в снегу весь день», — объяснил он.", "Морель"),
    ],
)
def test_a_russian_speaker_is_found(text: str, label: str | None) -> None:
    assert [speaker for _, speaker in said("ru", text)] == [label]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Er liest die Zeitung „Der Bote“ und das so genannte „Heft der Woche“."),
        ("fr", "Il lit le journal « Le Courrier » et le film « La Mer »."),
        ("es", "Lee el diario «El Correo» y la llamada «ley de los puentes»."),
        ("es", "—Vamos al puente —dijo Ana Ríos."),
        ("ru", "Компания «Северный мост» и газета «Вестник» стоят рядом."),
    ],
)
def test_names_of_papers_and_firms_are_no_quotations(language: str, text: str) -> None:
    assert said(language, text) == []


_PIECES = st.sampled_from(
    [
        *"„“”»«‹›‚‘’\"'—–-.,:; \n",
        "sagte",
        "a déclaré",
        "dit-il",
        "dijo",
        "сказал",
        "Laut",
        "selon",
        "según",
        "по словам",
        "Erna Blum",
        "Морель",
        "der Sprecher",
        "le maire",
        "wort",
    ]
)


@given(
    st.sampled_from(["de", "fr", "es", "ru", "en", "it", ""]),
    st.lists(st.lists(_PIECES, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=3),
)
def test_any_text_in_any_language_gives_quotations_inside_it_in_order(
    language: str, paragraphs: list[str]
) -> None:
    found = quotes_in(language, *paragraphs)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert found == quotes_in(language, *paragraphs)


@pytest.mark.parametrize("language", ["de", "fr", "es", "ru", "en"])
def test_two_thousand_quotations_in_one_sentence_come_to_an_end(language: str) -> None:
    text = "Erna Blum sagte dijo сказал „a b c d e“ und " * 2000
    assert len(quotes_in(language, text)) in (0, 2000)
