"""What the lines before a text tell of its number and its kind."""

import re
from collections.abc import Iterator, Sequence

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.fields.kinds import kind_named, kind_of_line
from briefreader.formats.fields.publishers import by_number
from briefreader.formats.metadata.places import Line

_DIGIT = re.compile(r"\d")
_IN_BRACKETS = re.compile(
    r"\(((?=[^()]*\d)(?=[^()]*[A-Z])[A-Z][\w/.-]{2,24}(?: \(\d{4}\))?)(?= ?[-–)])"
)
_NUMBER_LIKE = re.compile(
    r"(?=[^\s]*\d)[A-Z][\w/.–-]{3,30}(?: ?\(\d{4}\)| \d{1,5}(?:[./]\d+)?)?"
    r"|[A-Z]{2,10} \d[\d./ –-]{1,18}\d"
)


def numbers_in_head(lines: Sequence[Line]) -> Iterator[Evidence]:
    """The document's number: in brackets after a date, or one that a known publisher would give."""
    for line in lines:
        if len(line.text) > 400:
            continue
        if _DIGIT.search(line.text) is None:
            continue
        reason = f"the line “{line.text[:80]}”"
        for match in _IN_BRACKETS.finditer(line.text):
            yield Evidence("number", match.group(1), reason, 0.8)
        if len(line.text) <= 90 and line.kind is not BlockKind.TITLE:
            for match in _NUMBER_LIKE.finditer(line.text):
                number = match.group().rstrip(".,;:")
                if by_number(number) is not None:
                    whole = len(line.text) - len(number) <= 30
                    yield Evidence("number", number, reason, 0.78 if whole else 0.6)


def number_in_furniture(lines: Sequence[Line]) -> Iterator[Evidence]:
    """The number that running heads and feet give, if they give one only."""
    found = {
        number: line.text
        for line in lines
        if len(line.text) <= 120 and "://" not in line.text.rsplit("|", 1)[-1]
        for match in _NUMBER_LIKE.finditer(line.text.rsplit("|", 1)[-1])
        if by_number(number := match.group().rstrip(".,;:")) is not None
    }
    if len(found) == 1:
        number, text = found.popitem()
        yield Evidence("number", number, f"the running line “{text[:80]}”", 0.7)


def kinds_in_head(lines: Sequence[Line]) -> Iterator[Evidence]:
    """The kind of document that a line names as a whole, or between bars, or by its wording."""
    for line in lines:
        if line.kind is BlockKind.TITLE or len(line.text) > 160:
            continue
        reason = f"the line “{line.text[:80]}”"
        if len(line.text) < 100:
            for part in re.split(r"\s*[|·•/]\s*", line.text):
                if kind_named(part):
                    yield Evidence("kind", part, reason, 0.75)
        if kind_of_line(line.text):
            yield Evidence("kind", kind_of_line(line.text), reason, 0.72)
