"""Characters of symbol fonts, which stand in a file by their places in the font.

Symbol by Adobe's table of its encoding, Wingdings by the nearest Unicode characters
(https://www.unicode.org/L2/L2011/11196-n4022-wingding.pdf); ornaments without one are left out.
"""

import re

_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uf8ff〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_SYMBOL = dict(enumerate(_LOW, 0x20)) | dict(enumerate(_HIGH, 0xA0))
_WINGDINGS = {
    0x20: " ",
    0x22: "✂",
    0x28: "☎",
    0x2A: "✉",
    0x4A: "☺",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}


_UNKNOWN = _SYMBOL | _WINGDINGS | {0xB7: "•"}
_PRIVATE = re.compile("[\uf020-\uf0ff]")


def in_unicode(text: str, font: str = "") -> str:
    """Text with characters of symbol fonts as the characters that are seen.

    These are U+F020 to U+F0FF, of whatever font; where that is not known, they are taken for those
    of Wingdings, with the bullet of Symbol.
    """
    if text.isascii() or _PRIVATE.search(text) is None:
        return text
    table = _table(font)
    return _PRIVATE.sub(lambda match: table.get(ord(match.group()) - 0xF000, ""), text)


def in_symbol_font(text: str, font: str) -> str:
    """Text that is set in a symbol font by the places of its characters (below U+0100)."""
    table = _table(font)
    return in_unicode("".join(table.get(ord(mark), _beyond(mark)) for mark in text), font)


def is_symbol_font(font: str) -> bool:
    """Whether the characters of a font are not what their numbers say."""
    return font.casefold() in {"symbol", "wingdings"}


def _table(font: str) -> dict[int, str]:
    font = font.casefold()
    if font == "symbol":
        return _SYMBOL
    return _WINGDINGS if font.startswith("wingdings") else _UNKNOWN


def _beyond(mark: str) -> str:
    return mark if ord(mark) >= 0x100 else ""
