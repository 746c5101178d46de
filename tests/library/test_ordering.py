"""The order of the documents, kept while they come and go."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.document import Metadata, Summary
from briefreader.domain.query import Sort
from briefreader.library.ordering import RUN, Ordering

DATES = st.sampled_from([None, "2019", "2020-01", "2020-01-02"])
ROWS = st.builds(
    lambda key, title, date, added: Summary(
        key, Metadata(title=title, published=date), "text", 1, "/a.txt", added=added
    ),
    st.sampled_from("abcdefgh"),
    st.sampled_from(["Zinc", "zinc", "Ärger", "ant"]),
    DATES,
    st.sampled_from(["", "2026-01-01T00:00:00Z"]),
)


@given(st.lists(ROWS), st.lists(st.tuples(st.sets(st.sampled_from("abcdefgh")), st.lists(ROWS))))
def test_changes_one_by_one_end_in_the_order_of_a_new_sort(
    first: list[Summary], changes: list[tuple[set[str], list[Summary]]]
) -> None:
    rows = {row.id: row for row in first}
    kept = Ordering()
    for sort in (Sort.DATE, Sort.TITLE):
        kept.of(rows, sort)
    for gone, came in changes:
        new = {row.id: row for row in came}
        rows = {key: row for key, row in rows.items() if key not in gone} | new
        kept.change(gone, new.values())
        for sort in (Sort.DATE, Sort.TITLE):
            assert kept.of(rows, sort) == Ordering().of(rows, sort)


def test_many_are_sorted_as_few_are() -> None:
    rows = {
        str(number): Summary(str(number), Metadata(title=f"{number * 7919 % 10007}"), "text", 1, "")
        for number in range(2 * RUN + 5)
    }
    wanted = sorted(rows, key=lambda key: (rows[key].title, key))
    assert list(Ordering().of(rows, Sort.TITLE)) == wanted


def test_the_newest_comes_first_and_of_one_day_what_was_added_last() -> None:
    def row(key: str, date: str | None, added: str) -> Summary:
        return Summary(key, Metadata(published=date), "text", 1, "", added=added)

    rows = (
        row("a", None, "3"),
        row("b", "2020", "1"),
        row("c", "2021", "1"),
        row("d", "2021", "2"),
    )
    assert Ordering().of({one.id: one for one in rows}, Sort.DATE) == ("d", "c", "b", "a")
