"""One line read from left to right: at each capitalised word the strongest rule wins."""

from dataclasses import dataclass, field

from briefreader.domain.fact import FactKind
from briefreader.facts.names.acronyms import is_bracketed, is_common_phrase, is_explained
from briefreader.facts.names.gazetteer import Gazetteer
from briefreader.facts.names.group_rules import (
    event_end,
    known_phrases,
    organisation_end,
    place_end,
)
from briefreader.facts.names.lines import (
    Line,
    capital_run,
    is_common,
    is_head,
    is_never_name,
    is_title_word,
)
from briefreader.facts.names.mentions import Mention
from briefreader.facts.names.person_rules import (
    follows_role,
    is_person,
    name_end,
    particles_end,
    title_end,
)
from briefreader.facts.names.roles import role_before
from briefreader.facts.names.vocabulary import (
    CALENDAR,
    DIRECTIONS,
    FUNCTION_WORDS,
    HONORIFICS,
    MEETING_HEADS,
    MONTHS_AND_NAMES,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    SAY_VERBS,
    TITLES,
)

ORGANISATION, PERSON, PLACE = FactKind.ORGANISATION, FactKind.PERSON, FactKind.PLACE

FORM_ALONE = 0.75
"""How sure the form of a person's name must be where nothing else speaks for it."""

Found = tuple[int, int, FactKind, str, float]
"""Token positions `[start, end)`, kind, rule and confidence."""


@dataclass(slots=True)
class Reading:
    """What one line gave by itself.

    `rejected`: acronyms that the line explains as something that is no name, as in "a power
    purchase agreement (PPA)". `taken`: positions of tokens inside the names of events, laws and
    works, in which nothing is to be found later either.
    """

    mentions: list[Mention] = field(default_factory=list)
    rejected: set[str] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)


def read_line(text: str, line: Line, gazetteer: Gazetteer) -> Reading:
    """The mentions in one line, in order, as far as the line itself tells."""
    reading = Reading()
    position, titled, last_end = 0, False, -1
    while position < len(line.tokens):
        if not line.is_capital(position):
            found = _after_particles(line, position, gazetteer) if titled else None
            titled = titled and line.word(position) in (",", "-", '"', "“", "”")
            after = position + 1
        elif is_bracketed(line, position):
            is_next = last_end == position - 1
            found = _bracketed(line, position, reading, is_next, gazetteer)
            after, titled = position + 1, False
        elif _in_address(line, position):
            found, after, titled = None, position + 1, False
        else:
            found, after, titled = _at(line, position, titled, gazetteer)
            if found is None and after > position + 1 and not titled:
                reading.taken.update(range(position, after))
        if found is not None:
            reading.mentions.append(_mention(text, line, found, gazetteer))
            last_end = after = found[1]
        position = after
    return reading


def _bracketed(
    line: Line, position: int, reading: Reading, is_next: bool, gazetteer: Gazetteer
) -> Found | None:
    """An acronym in brackets: the organisation before it, a known one, or none at all."""
    if is_explained(line.words[position], reading.mentions if is_next else []):
        return position, position + 1, ORGANISATION, "acronym", 0.9
    is_common_noun = is_common_phrase(line, position)
    if not is_common_noun and _is_well_known(line.words[position], gazetteer):
        return _known(line, position, gazetteer)
    reading.rejected.add(line.words[position])
    return None


def _mention(text: str, line: Line, found: Found, gazetteer: Gazetteer) -> Mention:
    start, end, kind, rule, confidence = found
    first, last = line.tokens[start].start, line.tokens[end - 1].end
    role = role_before(text, line, start, gazetteer) if kind is FactKind.PERSON else None
    return Mention(first, last, text[first:last], kind, rule, confidence, role)


def _in_address(line: Line, position: int) -> bool:
    """Whether a word is a part of an address in a network: "USA.gov"."""
    return (
        line.word(position + 1) == "."
        and not line.tokens[position + 1].gap
        and line.word(position + 2)[:1].islower()
        and not line.tokens[position + 2].gap
    )


def _is_well_known(word: str, gazetteer: Gazetteer) -> bool:
    return word in gazetteer.organisations or word in gazetteer.places


