"""Lines that name the field they state: "Author: ...", "Published on ...", a memorandum's head."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.fields.dates import find_date
from briefreader.formats.fields.kinds import kind_named
from briefreader.formats.fields.language import code_of
from briefreader.formats.fields.names import stated_names
from briefreader.formats.fields.publishers import by_name
from briefreader.formats.metadata.places import Line

_LABELLED = re.compile(r"([^:：\t]{2,32}?)\s*[:：\t]\s*:?\s*(\S.{0,400})$")
_NUMBER = re.compile(r"[\w/.,()& –-]{2,40}")
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_ADDRESS_LINE = re.compile(
    r"(?:\(?(?:retrieved|accessed|downloaded) (?:from|at)|available (?:at|from|online at)"
    r"|read online at|online at|source|url|link|permalink|original|quelle|fuente|источник)\s?:?\s*"
    r"<?(https?://[^\s<>\"')\]]+)[>).]*$",
    re.IGNORECASE,
)
_E_MAIL = re.compile(r"\s*[<(\[]?[\w.+-]{1,64}@[\w.-]{1,200}[>)\]]?")
_VALUE_OF_LABEL_ALONE = frozenset({"published", "authors", "number", "publisher"})


@cache
def _labels() -> dict[str, frozenset[str]]:
    source = resources.files("briefreader.formats.metadata").joinpath("labels.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return {field: frozenset(labels) for field, labels in table.items()}


@cache
def _field_of(label: str) -> str:
    """The field that a label names; empty if none. A few labels of memoranda name two."""
    names = ("from", "to")
    return next((f for f, labels in _labels().items() if f not in names and label in labels), "")


def field_of(label: str) -> str:
    """The field that the words before a colon name; empty if they name none."""
    return _field_of(label.casefold().strip(" .*|#–-")) if len(label) <= 40 else ""


def label_and_value(line: str) -> tuple[str, str] | None:
    """The two parts of a line "label: value"; None for any other line."""
    start = line[:36]
    if ":" not in start and "\t" not in start and "：" not in start:
        return None
    match = _LABELLED.match(line[:500])
    return (match.group(1), match.group(2).strip(" |")) if match is not None else None


def labelled(lines: Sequence[Line], order: str) -> Iterator[Evidence]:
    """What labelled lines state; `order` is that of numeric dates (`dmy`, `mdy` or empty).

    A label may also stand on a line of its own, above its value.
    """
    lines = [part for line in lines for part in _divided(line)]
    memorandum = _is_memorandum(lines)
    for index, line in enumerate(lines):
        parts = label_and_value(line.text)
        address = _ADDRESS_LINE.match(line.text)
        if address is not None:
            yield from _address(address.group(1), f"the line “{line.text[:80]}”")
        elif parts is not None:
            label, value = parts
            yield from _stated(_memo_field(label, memorandum), label, value, line.text, order)
        elif index + 1 < len(lines) and line.kind is not BlockKind.TITLE:
            field = field_of(line.text) if 4 <= len(line.text) <= 30 else ""
            if field in _VALUE_OF_LABEL_ALONE and " " in (value := lines[index + 1].text):
                both = f"{line.text}: {value}"
                yield from _stated(field, line.text, value, both, order, sure=-0.06)


def _divided(line: Line) -> list[Line]:
    """A line, or its parts where bars divide several labels with their values."""
    if "|" not in line.text and "•" not in line.text and "·" not in line.text:
        return [line]
    parts = [part for part in re.split(r"\s+[|•·]\s+", line.text) if part.strip()]
    if len(parts) < 2 or any(label_and_value(part) is None for part in parts):
        return [line]
    return [Line(part, line.kind, line.after_section) for part in parts]


def _memo_field(label: str, memorandum: bool) -> str:
    word = label.casefold().strip(" .*|")
    if memorandum and word in _labels()["from"]:
        return "authors"
    if memorandum and word in _labels()["subject"]:
        return "title"
    return field_of(label)


def _is_memorandum(lines: Sequence[Line]) -> bool:
    """Whether the lines hold the head of a memorandum: from, to, and a date or a subject."""
    found = set()
    for line in lines:
        parts = label_and_value(line.text)
        word = parts[0].casefold().strip(" .*|") if parts is not None else ""
        found |= {field for field in ("from", "to", "subject") if word in _labels()[field]}
    return len(found) >= 2 and "from" in found


def _stated(
    field: str, label: str, value: str, line: str, order: str, sure: float = 0.0
) -> Iterator[Evidence]:
    reason = f"the line “{line[:80]}”"
    if field in {"published", "updated"}:
        date = find_date(value, order)
        if date is not None and date.start <= 12:
            confidence = 0.9 if field == "published" else 0.6
            yield Evidence("published", date.iso, reason, confidence + sure)
    elif field == "authors":
        names = stated_names(_E_MAIL.sub("", value))
        if names:
            yield Evidence(field, "; ".join(names), reason, 0.88 + sure)
    elif field == "url":
        yield from _address(value, reason)
    elif field == "number":
        if (
            _NUMBER.fullmatch(value)
            and any(c.isdigit() for c in value)
            and find_date(value) is None
        ):
            yield Evidence(field, value, reason, 0.88 + sure)
    elif field == "kind" and kind_named(value):
        yield Evidence(field, value, reason, 0.85)
    elif field == "publisher" and 3 <= len(value) <= 100 and value[0].isupper():
        yield Evidence(field, value.strip(" ."), reason, 0.85 + sure)
    elif field == "language" and code_of(value):
        yield Evidence(field, code_of(value), reason, 0.85)
    elif field == "title" and len(value) <= 220:
        yield Evidence(field, value, reason, 0.8)


def _address(value: str, reason: str) -> Iterator[Evidence]:
    match = _ADDRESS.match(value)
    if match is not None:
        yield Evidence("url", match.group().rstrip(".,;"), reason, 0.8)
    elif len(value) < 80 and by_name(value) is not None:
        yield Evidence("publisher", value, reason, 0.8)
