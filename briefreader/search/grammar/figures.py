"""The ways to write a figure in a query."""

import math
import re

from briefreader.domain.query import FigureRange

_NUMBER = re.compile(
    r"[$€£¥]?(?P<sign>[-−+]?)[$€£¥]?(?P<digits>\d{1,3}(?:[,\s]\d{3})+|\d{1,30})(?P<rest>\.\d{1,30})?"
    r"[\s-]*(?P<scale>[a-z]*)%?",
    re.ASCII,
)
_COMPARED = re.compile(r"(>=|<=|=|>|<|≥|≤)(.*)", re.DOTALL)
_BETWEEN = re.compile(r"(.*)\.\.(.*)|(.*[\d%a-z])[-–](\s*[$€£¥]?\d.*)", re.DOTALL)
_SCALES = {
    **dict.fromkeys(("", "percent"), 1.0),
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("m", "mn", "million", "millions"), 1e6),
    **dict.fromkeys(("b", "bn", "billion", "billions"), 1e9),
    **dict.fromkeys(("t", "tn", "trn", "trillion", "trillions"), 1e12),
}


def parse_figure(text: str) -> FigureRange | None:
    """The figures that the value of `figure:` means, or None where it is none.

    `100`, `1,000`, `1.4bn`, `2 million`, `$5`, `5%`; one of these after `>`, `>=`, `<` or `<=`; two
    with `..` between, either end open. A range written backwards is turned round.
    """
    text = text.strip().lower()
    if found := _COMPARED.fullmatch(text):
        return _compared(found[1], found[2])
    number = _number(text)
    if number is not None:
        return FigureRange(number, number)
    if found := _BETWEEN.fullmatch(text):
        if found[3]:
            return _between(found[3], found[4])
        return _between(found[1], found[2])
    return None


def may_become_figure(text: str) -> bool:
    """Whether the value of `figure:` is the beginning of one."""
    last = re.split(r"\.\.|[<>=≥≤]", text.lower())[-1].replace(",", "").strip("$€£¥.- ")
    found = _NUMBER.fullmatch(last)
    return not last or (
        found is not None and any(scale.startswith(found["scale"]) for scale in _SCALES)
    )


def _compared(sign: str, text: str) -> FigureRange | None:
    number = _number(text)
    if number is None:
        return None
    match sign:
        case ">=" | "≥":
            return FigureRange(number, None)
        case "<=" | "≤":
            return FigureRange(None, number)
        case ">":
            return FigureRange(number, None, without_low=True)
        case "<":
            return FigureRange(None, number, without_high=True)
    return FigureRange(number, number)


def _between(start: str, end: str) -> FigureRange | None:
    low, high = _number(start), _number(end)
    if (low is None and start.strip()) or (high is None and end.strip()):
        return None
    if low is None and high is None:
        return None
    if low is not None and high is not None and low > high:
        low, high = high, low
    return FigureRange(low, high)


def _number(text: str) -> float | None:
    found = _NUMBER.fullmatch(text.strip())
    if not found or found["scale"] not in _SCALES:
        return None
    digits = re.sub(r"[,\s]", "", found["digits"])
    number = float(digits + (found["rest"] or "")) * _SCALES[found["scale"]]
    if found["sign"] in ("-", "−"):
        number = -number
    # 1.1 times a million is not 1100000 in binary fractions.
    number = float(f"{number:.15g}")
    return number if math.isfinite(number) else None
