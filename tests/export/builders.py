"""Small documents and notes to export."""

from briefreader.domain.annotation import Anchor, Annotation, Colour, Placement, State
from briefreader.domain.document import Metadata, Span, Summary
from briefreader.export.notes import DocumentNotes

TEXT = (
    "Port talks announced\n"
    "The ministers will meet in Tallinn. “We expect a short agenda,” one of them said.\n"
    "Trade grew by 7 percent.\n"
    "It was 1 of 3 *firm* promises."
)
SUMMARY = Summary(
    id="0123456789abcdef",
    metadata=Metadata(
        title="Port talks: what to expect",
        authors=("Ida Holm", "Per Lund"),
        publisher="Harbour Institute",
        published="2021-03-05",
        url="https://example.org/port-talks",
    ),
    format="text",
    words=24,
    path="/home/ida/briefings/port-talks.txt",
    tags=("to read",),
)


def note_on(
    quote: str,
    *,
    number: int = 1,
    note: str = "",
    tags: tuple[str, ...] = (),
    colour: Colour = Colour.YELLOW,
    state: State = State.EXACT,
    document: str = SUMMARY.id,
    text: str = TEXT,
) -> Placement:
    """A note on the first occurrence of a quote; without a quote, on the whole document."""
    start = text.index(quote)
    span = Span(start, start + len(quote))
    annotation = Annotation(
        id=f"urn:uuid:00000000-0000-0000-0000-{number:012}",
        document_id=document,
        created="2021-03-06T08:00:00.000Z",
        modified="2021-03-06T09:30:00.000Z",
        anchor=Anchor.of(text, span) if quote else None,
        note=note,
        tags=tags,
        colour=colour,
        source=f'{{"@context": "x", "id": "urn:uuid:{number}"}}',
    )
    return Placement(annotation, state, span if quote and state is not State.UNATTACHED else None)


NOTES = DocumentNotes(
    SUMMARY,
    (
        note_on("", number=1, note="Compare with the February briefing.", tags=("to read",)),
        note_on(
            "Tallinn. “We expect a short agenda,” one of them said.\nTrade grew by 7 percent.",
            number=2,
            note="Who said it?\n\n- ask the *desk*",
            tags=("talks/port", "open question"),
            colour=Colour.GREEN,
        ),
        note_on("1 of 3 *firm* promises", number=3, state=State.CHECK, colour=Colour.PINK),
        note_on("Port talks", number=4, state=State.UNATTACHED),
    ),
)
