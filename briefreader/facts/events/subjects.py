"""Who acts: what stands before a verb."""

import re

from briefreader.facts.events.actors import ACTORS
from briefreader.facts.events.surroundings import Around
from briefreader.facts.text.word_lists import word_list

_FILLER = re.compile(
    r"(?: (?:\w+ly|also|then|later|first|again|has|have|had|just|both|soon|subsequently"
    r"|(?:in|on|since) (?:(?:early|late|mid)[- ])?[A-Z][a-z]+(?: \d{1,4})?(?:, \d{4},?)?)"
    r"|[’']ve|,? \([^()]{1,40}\),?"
    r"|, (?:of|an?|the|who|which|then|now)\b[^,;:()]{2,60}(?:, [A-Z][A-Za-z.]{1,12})?,)$"
)
_LAST_WORD = re.compile(r"(?:([\w’'.-]+) )?([A-Za-z][\w’'-]*)$")
_CAPITALS = re.compile(
    r"(?<![\w.’'-])((?:[A-Z][\w.’'&-]*|(?<= )\d+)(?: (?:[A-Z][\w.’'&-]*|\d+)){0,5})$"
)
CERTAIN_NOUN = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en"
    r"|\d+)(?: (?!(?:of|in|on|at|to|for|from|and|or|that|who|which|what|when|where|while|with|by"
    r"|as|than|more|after|before|since|the|an?|it|he|she|they|we|is|are|was|were|has|have|had)\b)"
    r"[A-Za-z][\w’'-]*){1,4}$"
)
"""A noun with its article or number, and the words between."""
_PRONOUNS = frozenset(
    word_list("We I He She They It This That These Those You Who Which What In On At As And But")
)
_NUMERALS = frozenset(word_list("two three four five six seven eight nine ten several"))
_NO_MODIFIERS = frozenset(
    word_list(
        "the a an this these that his her its their of in on at to for from and or when while"
        " as after before with by where which who because but if"
    )
)
_OF = re.compile(
    r"(?<![\w’'-])(?:(?:the|an?|two|three|four|five|six|several|some|many|\d+) )?"
    r"(?:[a-z][\w’'-]+ )??"
    r"(?!(?:out|because|instead|ahead|regardless|as|is|was|were|are|or|and|in|on|by)\b)"
    r"[A-Za-z][\w’/-]+ (?:of|from) (?:the |an? )?$"
)
_MOST_BEFORE = 50


def subject_before(around: Around, end: int, lead: str) -> tuple[int, float] | None:
    """Where the subject that ends a text begins, with what it weighs; None where there is none."""
    text = lead
    for _ in range(4):
        shorter = _FILLER.sub("", text)
        if shorter == text:
            break
        text = shorter
    end -= len(lead) - len(text)
    names = around.names_at(end - 1, end)
    if names and text[-1:].isalnum():
        return min(fact.start for fact in names), 2.0
    run = _CAPITALS.search(text)
    if run is not None and run.group(1) not in _PRONOUNS and not run.group(1).endswith("ly"):
        return end - len(run.group(1)), 1.5 + 0.5 * (run.group(1).lower() in ACTORS)
    words = _LAST_WORD.search(text)
    if words is None:
        return None
    before, last = words.group(1) or "", words.group(2)
    start = end - len(last)
    if last in ("We", "we", "I"):
        return start, 1.5
    if last in ("he", "she", "He", "She"):
        return start, 1.0
    if last.lower() not in ACTORS:
        noun = CERTAIN_NOUN.search(text)
        return None if noun is None else (end - len(noun.group()), 1.5)
    if before.lower() in _NUMERALS:
        return end - len(words.group()), 2.0
    if before and before[0].islower() and before.lower() not in _NO_MODIFIERS:
        return end - len(words.group()), 1.5
    return start, 2.0 if before.lower() in ("the", "this") or before[:1].isupper() else 1.5


def whole_subject(around: Around, start: int) -> int:
    """Where a subject begins whose last part begins at a place: "citizens of Oakland"."""
    first = max(around.sentence.start, start - _MOST_BEFORE)
    head = _OF.search(around.text, first, start)
    return start if head is None else head.start()
