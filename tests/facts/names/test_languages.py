import pytest

from briefreader.domain.document import Block, BlockKind, Document, Metadata
from briefreader.facts.names.find import find_names


def names_in(text: str, language: str) -> list[tuple[str, str]]:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    source = Document(text, (block,), Metadata(language=language))
    return [(fact.text, fact.kind.value) for fact in find_names(source)]


def test_a_german_noun_is_no_name() -> None:
    text = "Im Juli nannte der Rat in Kürze die Wahl von Vertretern und die Sicherheit Israels."
    assert names_in(text, "de") == [("Israels", "place")]


def test_und_is_no_part_of_a_name() -> None:
    assert names_in("Gestern trafen sich Konrad Weber und Maria Lindner.", "de") == [
        ("Konrad Weber", "person"),
        ("Maria Lindner", "person"),
    ]


def test_a_name_beside_a_sure_one_is_kept() -> None:
    found = names_in(
        "Damals sprachen darüber dort nacheinander Zorvan Hoffman und Maria Lindner.", "de"
    )
    assert ("Zorvan Hoffman", "person") in found


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Das Treffen in Wien zeigt, dass Präsident Quill zögert.", "de", ["Wien", "Quill"]),
        ("Le ministre est arrivé à Genève avec l'OTAN.", "fr", ["Genève", "OTAN"]),
        ("El acuerdo entre Estados Unidos y Rusia.", "es", ["Estados Unidos", "Rusia"]),
    ],
)
def test_what_the_gazetteer_holds_is_found_in_other_languages(
    text: str, language: str, expected: list[str]
) -> None:
    assert [name for name, _ in names_in(text, language)] == expected
