"""The dates, spans of time and durations that a document mentions."""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefreader.domain.document import Block, BlockKind, Document, Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.facts.dates.arithmetic import Reference, parse_reference
from briefreader.facts.dates.other_languages import Finder, wordings_in
from briefreader.facts.dates.patterns import Wording, find_wordings
from briefreader.facts.dates.resolution import resolve
from briefreader.facts.dates.surroundings import Resolved, Surroundings, Tense
from briefreader.facts.dates.tense import WINDOW, TenseReader, tense_reader
from briefreader.facts.text.languages import base_language, is_english
from briefreader.facts.text.sentences import sentence_starts
from briefreader.facts.text.word_lists import word_list

_SINCE = re.compile(r"\b(?:[Ss]ince|[Uu]ntil|[Bb]y|[Bb]efore|[Ff]rom|[Aa]fter|expires?|will)\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|remains?|continues?|this year|so far)\b")
_SLASHES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?!\d)")
_FEDERAL = re.compile(r"\b(?:Congress|[Ff]ederal|P\.L\.|U\.S\.C\.|United States|U\.S\.)(?!\w)")
_FEDERAL_ENOUGH = 3
"""How many words of the kind make a text one about the United States."""

_DAY_FIRST = frozenset(word_list("de fr es ru it pt nl pl cs da fi ro tr uk el no nb"))
"""Languages in which 5/1/2018 is a day of January."""

_ORIGIN = re.compile(r"\b(?:[Ss]ince|[Ss]eit(?: dem)?|[Dd]epuis(?: le)?|[Dd]esde(?: el)?|[Сс]) $")
"""Before a date from which something lasts until now: what follows is of no year of its own."""

_ANCHORS = ("day", "month", "season", "year")


def find_dates(document: Document) -> tuple[Fact, ...]:
    """Every date wording of the document's own blocks, in order.

    `value` is EDTF level 1, an ISO week or a duration, or None with `detail.reason`. What is
    written without a year is resolved against an explicit date shortly before it, else against
    the publication date on the side that the tense tells; `detail.relative_to` says against what.
    Of languages without a vocabulary only days in figures are found.
    """
    language = base_language(document.metadata.language)
    in_english = is_english(language)
    reference = parse_reference(document.metadata.published)
    if reference is None and in_english:
        reference = _implied_year(document)
    day_first = _writes_day_first(document.text)
    written = Surroundings(
        reference=reference,
        day_first=language in _DAY_FIRST if day_first is None and not in_english else day_first,
        is_federal=len(_FEDERAL.findall(document.text)) >= _FEDERAL_ENOUGH,
    )
    find = find_wordings if in_english else wordings_in(language)
    tense = tense_reader(language)
    facts: list[Fact] = []
    for block in document.body():
        if block.kind is not BlockKind.CODE:
            facts.extend(_dates_in_block(document.text, block, written, find, tense))
    return tuple(facts)


def _dates_in_block(
    text: str, block: Block, written: Surroundings, find: Finder, tense: TenseReader
) -> Iterator[Fact]:
    """The dates of a block; `written` holds what is the same for the whole document."""
    anchor: tuple[int, Reference] | None = None
    previous: tuple[int, Reference] | None = None
    for wording in find(text, block.start, block.end):
        around = replace(
            written,
            anchor=_usable_anchor(text, wording, anchor),
            previous=previous[1] if previous and wording.start - previous[0] <= WINDOW else None,
            tense=Tense.UNKNOWN if "year" in wording.parts else tense(text, wording, block.span),
        )
        resolved = resolve(wording, around)
        if resolved is None:
            continue
        yield _fact(text, wording, resolved)
        is_origin = _ORIGIN.search(text, max(block.start, wording.start - 12), wording.start)
        stated = None if is_origin else _stated(resolved, wording)
        if stated is not None:
            anchor = (wording.end, stated)
        resolved_to = parse_reference(resolved.value) if resolved.precision in _ANCHORS else None
        if resolved_to is not None:
            previous = (wording.end, resolved_to)


def _fact(text: str, wording: Wording, resolved: Resolved) -> Fact:
    return Fact(
        kind=FactKind.DATE,
        text=text[wording.start : wording.end],
        start=wording.start,
        end=wording.end,
        value=resolved.value,
        detail=Detail(
            precision=resolved.precision,
            relative_to=resolved.relative_to,
            reason=resolved.reason,
        ),
        rule=wording.form.replace("_", "-"),
        confidence=0.9 if resolved.relative_to is None else 0.75,
    )


def _stated(resolved: Resolved, wording: Wording) -> Reference | None:
    """A date that the text gives with its year, for the wordings after it."""
    if resolved.value is None or resolved.precision not in _ANCHORS or "year" not in wording.parts:
        return None
    is_season = resolved.precision == "season"
    return parse_reference(wording.parts["year"] if is_season else resolved.value)


def _usable_anchor(
    text: str, wording: Wording, anchor: tuple[int, Reference] | None
) -> Reference | None:
    """The explicit date before a wording, if it is near enough to be meant.

    A day or a month with its year reaches into the next sentence, a bare year only to the end of
    its own.
    """
    if anchor is None or wording.start - anchor[0] > WINDOW:
        return None
    ends = sum(1 for _ in sentence_starts(text, anchor[0], wording.start + 1))
    return anchor[1] if ends <= (0 if anchor[1].month is None else 1) else None


def _implied_year(document: Document) -> Reference | None:
    """The year in which a document without a publication date says that it is written.

    Only the latest year of the text can be that, and only in a sentence in the present ("have been
    tense in 2018"), not in one that looks back to it ("since 2014") or forward. The dates of
    captions say when a picture was taken and do not count.
    """
    latest: tuple[int, bool] | None = None
    for block in document.body():
        if block.kind in (BlockKind.CAPTION, BlockKind.CODE, BlockKind.TABLE):
            continue
        for wording in find_wordings(document.text, block.start, block.end):
            if "year" not in wording.parts or wording.form == "bce":
                continue
            year = int(wording.parts["year"])
            present = _said_in_present(document.text, wording, block.span)
            if latest is None or year > latest[0]:
                latest = (year, present)
            elif year == latest[0] and present:
                latest = (year, True)
    return Reference(f"{latest[0]:04d}", latest[0]) if latest is not None and latest[1] else None


def _said_in_present(text: str, wording: Wording, block: Span) -> bool:
    if wording.form not in ("year", "month_year"):
        return False
    start = max(block.start, wording.start - WINDOW)
    for boundary in sentence_starts(text, start, wording.start + 1):
        start = boundary
    before = text[start : wording.start]
    return (
        before.endswith(("in ", "In "))
        and _PRESENT.search(before) is not None
        and _SINCE.search(before) is None
    )


def _writes_day_first(text: str) -> bool | None:
    """Whether dates such as 16/7/2018 put the day first, where one of them shows it."""
    for match in _SLASHES.finditer(text):
        first, second = int(match.group(1)), int(match.group(2))
        if first > 12 >= second:
            return True
        if second > 12 >= first:
            return False
    return None
