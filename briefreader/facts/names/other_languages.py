"""Names in German, French, Spanish and Russian texts, found by rules.

A capital says less than in English, and no model reads these languages: what counts are lists of
known names, given names, titles before a name, and the nouns that head names of organisations.
Each rule's name begins with the language. What is left open is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefreader.domain.fact import FactKind
from briefreader.facts.names.declension import is_form_of, surname_nominative
from briefreader.facts.names.lines import Line
from briefreader.facts.names.mentions import Mention
from briefreader.facts.names.other_lists import LONGEST_KNOWN, NameLists
from briefreader.facts.names.other_organisations import organisation_at

_LONGEST_PERSON = 6
_CONFIDENCE = {
    "list": 0.9,
    "title": 0.8,
    "given name": 0.8,
    "initial": 0.7,
    "head": 0.7,
    "remembered": 0.7,
    "city": 0.65,
    "conjoined": 0.6,
    "acronym": 0.55,
}


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A mention, and the name that it stands for: "Лаврова" for "Лавров", "OTAN" for "NATO"."""

    mention: Mention
    usual: str


@dataclass(slots=True)
class _Found:
    """Token positions `[start, end)` with what they name."""

    start: int
    end: int
    kind: FactKind
    rule: str
    usual: str
    role: str | None = None


@dataclass(slots=True)
class _Memory:
    """What a document gave: surnames with the full names they belong to, and acronyms."""

    surnames: dict[str, str] = field(default_factory=dict)
    organisations: set[str] = field(default_factory=set)


def read_lines(text: str, lines: Sequence[Line], lists: NameLists) -> list[NamedMention]:
    """The mentions in the lines of a document, in order, none overlapping another."""
    found = [_with_conjoined(line, list(_in_line(line, lists)), lists) for line in lines]
    memory = _Memory()
    for line, names in zip(lines, found, strict=True):
        for name in names:
            _remember(memory, line, name)
    return [
        _mention(text, line, name, lists.language)
        for line, names in zip(lines, found, strict=True)
        for name in _with_remembered(line, names, memory, lists)
    ]


def _mention(text: str, line: Line, name: _Found, language: str) -> NamedMention:
    start, end = line.tokens[name.start].start, line.tokens[name.end - 1].end
    mention = Mention(
        start,
        end,
        text[start:end],
        name.kind,
        f"{language} {name.rule}",
        _CONFIDENCE[name.rule],
        name.role,
    )
    return NamedMention(mention, name.usual)


def _in_line(line: Line, lists: NameLists) -> Iterator[_Found]:
    position, previous = 0, None
    while position < len(line.tokens):
        found = _at(line, position, previous, lists)
        if found is None:
            position += 1
            continue
        yield found
        position, previous = found.end, found


def _with_conjoined(line: Line, names: list[_Found], lists: NameLists) -> list[_Found]:
    """A line's names with people of two unknown words whom "and" joins to a sure full name."""
    completed: list[_Found] = []
    for name in names:
        start = name.start - 3
        least = completed[-1].end if completed else 0
        if name.rule == "given name" and start >= least and _is_conjoined(line, start, lists):
            full = line.phrase(start, start + 2)
            completed.append(_Found(start, start + 2, FactKind.PERSON, "conjoined", full))
        completed.append(name)
    return completed


def _is_conjoined(line: Line, start: int, lists: NameLists) -> bool:
    """Whether two words at `start` can be a name, and "and" stands after them."""
    if line.word(start + 2) not in lists.words.words("dates.and") or line.is_capital(start - 1):
        return False
    both = (start, start + 1)
    if line.tokens[start].opens or not line.joined(start + 1):
        return False
    return all(_part_end(line, at, lists) == at + 1 for at in both)


def _at(line: Line, start: int, previous: _Found | None, lists: NameLists) -> _Found | None:
    token, word = line.tokens[start], line.words[start]
    if not word[0].isalpha():
        return None
    if not token.capital:
        end = organisation_at(line, start, lists)
        return _organisation(line, start, end) if end > start else None
    if line.word(start - 1) == "(" and line.word(start + 1) in (")", ",", ";") and token.shouted:
        return _bracketed(line, start, previous, lists)
    known = _known(line, start, lists)
    if known is not None and known.end > start + 1:
        return known
    end = organisation_at(line, start, lists)
    if end > start + 1:
        return _organisation(line, start, end)
    person = _person(line, start, lists)
    if person is not None:
        return person
    if known is not None:
        return known
    if end > start:
        return _organisation(line, start, end)
    return _city(line, start, lists) or _acronym(line, start, lists)


def _organisation(line: Line, start: int, end: int) -> _Found:
    return _Found(start, end, FactKind.ORGANISATION, "head", line.phrase(start, end))


