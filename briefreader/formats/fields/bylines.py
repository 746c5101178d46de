"""Names of authors in bylines, and nobody else's: no photographers, no press contacts."""

import re
from dataclasses import dataclass

from briefreader.formats.fields.dates import find_date

LONGEST_BYLINE = 250
"""Code points in the longest line that is looked at."""

_BY = re.compile(r"(?:written by|by|von|par|por|di|door|автор)\b[: ]\s*(.+)", re.IGNORECASE)
_CONTACT = re.compile(
    r"\b(?:contacts?|press office|media (?:relations|inquiries|enquiries)|spokes(?:wo)?m[ae]n"
    r"|spokesperson|press officer|photo(?:s|graph|grapher)?|image|pressekontakt|presse)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:analyst|specialist|researcher|research (?:manager|fellow|associate|assistant)|fellow"
    r"|professor|lecturer|correspondent|reporter|editor|columnist|economist|attorney|director"
    r"|coordinator|scholar|adviser|advisor|historian|head|chief|president|secretary|ambassador"
    r"|journalist|staff writer|section research manager|author)\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_SPLIT = re.compile(
    r"\s*(?:,\s*(?:and|und|et|y|e|en)\s|\s(?:and|&|und|et|y|e|en|i|и)\s|[,;/|·•])\s*"
)
_TITLES = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|sir|amb|ambassador)\.?\s+)+", re.IGNORECASE
)
_PARTICLES = frozenset(
    {"de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den"}
    | {"ter", "ten", "bin", "ibn", "al", "el", "y", "zu", "af", "av"}
)
_TOKEN = re.compile(r"(?:[^\W\d_][\w'’-]*|[^\W\d_]\.(?:[^\W\d_]\.)*)$")
# fmt: off
_NO_PERSON = frozenset({
    "staff", "desk", "office", "agency", "institute", "institution", "team", "editors",
    "editorial", "board", "ministry", "department", "service", "press", "news", "times", "post",
    "reuters", "admin", "administrator", "center", "centre", "council", "commission",
    "foundation", "committee", "university", "group", "company", "international", "association",
    "the", "a", "an", "our", "your", "this", "us", "united", "nations", "bureau", "library",
    "government", "embassy", "editor", "reporter", "writer", "correspondent", "newsroom",
    "world", "report", "today", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday",
})
# fmt: on
_ORGANISATION = re.compile(
    r"\b(?:institute|office|cent(?:er|re)|service|agency|ministry|department|council|university"
    r"|foundation|commission|bank|library|embassy|committee|college|school|association|fund)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a document, the body they belong to and the domain of their e-mail address."""

    names: tuple[str, ...]
    reason: str
    confidence: float
    affiliation: str = ""
    domain: str = ""


def byline_in(line: str, line_before: str = "") -> Byline | None:
    """The byline that a line is, or None.

    `line_before` matters because a heading such as "Media contact" may stand above a name.
    """
    line = " ".join(line.split())
    if len(line) > LONGEST_BYLINE or _CONTACT.search(line):
        return None
    if len(line_before) < 60 and _CONTACT.search(line_before):
        return None
    match = _BY.match(line)
    if match is not None:
        names = leading_names(match.group(1))
        return Byline(names, f"the byline “{line[:80]}”", 0.85) if names else None
    return _signed(line)


def stated_names(value: str) -> tuple[str, ...]:
    """The names in a field that states authors: "Surname, Name; ...", "A, B and C", "a-slug"."""
    value = " ".join(value.split())[:2000]
    if ";" in value or _is_surname_first(value):
        parts = [part.strip() for part in value.split(";")]
        turned = [_turned(part) for part in parts if part]
        return tuple(name for name in turned if is_name(name))
    found = (_TITLES.sub("", part) for part in _SPLIT.split(value.removeprefix("By ")))
    return tuple(dict.fromkeys(part for part in found if is_name(part)))


def leading_names(text: str) -> tuple[str, ...]:
    """The names at the start of a text, up to a role, a date or anything else."""
    date = find_date(text, "dmy")
    if date is not None:
        text = text[: date.start]
    names: list[str] = []
    for part in _SPLIT.split(text.split("(")[0]):
        name = _TITLES.sub("", part.strip(" .|–—-"))
        if not is_name(name):
            break
        names.append(_in_mixed_case(name))
    return tuple(dict.fromkeys(names))


def is_name(text: str) -> bool:
    """Whether a text has the form of a person's name: two to six capitalised words."""
    tokens = text.split()
    if not 2 <= len(tokens) <= 6 or len(text) > 60:
        return False
    if tokens[0].casefold() in _PARTICLES and tokens[0].islower() and len(tokens) < 3:
        return False
    for token in tokens:
        word = token.strip(".").casefold()
        if word in _NO_PERSON or _TOKEN.match(token) is None:
            return False
        if not token[0].isupper() and word not in _PARTICLES:
            return False
    if tokens[-1].endswith(".") and len(tokens[-1]) <= 3 and tokens[-1] not in {"Jr.", "Sr."}:
        return False
    return tokens[-1][0].isupper() and _ROLE.search(text) is None


def _signed(line: str) -> Byline | None:
    """A line "Name, role, body (address)"."""
    name, comma, rest = line.partition(",")
    name = _TITLES.sub("", name.strip())
    email = _EMAIL.search(line)
    if not is_name(name) or len(rest.split()) > 25:
        return None
    if email is None and not (comma and _ROLE.match(rest.strip())):
        return None
    if email is None and line.rstrip().endswith((".", "?", "!", ":")):
        return None
    parts = [part.strip() for part in rest.split("(")[0].split(",")]
    last = parts[-1] if len(parts) > 1 else ""
    affiliation = last if _ORGANISATION.search(last) and last[:1].isupper() else ""
    domain = email.group(1) if email is not None else ""
    confidence = 0.85 if email is not None else 0.7
    return Byline((name,), f"the line “{line[:80]}”", confidence, affiliation, domain)


def _is_surname_first(value: str) -> bool:
    left, comma, right = value.partition(",")
    if not comma or "," in right or not left or not right:
        return False
    return len(left.split()) == 1 and 1 <= len(right.split()) <= 3 and not is_name(right.strip())


def _turned(name: str) -> str:
    surname, comma, given = name.partition(",")
    return f"{given.strip()} {surname.strip()}" if comma and "," not in given else name


def _in_mixed_case(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 6 else name
