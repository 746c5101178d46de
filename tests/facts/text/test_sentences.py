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


@pytest.mark.parametrize(
    "one",
    [
        "They met at 6 p.m. Tuesday in Vienna.",
        "They met at 6:30 p.m. GMT in Vienna.",
        "They met at 11 a.m. Moscow time in Vienna.",
        "They met at 11 a.m. July 16 in Vienna.",
    ],
)
def test_an_hour_and_its_day_or_zone_are_in_one_sentence(one: str) -> None:
    assert len(sentence_spans(one, 0, len(one))) == 1


@pytest.mark.parametrize("second", ["The council met.", "NATO leaders left.", "Moscow waited."])
def test_a_sentence_may_end_with_an_hour(second: str) -> None:
    text = f"They met at 6 p.m. {second}"
    assert len(sentence_spans(text, 0, len(text))) == 2
