"""References inside a book lead into the book only."""

import pytest

from briefreader.formats.books.archive import resolved


@pytest.mark.parametrize(
    ("reference", "path", "fragment"),
    [
        ("b.xhtml", "OEBPS/text/b.xhtml", ""),
        ("../b.xhtml#n1", "OEBPS/b.xhtml", "n1"),
        ("a%20b.xhtml#n%20", "OEBPS/text/a b.xhtml", "n "),
        ("#n1", "OEBPS/text/a.xhtml", "n1"),
        ("./b.xhtml?x=1", "OEBPS/text/b.xhtml", ""),
    ],
)
def test_a_reference_is_resolved_against_its_file(reference: str, path: str, fragment: str) -> None:
    assert resolved("OEBPS/text/a.xhtml", reference) == (path, fragment)


@pytest.mark.parametrize(
    "reference",
    [
        "../../../etc/passwd",
        "/etc/passwd",
        "https://x.invalid/a",
        "file:///etc/passwd",
        "%2Fetc%2Fpasswd",
        "\\\\server\\share",
        "javascript:x",
        "..",
    ],
)
def test_a_reference_out_of_the_book_leads_nowhere(reference: str) -> None:
    assert resolved("OEBPS/a.xhtml", reference) == ("", "")
