"""TOML that we write is read back as it was."""

import datetime
import math
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.library.toml_text import toml_text

TEXTS = st.text(st.characters(codec="utf-8"))
SCALARS = (
    TEXTS
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.booleans()
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.datetimes(timezones=st.just(datetime.UTC))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_a_document_comes_back_with_its_values_and_their_order(document: dict[str, object]) -> None:
    read = tomllib.loads(toml_text(document))  # type: ignore[arg-type]
    assert read == document
    plain = [key for key, value in document.items() if not _is_array_of_tables(value)]
    assert list(read) == plain + [key for key in document if key not in plain]


def _is_array_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def test_a_list_of_tables_is_written_for_people() -> None:
    document = {"search": [{"name": "a", "query": 'say "x"'}, {"name": "b\n", "query": ""}]}
    assert toml_text({"version": 1, **document}) == (
        'version = 1\n\n[[search]]\nname = "a"\nquery = "say \\"x\\""\n'
        '\n[[search]]\nname = "b\\n"\nquery = ""\n'
    )


def test_numbers_that_are_none_come_back() -> None:
    assert math.isnan(tomllib.loads(toml_text({"a": math.nan}))["a"])
    assert tomllib.loads(toml_text({"a": -math.inf}))["a"] == -math.inf


def test_what_toml_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError):
        toml_text({"a": None})  # type: ignore[dict-item]
