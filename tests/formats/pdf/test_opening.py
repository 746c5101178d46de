"""Opening PDF files: passwords and damage."""

import pytest

from briefreader.domain.errors import PasswordNeeded, UnreadableDocument
from briefreader.formats.pdf.parsing import parse
from tests.formats.pdf.making import Sheet, pdf

SECRET = pdf(Sheet().write("A secret treaty on ships."), password="söcret")


def test_an_encrypted_file_asks_for_its_password() -> None:
    with pytest.raises(PasswordNeeded, match="protected by a password"):
        parse(SECRET)


def test_a_wrong_password_is_said_to_be_wrong() -> None:
    with pytest.raises(PasswordNeeded, match="does not open"):
        parse(SECRET, "other")


def test_the_right_password_opens_the_file() -> None:
    assert [piece.text for piece in parse(SECRET, "söcret").pieces] == ["A secret treaty on ships."]


def test_a_password_that_is_not_needed_does_no_harm() -> None:
    assert parse(pdf(Sheet().write("Open to all.")), "any").pieces[0].text == "Open to all."


def test_what_stands_before_and_after_the_file_does_no_harm() -> None:
    content = (
        b"HTTP/1.1 200 OK\r\n\r\n" + pdf(Sheet().write("Open to all.")) + b"\n<!-- end -->" * 9
    )
    assert parse(content).pieces[0].text == "Open to all."


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\x00" * 5000])
def test_a_damaged_file_is_refused_with_a_way_out(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        parse(content)


def test_a_file_whose_table_of_objects_is_lost_is_read_all_the_same() -> None:
    content = pdf(Sheet().write("Open to all."))
    broken = content[: content.index(b"xref\n")] + content[content.index(b"trailer") :]
    assert parse(broken).pieces[0].text == "Open to all."
