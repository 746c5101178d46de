"""The block of fields before a Markdown text: `---` (YAML) or `+++` (TOML).

Of YAML only what such blocks need is read, line by line: plain values, quoted values, lists, and
the names in nested tables. Tags (`!!...`) and anchors mean nothing here.
"""

import datetime
import re
import tomllib
from dataclasses import dataclass
from html import unescape

from briefreader.domain.document import Evidence
from briefreader.formats.fields.dates import iso_date
from briefreader.formats.fields.language import code_of
from briefreader.formats.fields.names import (
    folded,
    in_mixed_case,
    is_placeholder,
    stated_names,
)

MOST_LINES = 300
_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*)|\s*)$")
_NESTED = re.compile(r"\s+[\w-]{1,30}:(?:\s|$)")
_ITEM = re.compile(r"\s*-\s+(.*)$")
_NAME_IN_TABLE = re.compile(r"\bname\s*:\s*[\"']?([^,}\"']{1,80})")
_NAME_LINE = re.compile(r"\s*-?\s*name\s*:\s+(.+)$")
_SLUG = re.compile(r"[a-z]+(?:[-_.][a-z]+){1,4}$")
_ACCOUNT = re.compile(r"@?[^\W_][\w.-]{1,29}$")
_NAMES_OF_FIELDS = {
    "title": ("title",),
    "subtitle": ("subtitle", "sub title", "deck", "dek", "standfirst", "subheading"),
    "authors": ("author", "authors", "by", "byline", "writer", "creator", "speaker"),
    "publisher": ("publisher", "source", "organization", "organisation", "institution"),
    "published": (
        *("date", "published", "published on", "publication date", "pubdate", "publish date"),
        *("publishdate", "date published", "datepublished", "issued", "release date"),
    ),
    "number": ("number", "report number", "document number", "doc number", "report no"),
    "kind": ("kind", "type", "document type", "publication type", "category"),
    "language": ("language", "lang"),
    "url": ("url", "link", "canonical url", "canonical", "source url", "permalink"),
}
_FIELDS = {name: field for field, names in _NAMES_OF_FIELDS.items() for name in names}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block states, the text after it, and what could not be read."""

    claims: tuple[Evidence, ...]
    body: str
    warnings: tuple[str, ...] = ()


def split_front_matter(text: str) -> FrontMatter:
    """A Markdown text divided into the fields before it and the text itself."""
    for mark, read in (("---", _yaml), ("+++", _toml)):
        if not text.startswith(mark + "\n"):
            continue
        lines = text.split("\n", MOST_LINES)[1:MOST_LINES]
        ends = {mark, "..."} if mark == "---" else {mark}
        end = next((i for i, line in enumerate(lines) if line.rstrip() in ends), -1)
        if end < 0:
            return _unclosed(text, lines, mark)
        body = "\n".join(text.split("\n", end + 2)[end + 2 :])
        fields, faults = read(lines[:end])
        claims, more = _claims(fields)
        warnings = tuple(f"In the fields before the text, {fault}." for fault in faults + more)
        if any(_FIELD.match(line) or "=" in line for line in lines[:end]):
            return FrontMatter(claims, body, warnings)
    return FrontMatter((), text)


def _unclosed(text: str, lines: list[str], mark: str) -> FrontMatter:
    """A block that never ends is read up to the first line that is no field."""
    end = 0
    while mark == "---" and end < len(lines) and _FIELD.match(lines[end]):
        end += 1
    if not end:
        return FrontMatter((), text)
    claims, _ = _claims(_yaml(lines[:end])[0])
    body = "\n".join(text.split("\n", end + 1)[end + 1 :])
    return FrontMatter(claims, body, ("The fields before the text have no end mark.",))


def _yaml(lines: list[str]) -> tuple[dict[str, list[str]], list[str]]:
    fields: dict[str, list[str]] = {}
    faults: list[str] = []
    current: list[str] | None = None
    for number, line in enumerate(lines, start=2):
        match = _FIELD.match(line)
        item = _ITEM.match(line)
        named = _NAME_LINE.match(line)
        if named is not None and current is not None and line[0] in " -":
            current.extend(_values(named.group(1)))
        elif match is not None:
            value = (match.group(2) or "").strip()
            current = fields.setdefault(match.group(1).casefold(), [])
            if value.startswith(("!", "&", "*")) or _is_unbalanced(value):
                faults.append(f"line {number} could not be read")
                value = "" if value.startswith("!") else value.lstrip("[{")
            current.extend(_values(value))
        elif item is not None and current is not None:
            current.extend(_values(item.group(1)))
        elif line.startswith("\t"):
            faults.append(f"line {number} could not be read")
        elif line.startswith("  ") and current and not _NESTED.match(line):
            current[-1] += " " + line.strip()
    return fields, faults


def _values(value: str) -> list[str]:
    """The plain values that a scalar, a list in brackets or a table in braces holds."""
    value = value.strip()
    if value in {"", "|", ">", "|-", ">-", "null", "~"} or value.startswith("!"):
        return []
    if value[0] in "\"'" and value[-1] == value[0] and len(value) > 1:
        return [unescape(value[1:-1])]
    if value.startswith("{"):
        names = _NAME_IN_TABLE.search(value)
        return [names.group(1).strip()] if names is not None else []
    if value.startswith("[") and value.endswith("]"):
        return [part for item in value[1:-1].split(",") for part in _values(item)]
    return [unescape(value.split(" #")[0].strip("\"'"))]


def _is_unbalanced(value: str) -> bool:
    return value[:1] in {"[", "{"} and value[-1:] not in {"]", "}"}


def _toml(lines: list[str]) -> tuple[dict[str, list[str]], list[str]]:
    try:
        table = tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}, ["the TOML could not be read"]
    fields = {}
    nested = [value for value in table.values() if isinstance(value, dict)]
    for part in (*nested, table):
        for name, value in part.items():
            values = value if isinstance(value, list) else [value]
            kinds = (str, int, datetime.date, datetime.datetime)
            fields[name.casefold()] = [str(item) for item in values if isinstance(item, kinds)]
    return fields, []


def _claims(fields: dict[str, list[str]]) -> tuple[tuple[Evidence, ...], list[str]]:
    claims: list[Evidence] = []
    faults: list[str] = []
    for name, values in fields.items():
        field = _FIELDS.get(name.replace("_", " ").replace("-", " "), "")
        written = " ".join(values).strip()
        if not field or not written:
            continue
        if field == "publisher" and written.startswith(("http://", "https://")):
            field = "url"
        value, confidence = _checked(field, values)
        if value:
            claims.append(Evidence(field, value, "the fields before the text", confidence))
        elif field == "published":
            faults.append(f"the date “{written[:60]}” is not one that can be understood")
    return tuple(claims), faults


def _checked(field: str, values: list[str]) -> tuple[str, float]:
    joined = folded(" ".join(values))[:1000]
    if field == "published":
        return iso_date(joined), 0.95
    if field == "authors":
        return _authors(values)
    if field == "language":
        return code_of(joined), 0.95
    if field == "url":
        return (joined if joined.startswith(("http://", "https://")) else ""), 0.95
    return joined, 0.95


def _authors(values: list[str]) -> tuple[str, float]:
    """The authors stated, and how sure that is: accounts ("jane-roe", "jroe") are less so."""
    names: list[str] = []
    sure = 0.95
    for value in values:
        found = list(stated_names(value))
        account = value.strip()
        if not found and _SLUG.match(account):
            found, sure = [in_mixed_case(re.sub("[-_.]", " ", account).upper())], 0.5
        elif not found and _ACCOUNT.match(account) and not is_placeholder(account):
            found, sure = [account.removeprefix("@")], 0.5
        names += [name for name in found if name not in names]
    return "; ".join(names), sure
