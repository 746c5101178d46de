"""Small documents and annotations for the tests of the window."""

from briefreader.domain.annotation import Anchor, Annotation, Colour, Placement, State
from briefreader.domain.document import Block, BlockKind, Document, Metadata, Run, Span, Summary
from briefreader.ui.results import FoundRows


def document(
    *blocks: tuple[BlockKind, str],
    runs: tuple[Run, ...] = (),
    metadata: Metadata | None = None,
    level: int = 0,
) -> Document:
    """A document of these blocks; `level` is given to each."""
    placed: list[Block] = []
    start = 0
    for kind, text in blocks:
        placed.append(Block(kind, start, start + len(text), level))
        start += len(text) + 1
    text = "\n".join(text for _, text in blocks)
    return Document(text, tuple(placed), metadata or Metadata(), runs)


def paragraphs(*texts: str) -> Document:
    """A document of paragraphs."""
    return document(*((BlockKind.PARAGRAPH, text) for text in texts))


def summary(shown: Document, path: str = "/briefings/minutes.txt") -> Summary:
    """The list's row of a document."""
    return Summary("0123456789abcdef", shown.metadata, shown.format, shown.words, path)


def found(*rows: Summary) -> FoundRows:
    """Rows as a search finds them; those of files that could not be read come last."""
    by_id = {row.id: row for row in rows if row.id}
    return FoundRows(tuple(by_id), by_id, tuple(row for row in rows if not row.id))


def span_of(shown: Document, words: str) -> Span:
    """Where words first stand in a document."""
    start = shown.text.index(words)
    return Span(start, start + len(words))


def placement(
    shown: Document,
    words: str,
    number: int = 1,
    colour: Colour = Colour.YELLOW,
    note: str = "",
    tags: tuple[str, ...] = (),
    state: State = State.EXACT,
) -> Placement:
    """An annotation on the first place where words stand; `number` makes its id."""
    span = span_of(shown, words)
    annotation = Annotation(
        id=f"urn:uuid:{number}",
        document_id="0123456789abcdef",
        created=f"2024-05-01T10:00:{number % 60:02d}Z",
        modified=f"2024-05-01T10:00:{number % 60:02d}Z",
        anchor=Anchor.of(shown.text, span),
        note=note,
        tags=tags,
        colour=colour,
    )
    return Placement(annotation, state, span)
