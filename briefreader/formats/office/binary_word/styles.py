"""The styles of a binary Word file ([MS-DOC] 2.9.271): what a paragraph of each is."""

import struct
from dataclasses import replace

from briefreader.formats.office.binary_word.file import WordFile
from briefreader.formats.office.word.styles import PLAIN_STYLE, Style, named_style

_STYLES = 1
_MOST = 4_096
LONGEST_CHAIN = 30
_NO_BASE = 0xFFF
_BUILT_IN = {
    **{number: f"heading {number}" for number in range(1, 10)},
    **{number: f"toc {number - 18}" for number in range(19, 28)},
    34: "caption",
    35: "table of figures",
    62: "title",
    74: "subtitle",
    84: "block text",
    101: "html preformatted",
    180: "quote",
    181: "intense quote",
}
"""Names of built-in styles by their numbers in every language."""


def styles_of(file: WordFile) -> list[Style]:
    """The styles of a file by their index."""
    sheet = file.structure(_STYLES)
    if len(sheet) < 6:
        return []
    header, count, base_size = struct.unpack_from("<HHH", sheet, 0)
    position = 2 + header
    entries: list[tuple[str, int]] = []
    for _ in range(min(count, _MOST)):
        if position + 2 > len(sheet):
            break
        (size,) = struct.unpack_from("<H", sheet, position)
        entries.append(_entry(sheet[position + 2 : position + 2 + size], base_size))
        position += 2 + size + size % 2
    return [_resolved(entries, index) for index in range(len(entries))]


def _entry(content: bytes, base_size: int) -> tuple[str, int]:
    """A style's name, and the index of the one that it is based on."""
    if len(content) < 4:
        return "", _NO_BASE
    first, second = struct.unpack_from("<HH", content, 0)
    name = _BUILT_IN.get(first & 0xFFF, "")
    if not name and len(content) >= base_size + 2:
        (length,) = struct.unpack_from("<H", content, base_size)
        stored = content[base_size + 2 : base_size + 2 + 2 * min(length, 200)]
        name = stored.decode("utf-16-le", errors="replace")
    return name.partition(",")[0], second >> 4


def _resolved(entries: list[tuple[str, int]], index: int) -> Style:
    chain: list[str] = []
    following = index
    while following < len(entries) and len(chain) < LONGEST_CHAIN:
        name, following = entries[following]
        chain.append(name)
    style = PLAIN_STYLE
    for name in reversed(chain):
        style = named_style(style, name)
    return replace(style, own_id=str(index))
