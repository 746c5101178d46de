from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.document import Block, BlockKind, Document, Metadata
from briefreader.domain.fact import Fact
from briefreader.facts.names.find import find_names
from briefreader.facts.text.tokens import tokens_of, without_elisions
from briefreader.facts.text.word_lists import word_list


def facts(text: str, language: str) -> tuple[Fact, ...]:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return find_names(Document(text, (block,), Metadata(language=language)))


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(fact.text, fact.kind.value) for fact in facts(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Gestern sprach Bundeskanzler Horvath dazu.", "de", [("Horvath", "person")]),
        ("Dort war Ursula von der Leyen von der Universität Hamburg.", "de",
         [("Ursula von der Leyen", "person"), ("Universität Hamburg", "organisation")]),
        ("Das Bundesministerium für Wirtschaft und Energie schweigt.", "de",
         [("Bundesministerium für Wirtschaft und Energie", "organisation")]),
        ("Die Mitte der Gesellschaft will Ruhe, sagte die Deutsche.", "de", []),
        ("Hier, à l’Élysée, M. Dupuis a ri.", "fr",
         [("Élysée", "organisation"), ("Dupuis", "person")]),
        ("Le ministère des Affaires étrangères et la Banque de France.", "fr",
         [("ministère des Affaires étrangères", "organisation"),
          ("Banque de France", "organisation")]),
        ("Les Russes et le conseil des élèves attendent.", "fr", []),
        ("El Ministerio de Asuntos Exteriores y la ministra Calviño.", "es",
         [("Ministerio de Asuntos Exteriores", "organisation"), ("Calviño", "person")]),
        ("Juan García de la Torre vive en Sevilla.", "es",
         [("Juan García de la Torre", "person"), ("Sevilla", "place")]),
        ("Министерство иностранных дел России молчит.", "ru",
         [("Министерство иностранных дел", "organisation"), ("России", "place")]),
        ("Европейский парламент и Мария Захарова.", "ru",
         [("Европейский парламент", "organisation"), ("Мария Захарова", "person")]),
        ("Немцы живут в Женеве.", "ru", [("Женеве", "place")]),
    ],
)  # fmt: skip
def test_names_are_found_by_lists_titles_and_heads(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, language) == expected


def test_the_cases_of_a_russian_name_are_one_name() -> None:
    text = "Сегодня Сергей Лавров был в Вене. Лаврова ждали, с Лавровым говорили. Вена ждала."
    assert [fact.label for fact in facts(text, "ru")] == [
        "Сергей Лавров",
        "Vienna",
        "Сергей Лавров",
        "Сергей Лавров",
        "Vienna",
    ]


def test_a_name_in_a_case_is_shown_in_the_nominative() -> None:
    (fact,) = facts("Он говорил с Дональдом Трампом.", "ru")
    assert (fact.text, fact.label) == ("Дональдом Трампом", "Дональд Трамп")


def test_local_names_have_the_usual_label_and_rules_name_the_language() -> None:
    (fact,) = facts("Hier, l’OTAN a réagi.", "fr")
    assert (fact.text, fact.label, fact.rule) == ("OTAN", "NATO", "fr list")


def test_a_title_is_the_role_of_a_person() -> None:
    (fact,) = facts("Dort sprach Präsident Quill.", "de")
    assert fact.detail.role == "Präsident"


def test_an_article_is_apart_from_its_word() -> None:
    text = "L’État d'Israël, aujourd’hui."
    words = [token.text for token in without_elisions(tokens_of(text, 0, len(text)))]
    assert words == ["L’", "État", "d'", "Israël", ",", "aujourd’hui", "."]


_WORDS = word_list(
    "Präsident Anna von der Leyen Universität für Hamburg l’OTAN (CDU) Ministerio de la Paz "
    "Министерство иностранных дел Сергеем Лавровым В. Путин США Jean-Yves и und et y - , . ( )"
)


@given(
    st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=5)), min_size=1, max_size=25),
    st.sampled_from(["de", "fr", "es", "ru"]),
)
def test_every_name_lies_in_the_text_and_none_overlaps(words: list[str], language: str) -> None:
    text = " ".join(words).replace("\n", " ") or "-"
    names = facts(text, language)
    assert all(fact.text == text[fact.start : fact.end] != "" for fact in names)
    assert all(a.end <= b.start for a, b in pairwise(names))
    assert names == facts(text, language)
