"""Facts in words: as the note that is made of one, and as text that is copied."""

from collections.abc import Sequence

from briefreader.domain.document import Document, Span
from briefreader.domain.fact import FactKind
from briefreader.ui.citing import with_source
from briefreader.ui.factlist.entries import Entry, Picked
from briefreader.ui.factlist.sentence import sentence_span

KIND_WORDS = {
    FactKind.PERSON: "Person",
    FactKind.ORGANISATION: "Organisation",
    FactKind.PLACE: "Place",
    FactKind.DATE: "Date",
    FactKind.QUOTE: "Quotation",
    FactKind.FIGURE: "Figure",
    FactKind.AGREEMENT: "Agreement or law",
    FactKind.EVENT: "Event",
    FactKind.ASSESSMENT: "Author’s assessment",
    FactKind.QUESTION: "Question",
    FactKind.KEY_SENTENCE: "Key sentence",
}

_IN_SENTENCES = (FactKind.DATE, FactKind.FIGURE, FactKind.EVENT)
"""What says little without the sentence around it."""


def note_of(entry: Entry) -> str:
    """What a note made of an entry says: `Quotation of Ann Berg, via Reuters`."""
    kind = KIND_WORDS[entry.kind]
    if entry.kind is FactKind.QUOTE:
        said = "Quotation, speaker unknown" if entry.uncertain else f"Quotation of {entry.label}"
    else:
        said = f"{kind}: {entry.label}" if entry.label else kind
    return f"{said}, {entry.aside}" if entry.aside else said


def passage_of(picked: Picked, text: str) -> Span:
    """The passage that a note made of a mention is on: the mention, or the sentence around it."""
    if picked.entry.kind in _IN_SENTENCES:
        return sentence_span(text, picked.span)
    return picked.span


def copied(picked: Sequence[Picked]) -> str:
    """Facts as they are copied: names and dates as they are called, passages with their words."""
    return "\n".join(_copied(one.entry) for one in picked)


def copied_with_source(picked: Sequence[Picked], document: Document, sources: Sequence[str]) -> str:
    """Facts with the words in which they stand, and for each its source."""
    lines = []
    for one, source in zip(picked, sources, strict=True):
        entry, text = one.entry, document.text
        is_passage = bool(entry.text) and entry.kind not in _IN_SENTENCES
        span = one.span if is_passage else sentence_span(text, one.span)
        words = with_source(" ".join(text[span.start : span.end].split()), source)
        known = "" if entry.uncertain and entry.kind is FactKind.QUOTE else entry.label
        called = f"{known}, {entry.aside}" if known and entry.aside else known
        lines.append(f"{called}: {words}" if called else words)
    return "\n\n".join(lines)


def _copied(entry: Entry) -> str:
    if entry.kind is FactKind.QUOTE and not entry.uncertain:
        return f"{entry.text} ({entry.label})"
    if entry.kind in _IN_SENTENCES or not entry.text:
        return entry.label
    return entry.text
