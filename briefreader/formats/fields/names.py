"""Names of persons as bylines and fields of metadata write them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from briefreader.formats.fields.dates import find_date

_INVISIBLE = re.compile("[\u00ad\u034f\u180e\u200b-\u200d\u2060\ufeff]")
_SPLIT = re.compile(
    r"\s*(?:,\s*(?:and|und|et|y|e|en|AND)\s|\s(?:and|&|und|et|y|e|en|i|и|AND|UND|ET)\s"
    r"|[,;/|·•&]|\s[-–—]\s)\s*"
)
_TOKEN = re.compile(r"(?:[^\W\d_][\w'’-]*|[^\W\d_]\.(?:-?[^\W\d_]\.)*|[JS]r\.)$")
_MARKS = re.compile(r"(?<=[^\W\d_])\s?(?:\d{1,2}(?:,\d{1,2})*|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+)|\([\W_]{0,3}\)")
_ABSTRACT = re.compile(r"(?:tion|sion|ity|ism|ics|ology|ities|tions|isms)$", re.IGNORECASE)
_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PLACEHOLDER = re.compile(
    r"(?:un(?:titled|known|specified|named)|anonymous|none|null|n/?a|default|user(?:name)?|owner"
    r"|admin(?:istrator)?|author|test|pc|home|windows user|microsoft(?: office)?(?: user)?|toshiba"
    r"|dell|hp|lenovo|acer|asus|samsung|apple|adobe.{0,30}|latex.{0,30}|word|python-docx|pandoc"
    r"|openoffice.{0,20}|libreoffice.{0,20}|quark.{0,20}|calibre.{0,20}|staff|webmaster|editor)",
    re.IGNORECASE,
)
_ANY_ROLE = re.compile(
    r"\b(?:analyst|specialist|researcher|fellow|professor|lecturer|correspondent|reporter|editor"
    r"|columnist|economist|attorney|director|coordinator|scholar|adviser|advisor|historian|head"
    r"|chief|president|secretary|ambassador|journalist|author)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of `names.toml`."""

    never: frozenset[str]
    only_last: frozenset[str]
    particles: frozenset[str]
    titles: re.Pattern[str]
    degrees: re.Pattern[str]
    role: re.Pattern[str]
    body: re.Pattern[str]


