"""Where the sentence around a date looks: back, ahead, or neither for sure."""

import re
from collections.abc import Callable
from functools import cache

from briefreader.domain.document import Span
from briefreader.facts.dates.patterns import Wording
from briefreader.facts.dates.surroundings import Tense
from briefreader.facts.text.alternatives import any_of
from briefreader.facts.text.languages import is_english
from briefreader.facts.text.sentences import sentence_starts
from briefreader.facts.text.vocabularies import vocabulary

WINDOW = 240
"""How far around a wording, in code points, its tense and its anchor are looked for."""

_MARKER = re.compile(
    r"\b(?:(?P<future>will|shall|would|(?:is|are|was|were) (?:set|due|scheduled|expected"
    r"|planned|likely) to"
    r"|to (?:be )?(?:meet|hold|held|visit|take|begin|start|open|go|become|host|attend|travel"
    r"|vote|run|sign|discuss)"
    r"|upcoming|scheduled|expects?|expected|plans?|planned|forthcoming|due|next|going to|be"
    r" \w+ed|be held)"
    r"|(?P<open>(?:has|have)(?: \w+ly| not| also)?(?: been)? \w+|(?:has|have|agreed|invited"
    r"|promised"
    r"|pledged|vowed|offered|announced|confirmed|asked|urged))"
    r"|(?P<past>was|were|had|did|met|said|held|took|came|went|began|won|lost|led"
    r"|signed|told|became|made"
    r"|ended|started|announced|agreed|visited|died|killed|arrested|reported|since|previous"
    r"|earlier|ago|last)"
    r"|(?P<participle>[a-z]{3,12}ed))\b"
)
_OBJECT = re.compile(r" (?:an?|the|that|his|her|its|their|him|them|it|\d[\d,]*)\b")
"""What follows a verb in the past, and no participle: "passed a law", not "a law passed"."""

_TENSES = {
    "future": Tense.FUTURE,
    "open": Tense.UNKNOWN,
    "past": Tense.PAST,
    "participle": Tense.PERHAPS_PAST,
}

TenseReader = Callable[[str, Wording, Span], Tense]


def tense_reader(language: str) -> TenseReader:
    """What tells the tense around a wording in a language; unknown in one without a vocabulary."""
    return _english_tense if is_english(language) else _other_tense(language)


def _english_tense(text: str, wording: Wording, block: Span) -> Tense:
    """The tense of the last marker before the wording in its sentence, else of the first after."""
    start, end = max(block.start, wording.start - WINDOW), min(block.end, wording.end + WINDOW)
    for boundary in sentence_starts(text, start, wording.start + 1):
        start = boundary
    end = next(sentence_starts(text, wording.end, end), end)
    marker: re.Match[str] | None = None
    for match in _MARKER.finditer(text, start, wording.start):
        marker = match
    is_after = marker is None
    if marker is None:
        marker = _MARKER.search(text, wording.end, end)
    if marker is None:
        return Tense.UNKNOWN
    tense = _TENSES[str(marker.lastgroup)]
    has_object = is_after or _OBJECT.match(text, marker.end(), end) is not None
    return Tense.PAST if tense is Tense.PERHAPS_PAST and has_object else tense


@cache
def _other_tense(language: str) -> TenseReader:
    """What tells the tense by words and endings of verbs: the marker nearest before a wording,
    else the first one after it in its sentence.
    """
    words = vocabulary(language)
    if words is None:
        return lambda text, wording, block: Tense.UNKNOWN
    marker = re.compile(
        rf"(?<!\w)(?:(?P<future>{any_of(words.words('dates.future'))}"
        rf"|\w+(?:{_endings(words.words('dates.future_endings'))})(?!\w))"
        rf"|(?P<past>{any_of(words.words('dates.past'))}"
        rf"|\w+(?:{_endings(words.words('dates.past_endings'))})(?!\w)))"
    )

    def read(text: str, wording: Wording, block: Span) -> Tense:
        start = max(block.start, wording.start - WINDOW)
        end = min(block.end, wording.end + WINDOW)
        for boundary in sentence_starts(text, start, wording.start + 1):
            start = boundary
        end = next(sentence_starts(text, wording.end, end), end)
        before = [*marker.finditer(text, start, wording.start)]
        found = before[-1] if before else marker.search(text, wording.end, end)
        return Tense.UNKNOWN if found is None else Tense(str(found.lastgroup))

    return read


def _endings(endings: tuple[str, ...]) -> str:
    return "|".join(endings) or "(?!)"
