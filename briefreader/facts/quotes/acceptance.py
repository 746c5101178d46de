"""Which words in marks somebody says: sentences and fragments, but no terms, titles or hints."""

import re
from dataclasses import dataclass

from briefreader.facts.quotes.grammars import Grammar
from briefreader.facts.quotes.links import Attribution, Link
from briefreader.facts.quotes.not_speech import (
    is_capitalised,
    is_citation,
    is_code,
    is_hearsay,
    is_label,
    is_term,
    is_title,
)
from briefreader.facts.quotes.quotation_marks import Marked

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_CONJOINED = re.compile(r"\s*,?\s*(?:and|or|but|nor|as well as)?\s*,?\s*(?:an?|the|also)?\s*$")
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|became|become|remain|remained|seem(?:s|ed)?|it|them|him)\s"
    r"(?:(?:not|also|still|now|too|very|so|already|\w+ly)\s){0,2}(?:an?\s|the\s)?$"
)
"""What stands before a fragment that says how something is: "the cells were “crowded”"."""

_SUPPOSED = re.compile(
    r"\b(?:if|when|whether|unless|which|who)\s(?:[\w-]+\s){0,6}$"
    r"|\bthat\s(?:is|are|was|were)\s(?:[\w-]+\s){0,2}$"
)
_STRUCTURED = re.compile(
    r"^(?:to|not|in|on|by|with|without|against|for|any|all|their|its|his|her|our|those)\s"
    r"|\s(?:to|and|or|the|in|for|by|with|their|its|than|from|on|against)\s|^\w+ing\s"
)
"""What makes a phrase out of a text of a few words, rather than the name of a thing."""

_ANYWHERE = 90
_NEAR = 80
_BESIDE = 12


@dataclass(frozen=True, slots=True)
class Judge:
    """What says of words in marks whether they are somebody's.

    `masked` is the text with what is quoted blotted out; `grammar` that of another language.
    """

    text: str
    masked: str
    grammar: Grammar | None

    def is_said(self, marked: Marked, attribution: Attribution | None) -> bool:
        """Whether the words in marks are a quotation, with what its sentence says of it."""
        inside = self.text[marked.start : marked.end]
        words = len(_WORD.findall(inside[:400]))
        if words == 0 or self.is_silent(marked, attribution):
            return False
        if self._is_label(marked, attribution):
            return False
        ends = inside.rstrip()[-1:] in (".", "!", "?", ",", "…")
        if attribution is None:
            return self._is_said_by_nobody(marked, inside, words, ends)
        if attribution.link is Link.HEAD and (words < 3 or is_capitalised(inside)):
            return False
        if words >= 3:
            return True
        if attribution.link is Link.AFTER:
            return (
                ends
                or self.masked[marked.outer_end : marked.outer_end + 1] == ","
                or attribution.gap <= 4
            )
        if attribution.link is Link.SHARED:
            return self.is_conjoined(marked)
        if attribution.gap <= (
            _ANYWHERE if attribution.naming else _NEAR if words == 2 else _BESIDE
        ):
            return True
        return attribution.link in (Link.BEFORE, Link.ACCORDING) and self._is_predicate(
            marked, attribution.cue_at
        )

    def _is_said_by_nobody(self, marked: Marked, inside: str, words: int, ends: bool) -> bool:
        if is_hearsay(self.masked, marked):
            return words >= 2
        if marked.single or is_capitalised(inside):
            return False
        if words >= 4 or (words >= 3 and ends):
            return True
        is_phrase = words == 3 and not inside[:1].isupper() and _STRUCTURED.search(inside)
        return bool(is_phrase) and not is_label(self.masked, marked)

    def _is_predicate(self, marked: Marked, cue: int) -> bool:
        """Whether a fragment says how something is that its sentence names, not how it may be."""
        if _SUPPOSED.search(self.masked, cue, max(cue, marked.outer_start)):
            return False
        before = self.masked[max(0, marked.outer_start - 48) : marked.outer_start]
        return _PREDICATE.search(before) is not None and not is_label(self.masked, marked)

    def is_conjoined(self, marked: Marked) -> bool:
        """Whether only "and" stands between these marks and the ones before: “a” and “b”."""
        before = self.masked[max(0, marked.outer_start - 16) : marked.outer_start]
        tail = re.split("[”\"»’']", before)
        return len(tail) > 1 and _CONJOINED.match(tail[-1]) is not None

    def is_silent(self, marked: Marked, attribution: Attribution | None) -> bool:
        """Whether nobody says the words, whatever stands around them."""
        text, masked = self.text, self.masked
        if is_code(text, masked, marked) or is_title(text, masked, marked):
            return True
        if is_term(text, masked, marked) or self._is_named_so(marked, attribution):
            return True
        is_unsure = attribution is None or attribution.link in (Link.HEAD, Link.COLON)
        return is_unsure and is_citation(text, masked, marked)

    def _is_label(self, marked: Marked, attribution: Attribution | None) -> bool:
        inside = self.text[marked.start : marked.end]
        is_near = (
            attribution is not None
            and attribution.link in (Link.BEFORE, Link.AS, Link.AFTER)
            and (attribution.naming or attribution.gap <= 12)
        )
        is_short = len(inside) <= 40 and len(_WORD.findall(inside)) <= 3
        return is_short and not is_near and is_label(self.masked, marked)

    def _is_named_so(self, marked: Marked, attribution: Attribution | None) -> bool:
        """Whether another language's marks hold a term or the name of a firm or paper."""
        if self.grammar is None:
            return False
        before = self.masked[max(0, marked.outer_start - 40) : marked.outer_start]
        if self.grammar.terms.search(before):
            return True
        text = self.text[marked.start : marked.end]
        is_near = attribution is not None and (
            attribution.link is Link.AFTER or attribution.gap <= 4
        )
        is_short = len(_WORD.findall(text[:80])) <= 3 and text[-1:] not in ".,!?…"
        return is_short and text[:1].isupper() and not is_near
