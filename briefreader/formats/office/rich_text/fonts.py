"""The code pages and fonts in which an RTF file's bytes are to be read."""

from dataclasses import dataclass

from briefreader.formats.office.symbols import in_symbol_font

DEFAULT_CODE_PAGE = "cp1252"
SYMBOLS = "symbols"
"""The code page of fonts whose characters are symbols."""

_CHARSETS = {
    2: SYMBOLS,
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
# fmt: off
_CODE_PAGES = frozenset({
    437, 720, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 932,
    936, 949, 950, 1125, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258,
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Font:
    """A font's name, and the code page of its bytes; empty for that of the file."""

    name: str = ""
    code_page: str = ""


def code_page_of_charset(charset: int) -> str:
    """The code page of a font's character set by its number in Windows; empty if it has none."""
    return _CHARSETS.get(charset, "")


def code_page_named(number: int) -> str:
    """Python's name of a code page; empty if it is not known."""
    if number == 65001:
        return "utf-8"
    if number == 10000:
        return "mac_roman"
    return f"cp{number}" if number in _CODE_PAGES else ""


def decoded(content: bytes, font: Font, code_page: str) -> str:
    """The text of bytes that are set in a font; `code_page` is that of the file."""
    code_page = font.code_page or code_page
    if code_page == SYMBOLS:
        return in_symbol_font(content.decode("latin-1"), font.name)
    try:
        return content.decode(code_page, errors="replace")
    except LookupError:
        return content.decode(DEFAULT_CODE_PAGE, errors="replace")
