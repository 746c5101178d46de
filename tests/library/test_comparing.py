"""What differs between two texts: whole words, in order, and nothing else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.library.comparing import compare


def differences(old: str, new: str) -> list[tuple[str, str]]:
    found = compare(old, new).changes
    return [(old[c.old.start : c.old.end], new[c.new.start : c.new.end]) for c in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The talks begin.", "The talks begin.", []),
        ("The talks begin.", "The  talks\nbegin.", []),
        ("The talks begin.", "The meeting begins.", [("talks begin", "meeting begins")]),
        ("One.\nTwo.\nThree.", "One.\nThree.", [("Two.", "")]),
        ("One.\nThree.", "One.\nTwo and a half.\nThree.", [("", "Two and a half.")]),
        ("", "All of it", [("", "All of it")]),
        ("All of it", "", [("All of it", "")]),
        ("1.4 billion", "1.5 billion", [("1.4", "1.5")]),
        ("a\nb\nc", "x\nb\ny", [("a", "x"), ("c", "y")]),
    ],
)
def test_changes_are_whole_words(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert differences(old, new) == expected


TEXTS = st.lists(
    st.sampled_from(["talks", "begin", "in", "Riga", ".", "\n", " ", "12", "é", "📄"]), max_size=40
).map(" ".join)


@given(TEXTS, TEXTS)
def test_putting_the_changes_in_gives_the_new_words(old: str, new: str) -> None:
    made, at, new_at = [], 0, 0
    for change in compare(old, new).changes:
        assert at <= change.old.start <= change.old.end
        assert new_at <= change.new.start <= change.new.end
        made += old[at : change.old.start].split()
        made += new[change.new.start : change.new.end].split()
        at, new_at = change.old.end, change.new.end
    made += old[at:].split()
    assert "".join(made) == "".join(new.split())


def test_texts_without_anything_in_common_are_compared_in_bounded_time() -> None:
    one = " ".join(f"a{number}" for number in range(60_000))
    other = " ".join(f"b{number}" for number in range(60_000))
    started = time.process_time()
    assert differences(one, other) == [(one, other)]
    assert differences(one.replace(" ", "\n"), other.replace(" ", "\n"))
    assert time.process_time() - started < 5
