"""The names of formats, and what the dialog for files offers."""

from briefreader.formats.names import SUFFIXES, Format
from briefreader.ui.choosing import file_filter
from briefreader.ui.formats import file_kinds, format_name


def test_every_suffix_that_is_read_is_offered_once() -> None:
    offered = [suffix for _, suffixes in file_kinds() for suffix in suffixes]
    assert sorted(offered) == sorted(SUFFIXES)


def test_the_dialog_for_files_begins_with_all_documents_and_ends_with_all_files() -> None:
    filters = file_filter().split(";;")
    assert "*.pdf" in filters[0]
    assert "*.msg" in filters[0]
    assert filters[-1] == "All files (*)"


def test_every_format_that_is_read_has_a_name_of_its_own() -> None:
    assert len({format_name(form) for form in Format}) == len(Format)


def test_a_format_without_a_name_is_shown_in_capitals() -> None:
    assert format_name("docx") == "Word"
    assert format_name("xyz") == "XYZ"
