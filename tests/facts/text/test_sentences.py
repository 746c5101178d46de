import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.facts.text.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("Mr. Lorne met Gen. Quill of the U.S. Navy.", None),
        ("“It rained.” She left.", ["“It rained.”", "She left."]),
        ("“Did it?” she asked.", None),
        ("It cost 3.5 million. Why?", ["It cost 3.5 million.", "Why?"]),
        ("", []),
    ],
)
def test_a_sentence_ends_where_the_next_begins(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == ([text] if expected is None else expected)


@given(st.text(alphabet="aB .?!“”\n1", max_size=80))
def test_sentences_cover_all_words_in_order(text: str) -> None:
    assert (
        "".join(sentences(text)).split()
        == "".join(text[start:end] for start, end in sentence_spans(text, 0, len(text))).split()
    )
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_the_marks_of_notes_belong_to_the_sentence_before_them() -> None:
    text = "The port opened.[1] Ships came.[2, 3][4] It closed."
    assert sentences(text) == ["The port opened.[1]", "Ships came.[2, 3][4]", "It closed."]
