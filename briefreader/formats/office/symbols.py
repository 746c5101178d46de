"""Characters of symbol fonts, which stand in a file by their places in the font.

Symbol by Adobe's table of its encoding, Wingdings by the nearest Unicode characters
(https://www.unicode.org/L2/L2011/11196-n4022-wingding.pdf); ornaments without one are left out.
"""

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
_PRIVATE = range(0xF020, 0xF100)


def is_symbol_font(font: str) -> bool:
    """Whether the characters of a font are not what their numbers say."""
    return font.casefold() in {"symbol", "wingdings"}


def in_unicode(text: str, font: str = "") -> str:
    """Text set in a symbol font as the characters that are seen; other text as it is.

    Characters U+F020 to U+F0FF stand for a place in a symbol font whatever the font is; where that
    is not known, it is Symbol.
    """
    known = is_symbol_font(font)
    if not known and (text.isascii() or not any(ord(mark) in _PRIVATE for mark in text)):
        return text
    table = _WINGDINGS if font.casefold().startswith("wingdings") else _SYMBOL
    return "".join(_seen(mark, table, known) for mark in text)


def _seen(mark: str, table: dict[int, str], known: bool) -> str:
    number = ord(mark)
    if number in _PRIVATE:
        return table.get(number - 0xF000, "")
    return table.get(number, "" if number < 0x100 else mark) if known else mark
