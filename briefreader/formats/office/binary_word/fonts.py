"""The names of the fonts of a binary Word file ([MS-DOC] 2.9.287)."""

import struct

from briefreader.formats.office.binary_word.file import WordFile

_FONTS = 15
_BEFORE_NAME = 39
_MOST = 4_096


def fonts_of(file: WordFile) -> list[str]:
    """The fonts by their index."""
    table = file.structure(_FONTS)
    if len(table) < 4:
        return []
    (count,) = struct.unpack_from("<H", table, 0)
    fonts = []
    position = 4
    for _ in range(min(count, _MOST)):
        if position >= len(table):
            break
        size = table[position]
        stored = table[position + 1 + _BEFORE_NAME : position + 1 + size]
        name = stored[: len(stored) // 2 * 2].decode("utf-16-le", errors="replace")
        fonts.append(name.partition("\x00")[0])
        position += 1 + size
    return fonts
