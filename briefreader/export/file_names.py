"""File names for people that every common system accepts."""

import re
import unicodedata

LONGEST = 120
"""The most bytes of UTF-8 in a name, before its suffix; leaves room for an id within 255."""

_SEPARATORS = re.compile(r"\s*[:/\\|]+\s+|[:/\\|]+")
_RESERVED = re.compile(r'[<>"?*#^\[\]]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_HIDDEN_CATEGORIES = ("Cc", "Cf", "Cs", "Co", "Cn")


def file_stem(title: str) -> str:
    """A readable file name, without suffix, from a title of any kind; never empty.

    Reserved and invisible characters are left out or become a dash, the length is limited, and
    names that Windows keeps for devices are avoided.
    """
    text = " ".join(unicodedata.normalize("NFC", title[: LONGEST * 8]).split())
    text = "".join(c for c in text if unicodedata.category(c) not in _HIDDEN_CATEGORIES)
    text = _SEPARATORS.sub(lambda match: " - " if match[0][-1] == " " else "-", text)
    text = " ".join(_RESERVED.sub(" ", text).split())
    text = _shortened(text.strip(" .-~")).strip(" .-~")
    if not text:
        return "untitled"
    return f"{text}_" if _DEVICES.fullmatch(text) else text


def _shortened(text: str) -> str:
    if len(text.encode()) <= LONGEST:
        return text
    cut = text.encode()[:LONGEST].decode(errors="ignore")
    words, _, _ = cut.rpartition(" ")
    return words if len(words) > len(cut) // 2 else cut
