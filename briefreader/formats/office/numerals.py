"""Numbers as word processors write them before list items, headings and notes."""

from briefreader.formats.building.lists import written

_ALPHABETS = {
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
_CHICAGO = "*†‡§"
_MOST_REPEATS = 30


def number_in(number: int, format_: str) -> str:
    """A number in one of the formats of ECMA-376 (17.18.59, ST_NumberFormat).

    Letters are doubled after the last one (aa, bb), as Word does. A format that is not known, or
    that cannot write this number, gives decimal figures; `none` and `bullet` give nothing.
    """
    if format_ in {"none", "bullet"}:
        return ""
    if format_ in _ALPHABETS and number > 0:
        letters = _ALPHABETS[format_]
        repeats, place = divmod(number - 1, len(letters))
        return letters[place] * (min(repeats, _MOST_REPEATS) + 1)
    if format_ in {"lowerRoman", "upperRoman"}:
        return written(number, "i" if format_ == "lowerRoman" else "I")
    if format_ == "decimalZero" and 0 <= number < 10:
        return f"0{number}"
    if format_ == "ordinal":
        return f"{number}{_ordinal_ending(number)}"
    if format_ == "chicago" and number > 0:
        repeats, place = divmod(number - 1, len(_CHICAGO))
        return _CHICAGO[place] * (min(repeats, _MOST_REPEATS) + 1)
    return str(number)


def _ordinal_ending(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
