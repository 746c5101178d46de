"""Bytes become text, and what was guessed is said."""

import pytest

from briefreader.formats.building.encoding import decode


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_marked_and_plain_unicode_is_read_without_a_warning(name: str) -> None:
    decoded = decode("Zürich – 10 €\n".encode(name))
    assert decoded.text == "Zürich – 10 €\n"
    assert decoded.warnings == ()


def test_utf16_without_a_mark_is_read_and_said() -> None:
    decoded = decode("The ministers met.\n".encode("utf-16-le"))
    assert decoded.text == "The ministers met.\n"
    assert "UTF-16" in decoded.warnings[0]


def test_western_bytes_are_read_as_windows_1252_and_called_a_guess() -> None:
    decoded = decode("Das Café in München, „gestern“.\n".encode("cp1252"))
    assert decoded.text == "Das Café in München, „gestern“.\n"
    assert "guess" in decoded.warnings[0]


def test_russian_in_koi8_is_recognised() -> None:
    text = "Министры иностранных дел встретятся в Таллине. Повестка будет короткой.\n"
    assert decode(text.encode("koi8-r")).text == text


def test_damaged_utf8_keeps_its_good_part_and_says_how_much_is_bad() -> None:
    decoded = decode("Zürich, Genève, Köln ".encode() + b"\xe2\x80")
    assert decoded.text.startswith("Zürich, Genève, Köln ")
    assert "one place is damaged" in decoded.warnings[0]


def test_a_declared_encoding_that_is_wrong_is_said() -> None:
    decoded = decode("Das Café in München\n".encode("cp1252"), declared="utf-8")
    assert "Café" in decoded.text
    assert "utf-8" in decoded.warnings[0]


@pytest.mark.parametrize("mark", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_newline(mark: str) -> None:
    assert decode(f"a{mark}b".encode()).text == "a\nb"


def test_controls_and_direction_overrides_are_left_out_with_a_warning() -> None:
    decoded = decode("a\x00b \u202ec\u202c".encode())
    assert decoded.text == "ab c"
    assert len(decoded.warnings) == 2


def test_an_unknown_or_unfit_declared_codec_is_ignored() -> None:
    assert decode(b"abc", declared="rot13").text == "abc"
    assert decode(b"abc", declared="no such codec").text == "abc"
