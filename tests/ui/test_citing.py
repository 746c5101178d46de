"""A passage with where it comes from."""

from briefreader.domain.document import Metadata
from briefreader.ui.citing import source_line, with_source


def test_a_source_names_all_that_is_known_with_the_page_last() -> None:
    metadata = Metadata(
        authors=("Ann Ode", "Per Lund"),
        publisher="Valley Gazette",
        published="2021-03",
        number="B 12",
    )
    line = source_line("A bridge", metadata, "iv")
    assert line == "Ann Ode, Per Lund, “A bridge”, Valley Gazette, B 12, March 2021, p. iv"


def test_a_source_of_which_only_the_title_is_known_is_the_title() -> None:
    assert source_line("A bridge", Metadata()) == "“A bridge”"


def test_a_passage_stands_in_quotation_marks_before_its_source() -> None:
    assert (
        with_source(" a long bridge\n", "“A bridge”, p. 4") == "“a long bridge” (“A bridge”, p. 4)"
    )
