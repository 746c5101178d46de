"""A message, whatever it was stored as, and the pieces that it becomes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.building.encoding import without_controls
from briefreader.formats.building.pieces import Parsed, Piece
from briefreader.formats.fields.names import stated_names
from briefreader.formats.fields.publishers import by_name
from briefreader.formats.mail.fields import author_of

MOST_ATTACHMENTS = 100


@dataclass(frozen=True, slots=True)
class Letter:
    """A message: who wrote to whom, when, what, and what was attached.

    `fields` are the lines of the head that are shown, as (name, value). `sender` is the name of
    the one who wrote it, `published` the ISO date of its sending in the sender's time zone; both
    may be empty. `enclosed` are messages that were sent on with it.
    """

    subject: str
    fields: tuple[tuple[str, str], ...]
    sender: str
    published: str
    body: tuple[Piece, ...]
    attachments: tuple[str, ...] = ()
    enclosed: tuple["Letter", ...] = ()
    warnings: tuple[str, ...] = ()


def parsed_letter(letter: Letter) -> Parsed:
    """A message as a parser's result.

    The head is a table after the subject: it is read and searched, but no sentence of it is taken
    for the writer's words.
    """
    warnings = letter.warnings
    if not letter.body:
        warnings += ("The message has no text of its own.",)
    return Parsed(list(_pieces(letter)), _claims(letter), tuple(dict.fromkeys(warnings)))


def base_name(name: str) -> str:
    """The name of an attached file without folders and control characters, on one line."""
    plain = without_controls(" ".join(name.split()))[0]
    return plain.replace("\\", "/").rpartition("/")[2].strip()[:200]


def _pieces(letter: Letter) -> Iterator[Piece]:
    subject = " ".join(without_controls(letter.subject)[0].split())
    if subject:
        yield Piece(BlockKind.HEADING, subject, level=1)
    rows = "\n".join(f"{name}\t{_cell(value)}" for name, value in letter.fields if _cell(value))
    if rows:
        yield Piece(BlockKind.TABLE, rows)
    yield from letter.body
    for enclosed in letter.enclosed:
        yield from (_quoted(piece) for piece in _pieces(enclosed))
    names = [name for name in map(base_name, letter.attachments) if name]
    if names:
        more = len(names) - MOST_ATTACHMENTS
        shown = ", ".join(names[:MOST_ATTACHMENTS]) + (f" and {more} more" if more > 0 else "")
        label = "Attachment" if len(names) == 1 else "Attachments"
        yield Piece(BlockKind.PARAGRAPH, f"{label}: {shown}", aside=True)


def _cell(value: str) -> str:
    return " ".join(without_controls(value)[0].split())


def _quoted(piece: Piece) -> Piece:
    """A piece of an enclosed message: its prose is a quotation of the outer one."""
    if piece.kind is BlockKind.QUOTE:
        return replace(piece, level=piece.level + 1)
    if piece.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
        return piece.to(BlockKind.QUOTE, level=1)
    return piece


def _claims(letter: Letter) -> tuple[Evidence, ...]:
    author = author_of(letter.sender)
    persons = stated_names(author)
    names = "; ".join(persons) if persons else author
    known = by_name(author)
    claims = [
        # The subject is the first heading too, and that one is surer: it is never shortened.
        Evidence("title", letter.subject, "the message's subject", 0.91),
        Evidence("authors", names, "the message's sender", 0.95),
        Evidence("published", letter.published, "the date of the message", 0.95),
        Evidence("publisher", known.name if known else "", "the message's sender", 0.6),
    ]
    return tuple(claim for claim in claims if claim.value)
