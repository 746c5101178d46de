"""What found a fact, in words: one table from the names of rules to sentences."""

from collections.abc import Mapping
from types import MappingProxyType

from briefreader.domain.fact import Fact, FactKind

_NAMES = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)

_USER = {
    "user": "You said so.",
    "user-again": "It is worded as a passage that you made a fact.",
}

_OF_NAMES = {
    "model": "The words around it speak for it.",
    "names-model": "The words around it speak for it.",
    "gazetteer": "It stands in the list of known names that comes with the program.",
    "head word": "It ends in a word, or begins with one, that such names have.",
    "remembered": "The document has the name elsewhere, where it was found with more certainty.",
    "acronym": "It is a short form in capitals.",
    "team": "It is a place or a people in the plural that stands for its team or group.",
    "title": "A title or a post stands before it.",
    "context": "The words beside it say what it is.",
    "inverted name": "It stands in a list with its surname first.",
    "given name": "It begins with a known given name.",
    "surname": "It is a known family name.",
    "pair": "Two words with capitals stand together as a name does.",
    "form": "It has the form of a name.",
}

_OF_QUOTES = {
    "after": "A verb of saying follows the quotation, with its speaker.",
    "before": "A verb of saying stands before the quotation, with its speaker.",
    "according-to": "The sentence names its source with “according to” or in a like way.",
    "colon": "A speaker and a colon stand before it.",
    "as": "The sentence says as what, or by whom, it is called so.",
    "head-of-sentence": "The sentence that it stands in begins with a speaker.",
    "shared": "It has the speaker of the quotation before it in the same sentence.",
    "carried": "It goes on where the quotation before it ended, with the same speaker.",
    "unattributed": "It stands between quotation marks; no speaker is named nearby.",
    "turn": "It is a turn of an interview or of a record, with the speaker's name before it.",
}

_IN_FULL = "It is written out with its year."
_PART = "It gives a part of a date; the rest is taken from the dates before it."
_COUNTED = "It is counted from another date."
_SPAN = "It names the first and the last of a span of time."

_OF_DATES = {
    **dict.fromkeys(
        (
            "day-month-year",
            "month-day-year",
            "month-year",
            "year",
            "iso-day",
            "iso-month",
            "slashes",
            "dots",
            "dashes",
            "season-year",
            "part-year",
            "bce",
        ),
        _IN_FULL,
    ),
    **dict.fromkeys(("day", "day-month", "month-day", "month", "season", "weekday"), _PART),
    **dict.fromkeys(
        (
            "ago",
            "day-word",
            "relative",
            "relative-month",
            "relative-season",
            "past-span",
            "month-of-relative-year",
        ),
        _COUNTED,
    ),
    **dict.fromkeys(
        (
            "years",
            "season-years",
            "between-years",
            "days-month",
            "month-days",
            "months-across",
            "month-days-across",
            "day-months-across",
        ),
        _SPAN,
    ),
    **dict.fromkeys(
        ("decade", "short-decade", "part-decade", "part-short-decade", "word-decade"),
        "It names a decade.",
    ),
    **dict.fromkeys(("century", "part-century", "word-century"), "It names a century."),
    **dict.fromkeys(("quarter", "short-quarter"), "It names a quarter of a year."),
    "fiscal-years": "It names the first and the last of several fiscal years.",
    "fiscal-year": "It names a fiscal year, or a year of taxes.",
    "duration": "It says how long something takes, not when it is.",
    "vague": "It says only roughly when something was.",
}

_OF_AGREEMENTS = {
    "acronym": "It is the short form of an agreement or law that the document names.",
    "named-agreement": "It is named with a word such as treaty, convention, pact or accord.",
    "named-law": "It is named as an act, a code or a law.",
    "number": "It has the number of a law or of a resolution.",
}

_OF_OTHERS = {
    FactKind.EVENT: {
        "event-noun": "A word for an event stands there: a summit, an attack, an election.",
        "event-verb": "The sentence tells what somebody did.",
        "dated-verb": "The sentence tells what happened on a day that it names.",
    },
    FactKind.FIGURE: {
        "money-or-measure": "A number stands there with a currency, a unit or a sign for per cent.",
        "count": "A number stands there with what it counts.",
    },
    FactKind.ASSESSMENT: {
        "author-voice": "The author estimates, recommends or evaluates, and reports nobody else.",
    },
    FactKind.QUESTION: {"question-block": "It stands by itself as a question with its answer."},
    FactKind.KEY_SENTENCE: {
        "place-centrality-title": "Its place in the text, the words that it shares with other"
        " sentences, and those of the title speak for it.",
    },
}

RULES: Mapping[FactKind, Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(_NAMES, _OF_NAMES),
        FactKind.QUOTE: _OF_QUOTES,
        FactKind.DATE: _OF_DATES,
        FactKind.AGREEMENT: _OF_AGREEMENTS,
        **_OF_OTHERS,
    }
)
"""For each kind, what its rules go by."""

MODELS = frozenset(("model", "names-model"))
"""The rules that are models."""


def found_by(fact: Fact) -> str:
    """What found a fact: you, a model, a list of names, or a rule."""
    if fact.rule in _USER:
        return "You"
    if fact.rule in MODELS:
        return "The model for names"
    return "A list of known names" if fact.rule == "gazetteer" else "A rule"


def grounds(fact: Fact) -> str:
    """Why a fact was taken for one, as a sentence; empty for a rule that is not known."""
    return _USER.get(fact.rule, "") or RULES[fact.kind].get(fact.rule, "")
