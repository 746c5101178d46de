"""Texts that were the cell of a CSV file, in which each quotation mark stands twice (RFC 4180)."""

import re

LEAST_MARKS = 2
"""Doubled marks from which a text is taken for such a cell."""

_DOUBLED = re.compile(r'(?<!")""(?!")')
_OPENING = re.compile(r'(?<![\w"])""(?=[\w(‘’\'])')
_CLOSING = re.compile(r'(?<=[\w.,;:!?)…’\'])""(?![\w"])')


def without_doubled_quotes(text: str) -> str:
    """The text with single quotation marks, and without those around it, if it was such a cell.

    It was if no mark stands alone but those at its very ends, and each doubled mark opens or closes
    words, as many the one as the other.
    """
    if '""' not in text:
        return text
    doubled = len(_DOUBLED.findall(text))
    alone = text.count('"') - 2 * doubled
    body = text.strip()
    enclosed = alone == 2 and body.startswith('"') and body.endswith('"')
    if doubled < LEAST_MARKS or not (alone == 0 or enclosed):
        return text
    opening, closing = len(_OPENING.findall(text)), len(_CLOSING.findall(text))
    if opening != closing or opening + closing != doubled:
        return text
    return (body[1:-1] if enclosed else text).replace('""', '"')