def _at(
    line: Line, start: int, titled: bool, gazetteer: Gazetteer
) -> tuple[Found | None, int, bool]:
    """What begins at a capitalised word, where to go on, and whether a title was passed."""
    word = line.words[start]
    known = _known(line, start, gazetteer)
    known_end = known[1] if known else start
    if word in FUNCTION_WORDS and known_end <= start + 1:
        return None, start + 1, False
    if titled and (person := _titled(line, start, gazetteer)):
        return person, person[1], False
    run = capital_run(line, start, gazetteer)
    organisation = organisation_end(line, start, run, gazetteer)
    place = place_end(line, start, run, gazetteer)
    event = event_end(line, start, run, gazetteer)
    person_end = name_end(line, start, gazetteer)
    sure = is_person(line, start, person_end, gazetteer) if person_end > start else 0.0
    longest = max(known_end, organisation, place, person_end if sure > 0.5 else start)
    if event > longest and event > start + 1:
        return _event(line, start, event, gazetteer)
    if known and known_end > start + 1 and line.word(known_end) in TITLES:
        return known, known_end, False
    rival = max(organisation, place, person_end if sure >= 0.9 else start)
    if known and known_end > start + 1 and known_end >= rival:
        return known, known_end, False
    title = title_end(line, start)
    if start < title < len(line.tokens) and organisation <= title and place <= title:
        return None, title, True
    is_no_start = word in CALENDAR or (is_never_name(word) and organisation < start + 3)
    if is_no_start and not (word in MONTHS_AND_NAMES and sure >= FORM_ALONE):
        return None, start + 1, False
    candidates = (
        (organisation, ORGANISATION, "head word", 0.85),
        (place, PLACE, "head word", 0.8),
        (person_end, PERSON, "given name" if sure >= 0.8 else "form", sure),
    )
    return _strongest(line, start, known, candidates, gazetteer)


def _strongest(
    line: Line,
    start: int,
    known: Found | None,
    candidates: tuple[tuple[int, FactKind, str, float], ...],
    gazetteer: Gazetteer,
) -> tuple[Found | None, int, bool]:
    """The found name among an organisation, a place and a person that begin at one word."""
    (organisation, *_), (place, *_), (person, _, _, sure) = candidates
    if organisation > start and organisation >= max(place, person if sure > 0.8 else 0):
        best = candidates[0]
    elif sure >= 0.8 and person >= place:
        best = candidates[2]
        is_after_place = sure < 0.9 and line.word(start - 1).lower() in PLACE_PREPOSITIONS
        if is_after_place or _after_place_noun(line, start):
            best = (person, PLACE, "context", 0.6)
    elif place > start:
        best = candidates[1]
    elif known:
        return _team(line, known, gazetteer) or known, known[1], False
    elif sure >= FORM_ALONE and not line.headline:
        best = candidates[2]
    else:
        return _single(line, start, gazetteer)
    return (start, *best), best[0], False


def _after_place_noun(line: Line, start: int) -> bool:
    """Whether "the shores of", "the city of" and the like stand before a word."""
    return line.word(start - 1) == "of" and line.word(start - 2) in PLACE_NOUNS


def _team(line: Line, known: Found, gazetteer: Gazetteer) -> Found | None:
    """The club that a place and a plural name: "Montreal Crystals"."""
    start, end, kind, _, _ = known
    after = line.word(end)
    if (
        kind is not PLACE
        or line.headline
        or not line.is_capital(end)
        or line.tokens[end].gap != " "
    ):
        return None
    if not after.endswith("s") or line.tokens[end].opens or _names_nothing(after, gazetteer):
        return None
    return start, end + 1, ORGANISATION, "team", 0.6


def _after_particles(line: Line, start: int, gazetteer: Gazetteer) -> Found | None:
    """The person that a title announces and whose name begins with "van der" or the like."""
    after = particles_end(line, start)
    end = name_end(line, after, gazetteer) if after > start else after
    return (start, end, PERSON, "title", 0.95) if end > after else None


def _titled(line: Line, start: int, gazetteer: Gazetteer) -> Found | None:
    """The person that a title announces."""
    end = name_end(line, start, gazetteer)
    word = line.words[start]
    if end == start or (end == start + 1 and line.headline and is_common(word, gazetteer)):
        return None
    is_known = word in gazetteer.given or word in gazetteer.surnames
    if (
        word in HONORIFICS
        or all(map(is_title_word, line.words[start:end]))
        or (is_common(word, gazetteer) and not is_known)
    ):
        return None
    return start, end, PERSON, "title", 0.95


