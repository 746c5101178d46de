"""What kind of document it is: report, interview, press release and so on."""

import re

_WORDS = {
    "insight": "insight",
    "insights": "insight",
    "expert insight": "insight",
    "expert insights": "insight",
    "in focus": "insight",
    "report": "report",
    "reports": "report",
    "policy brief": "report",
    "policy paper": "report",
    "working paper": "report",
    "research paper": "report",
    "special report": "report",
    "study": "report",
    "interview": "interview",
    "q&a": "interview",
    "questions and answers": "interview",
    "press release": "press release",
    "news release": "press release",
    "media release": "press release",
    "for immediate release": "press release",
    "pressemitteilung": "press release",
    "communiqué de presse": "press release",
    "comunicado de prensa": "press release",
    "пресс-релиз": "press release",
    "transcript": "transcript",
    "news": "news",
    "news article": "news",
    "speech": "speech",
    "remarks": "speech",
    "address": "speech",
}
_TITLE = (
    (re.compile(r"\btranscript\b|press conference by\b", re.IGNORECASE), "transcript"),
    (re.compile(r"\b(?:interview|q&a) (?:with|:)|\binterview$", re.IGNORECASE), "interview"),
    (
        re.compile(
            r"\b(?:remarks|address|speech|statement) (?:by|of|to|at|before)\b"
            r"|\b(?:inaugural|annual) (?:address|message)\b|'s (?:address|message)\b",
            re.IGNORECASE,
        ),
        "speech",
    ),
    (re.compile(r"\breport (?:on|of|to)\b|\breport$", re.IGNORECASE), "report"),
)


def kind_named(words: str) -> str:
    """The kind that these words name as a whole; empty if they name none."""
    return _WORDS.get(" ".join(words.casefold().split()).strip(" .:"), "")


def kind_in_title(title: str) -> str:
    """The kind that a title tells; empty if it tells none."""
    return next((kind for pattern, kind in _TITLE if pattern.search(title)), "")
