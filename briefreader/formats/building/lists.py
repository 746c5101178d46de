"""The numbers of list items, as HTML counts and writes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]{0,40}?\b(none|decimal|(?:lower|upper)-(?:alpha|latin|roman))\b",
    re.IGNORECASE,
)
_STYLES = {
    "1": "1",
    "a": "a",
    "A": "A",
    "i": "i",
    "I": "I",
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "none": "",
}
# fmt: off
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)
# fmt: on


@dataclass(slots=True)
class Numbering:
    """An open list: its next number and its step, and how numbers are written.

    `style` is `1`, `a`, `A`, `i` or `I` as in HTML's attribute `type`; empty for no numbers.
    """

    style: str = ""
    number: int = 1
    step: int = 1

    def next_label(self, attributes: Mapping[str, str | None]) -> str:
        """The label of the next item, whose attributes may set another number or style."""
        if not self.style:
            return ""
        number = _whole(attributes.get("value"), self.number)
        self.number = number + self.step
        style = _STYLES.get(attributes.get("type") or "", self.style)
        return f"{written(number, style)}." if style else ""


def numbering(tag: str, attributes: Mapping[str, str | None], items: int) -> Numbering:
    """How the items of a list are numbered (HTML Living Standard, 4.4.5).

    `items` is their number, which a list that counts backwards begins with.
    """
    if tag != "ol":
        return Numbering()
    if not attributes:
        return Numbering("1")
    style = _STYLES.get(attributes.get("type") or "1", "1")
    css = _STYLE.search((attributes.get("style") or "")[:500])
    if css is not None:
        style = _STYLES.get(css.group(1).lower(), style)
    if "reversed" not in attributes:
        return Numbering(style, _whole(attributes.get("start"), 1))
    return Numbering(style, _whole(attributes.get("start"), items), -1)


def written(number: int, style: str) -> str:
    """A number in a list's style; where that cannot write it, in decimal figures."""
    if style in {"a", "A"} and number > 0:
        letters = ""
        while number:
            number, place = divmod(number - 1, 26)
            letters = chr(ord(style) + place) + letters
        return letters
    if style in {"i", "I"} and 0 < number < 4000:
        letters = ""
        for value, letter in _ROMAN:
            count, number = divmod(number, value)
            letters += count * letter
        return letters if style == "i" else letters.upper()
    return str(number)


def _whole(value: str | None, default: int) -> int:
    try:
        return int((value or "")[:9])
    except ValueError:
        return default
