"""Characters of PDF fonts that stand for others: ligatures, private-use glyphs, stray controls."""

import re

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\uf001": "fi",
    "\uf002": "fl",
    "\uf6c9": "´",
    "\uf6be": "j",
}
# Symbol and Wingdings put their characters at U+F000 and on; these are the bullets and the marks
# that word processors take from them.
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf076": "❖",
    "\uf0e0": "→",
    "\uf0ae": "→",
    "\uf02d": "−",
    "\uf0b0": "°",
    "\uf0b1": "±",
    "\uf0b3": "≥",
    "\uf0a3": "≤",
    "\uf0d7": "⋅",
    "\uf06e": "■",
    "\uf06f": "□",
    "\uf0a8": "□",
    "\uf071": "□",
    "\uf0fe": "☑",
    "\uf020": " ",
}
_CONTROLS = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)], "")
_REMOVED = {"\u200b": "", "\ufeff": "", "\u2060": "", "\ufff9": "", "\ufffa": "", "\ufffb": ""}
_TABLE = str.maketrans(
    {
        **{chr(code): text for code, text in _CONTROLS.items()},
        **_LIGATURES,
        **_SYMBOLS,
        **_REMOVED,
        "\u2028": " ",
        "\u2029": " ",
        "\u0085": " ",
        "\u00a0": "\u00a0",
    }
)
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\uf000-\uf8ff\ufb00-\ufb06\ufeff\ufff9-\ufffb\ud800-\udfff\u21b5]"
)
# Old TeX fonts without a table of characters have "ff" where others have this arrow.
_ARROW_FOR_FF = re.compile("(?<=[^\\W\\d_])\u21b5|\u21b5(?=[^\\W\\d_])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def is_clean(text: str) -> bool:
    """Whether `mapped` leaves every word of a text as it is."""
    return _ODD.search(text.replace("\r", " ")) is None


def mapped(text: str) -> str:
    """The text with ligatures and known private-use glyphs written out, without controls."""
    if text.isascii() and text.isprintable():
        return text
    if _ODD.search(text) is None:
        return text
    text = _ARROW_FOR_FF.sub("ff", text)
    return _SURROGATE.sub("\ufffd", text).translate(_TABLE)