def _known(line: Line, start: int, lists: NameLists) -> _Found | None:
    """The longest name at a position that the lists hold."""
    ends = [start + 1]
    if line.words[start] in lists.openings:
        last = min(start + LONGEST_KNOWN, len(line.tokens))
        ends = [end for end in range(last, start, -1) if end == start + 1 or line.joined(end - 1)]
    elif line.hyphen_at(start + 1):
        ends = [start + 3, start + 1]
    for end in ends:
        phrase = line.phrase(start, end)
        if phrase in lists.no_names or (end < len(line.tokens) and line.hyphen_at(end)):
            continue
        if usual := lists.organisation(phrase):
            return _Found(start, end, FactKind.ORGANISATION, "list", usual)
        usual = lists.place(phrase)
        if usual and line.word(start - 1) not in lists.words.table("figures.units"):
            return _Found(start, end, FactKind.PLACE, "list", usual)
    return None


def _person(line: Line, start: int, lists: NameLists) -> _Found | None:
    """A person by a title before the name, by a given name, or by initials."""
    word = line.words[start]
    if _names_nothing(line, start, lists) or _is_title(line, start, lists):
        return None
    title = _title_before(line, start, lists)
    given = lists.given_name(word)
    initials = _initials_end(line, start)
    end = _name_end(line, max(start, initials), lists)
    if initials > start and end > initials:
        return _Found(start, end, FactKind.PERSON, "initial", line.phrase(start, end), title)
    is_full = end > _part_end(line, start, lists)
    if given is not None and is_full and not lists.place(line.words[end - 1]):
        usual = _usual_name(line, start, end, given, lists)
        return _Found(start, end, FactKind.PERSON, "given name", usual, title)
    if title is None or line.tokens[start].shouted or lists.place(word):
        return None
    if len(word) < 3 or lists.organisation(word):
        return None
    return _Found(start, end, FactKind.PERSON, "title", line.phrase(start, end), title)


def _usual_name(line: Line, start: int, end: int, given: str, lists: NameLists) -> str:
    """The full name in the nominative."""
    if lists.language != "ru":
        return line.phrase(start, end)
    surname = surname_nominative(line.words[end - 1], given, line.words[start])
    if end - start > 2:
        return f"{given} {line.phrase(start + 1, end - 1)} {surname}"
    return f"{given} {surname}"


def _names_nothing(line: Line, start: int, lists: NameLists) -> bool:
    word = line.words[start]
    return word in lists.no_names or word in lists.general.demonyms


def _title_before(line: Line, start: int, lists: NameLists) -> str | None:
    """The title right before a name, as it is written; None where none stands there."""
    if not line.joined(start):
        return None
    word = line.word(start - 1)
    if word in (".", "-"):
        phrase = line.word(start - 2) + word
        return phrase if lists.has_any_case("titles", phrase) else None
    two = f"{line.word(start - 2)} {word}"
    if lists.has_any_case("titles", two):
        return two
    hyphen = line.hyphen_at(start - 2)
    whole = line.phrase(start - 3, start) if hyphen and start > 2 else word
    return whole if _is_title_word(whole, lists) or _is_title_word(word, lists) else None


def _is_title(line: Line, start: int, lists: NameLists) -> bool:
    return _is_title_word(line.words[start], lists)


def _is_title_word(word: str, lists: NameLists) -> bool:
    if not word[:1].isalpha():
        return False
    endings = lists.words.words("names.title_endings")
    is_compound = bool(endings) and word[0].isupper() and word.endswith(endings)
    return is_compound or lists.is_title(word)


def _initials_end(line: Line, start: int) -> int:
    """The position after initials: "В. В. Путин", "J. Müller"."""
    end = start
    while end < start + 3 and line.is_capital(end) and _is_initial(line.words[end]):
        end += 1
    return end


def _is_initial(word: str) -> bool:
    return word.endswith(".") and len(word.rstrip(".").replace(".", "")) <= 2 and word.isupper()


def _name_end(line: Line, start: int, lists: NameLists) -> int:
    """The end of the run of capitalised words at `start` that can be one person's name."""
    position = _part_end(line, start, lists)
    if position == start:
        return start
    while position < start + _LONGEST_PERSON and line.joined(position):
        after = position
        while lists.has("particles", line.word(after).lower()) and after < position + 3:
            after += 1
        if not line.joined(after) or not line.is_capital(after) or line.tokens[after].opens:
            break
        if _is_initial(line.words[after]):
            position = after + 1
            continue
        end = _part_end(line, after, lists)
        if end == after:
            break
        position = end
    return position


