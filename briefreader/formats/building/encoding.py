"""Bytes become text: byte order marks, UTF-8, else a guess that is said."""

import codecs
import re
from dataclasses import dataclass

SAMPLE = 65_536
"""Bytes that are looked at to guess an encoding."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# fmt: off
_CANDIDATES = [
    "cp1252", "cp1250", "cp1251", "koi8_r", "mac_roman", "iso8859_2", "cp1253", "cp1254",
    "cp1255", "cp1256", "cp1257", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]
# fmt: on
_NAMES = {"cp1252": "Windows-1252", "cp1251": "Windows-1251", "cp1250": "Windows-1250"}
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßªº‘’“”–—…€£§°«»•™©®½¼¾²³¡¿·´\u00a0\u00ad")
_WESTERN_CAPITALS = frozenset("ÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÙÚÛÜŒ")
_BROKEN_UTF8 = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]|[\xc0\xc1][\x80-\xbf]")
_LINE_ENDS = ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff]")
_ASCII_CONTROLS = bytes([*range(9), *range(14, 32), 127])
_DIRECTION_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with `\\n` as its only line end, free of controls and surrogates, and what was odd.

    `controls` is the number of control characters that were left out.
    """

    text: str
    warnings: tuple[str, ...] = ()
    controls: int = 0


def decode(content: bytes, declared: str = "") -> Decoded:
    """The text that these bytes stand for; never fails.

    `declared` is the encoding that the file itself names (an HTML page does). Bytes that stand for
    nothing become U+FFFD; that, and every guess, is said in the warnings.
    """
    text, warnings = _decode(content, declared)
    text = text.removeprefix("\ufeff")
    bad = text.count("\ufffd") - content.count("\ufffd".encode())
    if bad > 0 and not warnings:
        warnings = ("Some bytes of the file are damaged and are shown as \ufffd.",)
    plain = with_plain_line_ends(text)
    cleaned, more = without_controls(plain)
    return Decoded(cleaned, warnings + more, len(plain) - len(cleaned))


def with_plain_line_ends(text: str) -> str:
    """The text with every kind of line end (CR, VT, FF, NEL, U+2028, U+2029) as `\\n`."""
    for mark in _LINE_ENDS:
        if mark in text:
            text = text.replace(mark, "\n")
    return text


def without_controls(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without control characters and direction overrides, and what was left out."""
    warnings: tuple[str, ...] = ()
    if not text.isascii() and _DIRECTION_CONTROLS.search(text):
        if "\u202d" in text or "\u202e" in text:
            warnings += ("Invisible marks that turn the direction of writing were left out.",)
        text = _DIRECTION_CONTROLS.sub("", text)
    if _has_controls(text):
        text = _CONTROLS.sub("", text)
        warnings += ("Control characters were left out.",)
    return text, warnings


def _has_controls(text: str) -> bool:
    if not text.isascii():
        return _CONTROLS.search(text) is not None
    return len(text.encode("ascii").translate(None, _ASCII_CONTROLS)) < len(text)


def _decode(content: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, errors="replace"), ()
    wide = _unmarked_wide_encoding(content)
    if wide:
        text = content.decode(wide, errors="replace")
        return text, (f"The file does not name its encoding; it was read as {wide.upper()}.",)
    known = _codec(declared)
    if known and known != "utf-8":
        try:
            return content.decode(known), ()
        except (UnicodeError, ValueError, LookupError):
            declared_wrongly = True
    else:
        declared_wrongly = known == "utf-8"
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(content):
        text = content.decode("utf-8", errors="replace")
        count = text.count("\ufffd")
        places = "one place is" if count == 1 else f"{count} places are"
        return text, (f"The file is UTF-8 text, but {places} damaged and shown as \ufffd.",)
    return _guessed(content, declared if declared_wrongly else "")


def _guessed(content: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    name = _likely_encoding(content)
    text = content.decode(name, errors="replace")
    shown = _NAMES.get(name, name.replace("_", "-").upper())
    if declared:
        reason = f"The file says that it is {declared}, but it is not; it was read as {shown}"
    else:
        reason = f"The file does not name its encoding; it was read as {shown}"
    return text, (f"{reason}, which is a guess.",)


def _codec(name: str) -> str:
    """Python's name of a declared encoding; empty for none, an unknown or a binary codec."""
    try:
        found = codecs.lookup(name.strip()).name if name.strip() else ""
    except (LookupError, ValueError):
        return ""
    if found in {"iso8859-1", "ascii"}:
        return "cp1252"
    unfit = {"base64", "hex", "zlib", "bz2", "rot13", "uu", "quopri", "idna", "punycode"}
    unfit |= {"unicode_escape", "raw_unicode_escape", "raw-unicode-escape", "unicode-escape"}
    unfit |= {"utf-7", "undefined", "mbcs", "oem", "utf-16", "utf-16-le", "utf-16-be"}
    return "" if found in unfit else found


def _unmarked_wide_encoding(content: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes lie; else empty."""
    sample = content[: SAMPLE - SAMPLE % 4]
    if len(sample) < 8 or 0 not in sample:
        return ""
    quarters = [sample[start::4] for start in range(4)]
    zeros = [part.count(0) / len(part) for part in quarters]
    if min(zeros[1:]) > 0.7 and zeros[0] < 0.1:
        return "utf-32-le"
    if min(zeros[:3]) > 0.7 and zeros[3] < 0.1:
        return "utf-32-be"
    for name, high, low in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        highs, lows = sample[high::2], sample[low::2]
        if highs.count(0) > 0.3 * len(highs) and lows.count(0) < 0.02 * len(lows) + 1:
            return name
    return ""


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether bytes that are no valid UTF-8 are UTF-8 with faults rather than something else."""
    if _BROKEN_UTF8.search(content, 0, SAMPLE):
        return True
    text = content.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text[: 4 * SAMPLE] if character > "\x7f") - bad
    return good > bad / 2


def _likely_encoding(content: bytes) -> str:
    from charset_normalizer import from_bytes

    lines = content[: 16 * SAMPLE].split(b"\n")
    telling = b"\n".join(line[:2000] for line in lines if not line.isascii())[: SAMPLE // 2]
    sample = telling or content[-SAMPLE:]
    if _is_western(sample):
        return "cp1252"
    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    return best.encoding if best is not None else "cp1252"


def _is_western(sample: bytes) -> bool:
    """Whether a sample holds, read as Windows-1252, only the marks that Western texts use.

    Capital letters with accents are few there; in other encodings their places are common letters.
    """
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    foreign = [character for character in text if character > "\x7f"]
    capitals = sum(character in _WESTERN_CAPITALS for character in foreign)
    common = sum(character in _WESTERN for character in foreign)
    return capitals + common == len(foreign) and capitals <= 0.2 * len(foreign)