@cache
def name_words() -> NameWords:
    """The words by which the names of persons are told from other lines."""
    source = resources.files("briefreader.formats.fields").joinpath("names.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))

    def pattern(form: str, *names: str) -> re.Pattern[str]:
        return re.compile(form.format(*("|".join(table[name]) for name in names)), re.IGNORECASE)

    return NameWords(
        never=frozenset(table["never"].split()),
        only_last=frozenset(table["only_last"].split()),
        particles=frozenset(table["particles"].split()),
        titles=pattern(r"(?:(?:{0})\.?\s+)+", "titles"),
        degrees=pattern(r",?\s(?:{0})(?=\s*(?:$|,|;|\s(?:and|&)\s))", "degrees"),
        role=pattern(r"(?:(?:{0}) )*(?:{1})s?\b", "qualities", "roles"),
        body=pattern(r"\b(?:{0})\b", "bodies"),
    )


def folded(text: str) -> str:
    """The text with single spaces and without soft hyphens, joiners and zero-width characters."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def is_placeholder(value: str) -> bool:
    """Whether a value is what programs write when nobody states one ("untitled", "admin")."""
    value = value.strip()
    return not value or _PLACEHOLDER.fullmatch(value) is not None


def stated_names(value: str) -> tuple[str, ...]:
    """The names in a field that states authors: "Surname, Name; ...", "A, B and C"."""
    value = name_words().degrees.sub("", folded(value[:3000])[:2000])
    if ";" in value or _is_surname_first(value):
        parts = [_turned(part.strip()) for part in value.split(";")]
    else:
        parts = _SPLIT.split(re.sub(r"^by:?\s+", "", value, flags=re.IGNORECASE))
    found = (in_mixed_case(_bare(part)) for part in parts)
    return tuple(dict.fromkeys(part for part in found if is_name(part)))


def leading_names(text: str) -> tuple[str, ...]:
    """The names at the start of a text, up to a role, a date or anything else."""
    text = folded(text[:1000])
    date = find_date(text, "dmy")
    if date is not None:
        text = text[: date.start]
    names: list[str] = []
    for part in _SPLIT.split(name_words().degrees.sub("", text.split("(")[0])):
        name = _bare(part)
        if not is_name(name):
            break
        names.append(in_mixed_case(name))
    return tuple(dict.fromkeys(names))


@lru_cache(1024)
def only_names(text: str) -> tuple[str, ...]:
    """The names in a line that holds names and nothing else; empty if it holds anything else."""
    line = _MARKS.sub("", folded(text[:400])).rstrip(",.; ")
    parts = _SPLIT.split(name_words().degrees.sub("", line))
    names = [_bare(part) for part in parts if part]
    if not names or not all(is_name(name) for name in names):
        return ()
    return tuple(dict.fromkeys(in_mixed_case(name) for name in names))


def is_name(text: str) -> bool:
    """Whether a text has the form of a person's name: two to six capitalised words."""
    tokens, words = text.split(), name_words()
    if not 2 <= len(tokens) <= 6 or len(text) > 60:
        return False
    if tokens[0].casefold() in words.particles and tokens[0].islower() and len(tokens) < 3:
        return False
    whole = 0
    for token in tokens:
        word = token.strip(".,").casefold()
        if word in words.only_last and token is not tokens[-1]:
            return False
        is_initial = token.endswith(".") and len(word) == 1
        if (word in words.never and not is_initial) or _TOKEN.match(token) is None:
            return False
        if not token[0].isupper() and word not in words.particles and not _is_caseless(token):
            return False
        whole += len(word) > 1 and word not in words.particles and word not in _GENERATION
    last = tokens[-1]
    if last.endswith(".") and len(last) <= 3 and last.casefold().strip(".") not in _GENERATION:
        return False
    if any(_ABSTRACT.search(token) for token in tokens):
        return False
    in_script = last[0].isupper() or _is_caseless(last)
    return whole >= 1 and in_script and _ANY_ROLE.search(text) is None


def name_before_role(text: str) -> str:
    """The name in a line "Name Post" that nothing divides; empty for any other line."""
    words = text.split()
    for count in range(2, min(6, len(words))):
        rest = " ".join(words[count:])
        if begins_with_role(rest) and is_name(name := " ".join(words[:count]).rstrip(",")):
            return in_mixed_case(name)
    return ""


def begins_with_role(text: str) -> bool:
    """Whether a text begins with the post that somebody holds ("Senior Fellow, ...")."""
    line = folded(text[:200]).removeprefix("a ").removeprefix("the ")
    return name_words().role.match(line) is not None


def names_a_body(text: str) -> bool:
    """Whether a text has a word that only the names of bodies hold ("Institute", "Ministry")."""
    return name_words().body.search(text) is not None


def in_mixed_case(name: str) -> str:
    """A name written in capitals as names are written otherwise: "JAN VAN DER MEER"."""
    if not name.isupper() or len(name) <= 6:
        return name
    words = [_mixed(word, index) for index, word in enumerate(name.split())]
    return " ".join(words)


def _mixed(word: str, index: int) -> str:
    lower = word.lower()
    if index and lower in name_words().particles:
        return lower
    if word.strip(".,") in {"II", "III", "IV"} or word.count(".") > 1:
        return word
    title = re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), word)
    return re.sub(r"^Mc([a-z])", lambda match: "Mc" + match.group(1).upper(), title)


def without_titles(text: str) -> str:
    """A name without "Dr.", "President" and the like before it."""
    match = name_words().titles.match(text)
    return text[match.end() :] if match is not None else text


def _bare(part: str) -> str:
    """One part of a list of names without titles, marks and the digits of a footnote."""
    part = part.strip(' .|–—-*†‡§()[]"“”:').rstrip("0123456789¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§ ")
    if part.endswith((" Jr", " Sr")):
        part += "."
    return without_titles(part)


def _is_caseless(token: str) -> bool:
    return token[0].isalpha() and token[0].lower() == token[0].upper()


def _is_surname_first(value: str) -> bool:
    left, comma, right = value.partition(",")
    if not comma or "," in right or not left or not right:
        return False
    return len(left.split()) == 1 and 1 <= len(right.split()) <= 3 and not is_name(right.strip())


def _turned(name: str) -> str:
    surname, comma, given = name.partition(",")
    return f"{given.strip()} {surname.strip()}" if comma and "," not in given else name
