"""Past searches: what is kept of them, and stepping through them."""

import stat
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefreader.ui.searching.history import (
    KEPT,
    Steps,
    forget_all,
    history_path,
    read_history,
    remember,
    with_query,
)


def test_a_query_is_kept_once_and_as_the_newest() -> None:
    assert with_query(("a", "b", "c"), "a") == ("b", "c", "a")


def test_blanks_at_the_ends_and_between_words_are_no_part_of_a_query() -> None:
    assert with_query((), "  harbour \t talks ") == ("harbour talks",)


def test_an_empty_query_is_not_kept() -> None:
    assert with_query(("a",), "  ") == ("a",)


def test_the_oldest_queries_are_dropped() -> None:
    queries: tuple[str, ...] = ()
    for number in range(KEPT + 5):
        queries = with_query(queries, f"query {number}")
    assert len(queries) == KEPT
    assert queries[0] == "query 5"


def test_a_query_that_was_still_being_written_gives_way() -> None:
    assert with_query(("a", "harb"), "harbour", "harb") == ("a", "harbour")


def test_past_searches_are_read_again_and_private(tmp_path: Path) -> None:
    path = history_path(tmp_path / "state")
    remember(path, "harbour")
    remember(path, "“grain” -москва")
    assert read_history(path) == ("harbour", "“grain” -москва")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_windows_remember_into_one_file(tmp_path: Path) -> None:
    path = history_path(tmp_path)
    remember(path, "harbour")
    remember(path, "grain")
    remember(path, "harbour")
    assert read_history(path) == ("grain", "harbour")


def test_a_missing_or_a_broken_file_has_no_past_searches(tmp_path: Path) -> None:
    path = history_path(tmp_path)
    assert read_history(path) == ()
    path.write_bytes(b"\xff\xfe\nharbour\n\n")
    assert read_history(path)[-1] == "harbour"


def test_all_past_searches_can_be_forgotten(tmp_path: Path) -> None:
    path = history_path(tmp_path)
    remember(path, "harbour")
    forget_all(path)
    forget_all(path)
    assert read_history(path) == ()
    assert not path.exists()


@given(st.text())
def test_any_query_that_can_be_typed_survives_the_file(text: str) -> None:
    line = " ".join(text.split())
    assert with_query((), text) == ((line,) if line else ())
    assert "\n" not in line


def test_stepping_goes_back_and_returns_to_what_stood_in_the_box() -> None:
    steps = Steps(("a", "b", "c"))
    assert steps.older("dr") == "c"
    assert steps.older("c") == "b"
    assert steps.newer() == "c"
    assert steps.newer() == "dr"
    assert not steps.is_under_way
    assert steps.newer() is None


def test_stepping_ends_at_the_oldest() -> None:
    steps = Steps(("a",))
    assert steps.older("") == "a"
    assert steps.older("a") is None
    assert steps.newer() == ""


def test_the_query_in_the_box_is_not_stepped_to_again() -> None:
    steps = Steps(("a", "b"))
    assert steps.older("b") == "a"
    assert steps.newer() == "b"
    assert not steps.is_under_way


def test_stepping_may_begin_in_an_empty_box_or_on_a_past_search() -> None:
    steps = Steps(("a", "b"))
    assert steps.may_begin("")
    assert steps.may_begin("a")
    assert not steps.may_begin("ab")


def test_without_past_searches_there_is_nothing_to_step_to() -> None:
    assert Steps().older("a") is None