def _known(line: Line, start: int, gazetteer: Gazetteer) -> Found | None:
    """The longest name that the gazetteer holds at a position."""
    for end, phrase in reversed(known_phrases(line, start, gazetteer)):
        if end == start + 1 and _is_only_a_word(line, start, gazetteer):
            return None
        if phrase in gazetteer.organisations:
            return start, end, ORGANISATION, "gazetteer", 0.95
        if phrase in DIRECTIONS and line.word(start - 1) != "the":
            return None
        if phrase in gazetteer.places:
            return start, end, PLACE, "gazetteer", 0.95
        if phrase in gazetteer.cities:
            return start, end, PLACE, "gazetteer", 0.8
        if end > start + 1 and phrase in gazetteer.towns:
            return start, end, PLACE, "gazetteer", 0.7
    return None


def _is_only_a_word(line: Line, start: int, gazetteer: Gazetteer) -> bool:
    """Whether a capital means nothing here and the word is an English word."""
    token, word = line.tokens[start], line.words[start]
    if token.shouted and word == token.text:
        return False
    return is_common(word, gazetteer) and (token.opens or line.headline)


def _event(
    line: Line, start: int, end: int, gazetteer: Gazetteer
) -> tuple[Found | None, int, bool]:
    """An event names nothing, but what stands before "Summit" may: it is read word by word."""
    pair = line.hyphen_at(start + 1) or line.hyphen_at(start - 1)
    if line.words[end - 1] in MEETING_HEADS and (pair or line.tokens[start].shouted):
        found, after, _ = _single(line, start, gazetteer)
        return found, after, False
    return None, end, False


def _single(line: Line, start: int, gazetteer: Gazetteer) -> tuple[Found | None, int, bool]:
    """One capitalised word that no phrase rule took."""
    word, token = line.words[start], line.tokens[start]
    end = start + 1
    if _names_nothing(word, gazetteer):
        return None, end, False
    if known := _known(line, start, gazetteer):
        return known, known[1], False
    if is_common(word, gazetteer) or len(word) < 3 or is_head(word):
        return None, end, False
    if _is_half_of_pair(line, start, gazetteer):
        return (start, end, PERSON, "pair", 0.6), end, False
    if token.shouted and word == token.text:
        if len(word) <= 6 and not line.headline and word.isalpha():
            return (start, end, FactKind.ORGANISATION, "acronym", 0.6), end, False
        return None, end, False
    found = _by_context(line, start, gazetteer)
    return found, found[1] if found else end, False


def _is_half_of_pair(line: Line, start: int, gazetteer: Gazetteer) -> bool:
    """Whether a word is one of two surnames that a hyphen joins: "the Merkel-Macron talks"."""
    if line.hyphen_at(start + 1):
        first, other = start, line.word(start + 2)
    elif line.hyphen_at(start - 1):
        first, other = start - 2, line.word(start - 2)
    else:
        return False
    before = line.word(first - 1)
    if line.joined(first) and before[:1].isupper() and not _names_nothing(before, gazetteer):
        return False
    pair = (line.words[start], other)
    if any(not w[:1].isupper() or is_common(w, gazetteer) or w.isupper() for w in pair):
        return False
    if any(_is_well_known(w, gazetteer) or w in gazetteer.demonyms for w in pair):
        return False
    return any(w in gazetteer.surnames or w in gazetteer.given for w in pair)


def _names_nothing(word: str, gazetteer: Gazetteer) -> bool:
    if is_never_name(word) or word in HONORIFICS or word in DIRECTIONS:
        return True
    return is_title_word(word) or word in gazetteer.demonyms


def _by_context(line: Line, start: int, gazetteer: Gazetteer) -> Found | None:
    word, end = line.words[start], start + 1
    before, after = line.word(start - 1), line.word(start + 1)
    if after in SAY_VERBS:
        return start, end, PERSON, "context", 0.7
    if follows_role(line, start):
        return start, max(end, name_end(line, start, gazetteer)), PERSON, "context", 0.7
    if before in PLACE_PREPOSITIONS or _after_place_noun(line, start):
        return start, end, PLACE, "context", 0.6
    if line.headline or _is_inside_phrase(line, start):
        return None
    follows_article = before.lower() in ("the", "a", "an")
    if word in gazetteer.given and not follows_article:
        return start, end, PERSON, "given name", 0.6
    if word in gazetteer.towns:
        return start, end, PLACE, "gazetteer", 0.5
    if follows_article:
        return None
    if word in gazetteer.surnames and not is_common(word.removesuffix("s"), gazetteer):
        return start, end, PERSON, "surname", 0.5
    return None


def _is_inside_phrase(line: Line, start: int) -> bool:
    """Whether more capitalised words of the same phrase stand right after a word."""
    after = start + 1
    return line.is_capital(after) and line.tokens[after].gap == " " and not line.tokens[after].opens