def _part_end(line: Line, start: int, lists: NameLists) -> int:
    """The end of one word of a name with what a hyphen ties to it."""
    if not line.is_capital(start) or _names_nothing(line, start, lists):
        return start
    token, word = line.tokens[start], line.words[start]
    if (token.shouted and len(word) > 3 and not line.headline) or not word[-1].isalpha():
        return start
    if lists.organisation(word) or lists.place(word) or _is_title_word(word, lists):
        return start
    if lists.has_any_case("heads_first", word):
        return start
    end = start + 1
    while line.hyphen_at(end) and line.is_capital(end + 1):
        end += 2
    return end


def _city(line: Line, start: int, lists: NameLists) -> _Found | None:
    """A city of the gazetteer after a preposition of place, or where a date line begins."""
    general = lists.general
    for end in (start + 3, start + 2, start + 1):
        if end > len(line.tokens) or not all(map(line.joined, range(start + 1, end))):
            continue
        phrase = line.phrase(start, end)
        if phrase in lists.no_names or (phrase not in general.cities and end == start + 1):
            continue
        if line.tokens[start].opens and line.words[start] in lists.no_names:
            return None
        if phrase not in general.cities and phrase not in general.towns:
            continue
        before = line.word(start - 1)
        is_dateline = start == 0 and line.word(end) in (",", "(", "–", "—", ".")
        if is_dateline or lists.has("place_prepositions", before) or end > start + 1:
            return _Found(start, end, FactKind.PLACE, "city", phrase)
    return None


def _acronym(line: Line, start: int, lists: NameLists) -> _Found | None:
    """An unknown acronym after an article."""
    word = line.words[start]
    is_one = line.tokens[start].shouted and 3 <= len(word) <= 6 and word.isalpha()
    if not is_one or word in lists.no_names or set(word) <= set("IVXLCDM"):
        return None
    in_capitals = line.headline and line.tokens[start - 1].shouted
    if in_capitals or not lists.has("articles", line.word(start - 1)) or line.hyphen_at(start + 1):
        return None
    return _Found(start, start + 1, FactKind.ORGANISATION, "acronym", word)


def _bracketed(line: Line, start: int, previous: _Found | None, lists: NameLists) -> _Found | None:
    """An acronym in brackets: a known one, or that of the organisation or the party before it."""
    word = line.words[start]
    if known := _known(line, start, lists):
        return known
    if previous is None or previous.end != start - 1 or not word.isalpha() or len(word) > 7:
        return None
    if previous.kind is FactKind.PLACE or word in lists.no_names:
        return None
    usual = previous.usual if previous.kind is FactKind.ORGANISATION else word
    return _Found(start, start + 1, FactKind.ORGANISATION, "acronym", usual)


def _remember(memory: _Memory, line: Line, name: _Found) -> None:
    if name.kind is FactKind.PERSON:
        surname = name.usual.split(" ")[-1]
        if len(surname) > 2:
            full = memory.surnames.get(surname, "")
            if name.usual.count(" ") >= full.count(" "):
                memory.surnames[surname] = name.usual
    elif name.rule in ("acronym", "list") and name.kind is FactKind.ORGANISATION:
        memory.organisations.add(line.phrase(name.start, name.end))


def _with_remembered(
    line: Line, names: list[_Found], memory: _Memory, lists: NameLists
) -> Iterator[_Found]:
    """A line's names and, between them, the surnames that the document gives elsewhere."""
    position = 0
    for name in (*names, None):
        limit = name.start if name is not None else len(line.tokens)
        for at in range(position, limit):
            found = _surname(line, at, memory, lists)
            if found is not None:
                yield found
        if name is None:
            return
        if name.kind is FactKind.PERSON and " " not in name.usual:
            name = replace(name, usual=_full_name(name.usual, memory, lists) or name.usual)
        yield name
        position = name.end


def _surname(line: Line, at: int, memory: _Memory, lists: NameLists) -> _Found | None:
    if not line.is_capital(at) or line.hyphen_at(at + 1) or line.hyphen_at(at - 1):
        return None
    word = line.words[at]
    if _names_nothing(line, at, lists):
        return None
    full = _full_name(word, memory, lists)
    if full is None and lists.language == "de" and word.endswith("s"):
        full = _full_name(word[:-1], memory, lists)
    if full is None:
        return None
    return _Found(at, at + 1, FactKind.PERSON, "remembered", full)


def _full_name(word: str, memory: _Memory, lists: NameLists) -> str | None:
    """The full name of the person of a surname; in Russian in any case, if one only fits."""
    if word in memory.surnames or lists.language != "ru":
        return memory.surnames.get(word)
    fitting = {full for name, full in memory.surnames.items() if is_form_of(word, name)}
    return fitting.pop() if len(fitting) == 1 else None
