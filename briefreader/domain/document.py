"""A document: one immutable text, its blocks and what is known about it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` of Unicode code points in a document's text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    QUESTION = "question"
    ANSWER = "answer"
    CAPTION = "caption"
    TABLE = "table"
    CODE = "code"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text.

    `level` is 1-6 for a heading, the nesting depth (from 1) for a list item or a quote, else 0;
    `label` is what stands before a list item that is numbered ("3."), else empty.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class RunStyle(StrEnum):
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Run:
    """Inline styling of a span inside one block.

    `target` is the address of a link; for a reference to another place of the same document (a
    footnote, its way back, a link within the page) `#` and the offset of that place in the text;
    else empty.
    """

    style: RunStyle
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the source: `start` is where it begins in the text, `label` what it is called.

    The label is what the page is numbered by in its file ("iv", "12"), else its ordinal from 1.
    """

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a field of the metadata has its value; `confidence` is 0 to 1."""

    field: str
    value: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document; empty or None where the document does not say.

    `published` is an ISO date of whatever precision is known (`2018-07-20`, `2018-07`, `2018`).
    `kind` is one of insight, report, interview, press release, transcript, news, speech, or empty.
    `language` is an ISO 639-1 code or empty.
    """

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    number: str | None = None
    kind: str = ""
    language: str = ""
    url: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one article or briefing.

    `blocks` stand in order, do not overlap, are not empty, are separated by exactly one newline,
    and cover the text: `text == "\\n".join(text[b.start:b.end] for b in blocks)`. A newline inside
    a block (code, a table's rows, verse) is a line break of that block. The text holds no lone
    surrogate, no NUL, no carriage return and no U+2028/2029.
    `format` is the short name of the format read (`text`, `markdown`, `html`, `pdf`, `docx`, ...).
    `warnings` are sentences for the user about what was odd. `pages` are those of a paginated
    source, in order; empty where it has none. A document without text (a scanned page) is told
    from others by its `fingerprint`, the digest of the file's bytes; it is empty for all others.
    """

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    runs: tuple[Run, ...] = ()
    format: str = "text"
    warnings: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    fingerprint: str = ""

    @property
    def text_id(self) -> str:
        """What tells its text from all others; as first text of a document, that document's id."""
        return self.fingerprint or document_id(self.text)

    def page_at(self, offset: int) -> Page | None:
        """The page on which an offset stands; None in a document without pages."""
        return page_at(self.pages, offset)

    def block_text(self, block: Block) -> str:
        return self.text[block.start : block.end]

    def body(self) -> Iterator[Block]:
        """The document's own blocks: all but the boilerplate."""
        return (block for block in self.blocks if block.kind is not BlockKind.BOILERPLATE)

    @property
    def words(self) -> int:
        """The number of words, counted between white space, boilerplate left out."""
        return sum(len(self.block_text(block).split()) for block in self.body())


def page_at(pages: Sequence[Page], offset: int) -> Page | None:
    """The page, of pages in order, on which an offset stands; None before the first."""
    index = bisect_right(pages, offset, key=lambda page: page.start)
    return pages[index - 1] if index else None


def document_id(text: str) -> str:
    """The id that a document with this first text has everywhere: 16 hexadecimal digits."""
    return blake2b(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Summary:
    """One row of the document list, without the text and without evidence of the metadata.

    `path` is where the document was last seen; `excerpt` its first own lines, at most 300 code
    points. `problem` is the reason why the file could not be read, empty for a document that
    could; such an entry has an empty `id`, and `needs_password` says whether a password would open
    it. `added` is an ISO time in UTC, and so is `changed`: when the file's text changed, until the
    user has seen it. `missing` is a document read in place whose file is gone; text and notes stay.
    """

    id: str
    metadata: Metadata
    format: str
    words: int
    path: str
    excerpt: str = ""
    tags: tuple[str, ...] = ()
    unread: bool = True
    starred: bool = False
    added: str = ""
    problem: str = ""
    changed: str = ""
    missing: bool = False
    needs_password: bool = False

    @property
    def title(self) -> str:
        """The title, or the file's name without suffix where the document has none."""
        if self.metadata.title:
            return self.metadata.title
        name = self.path.replace("\\", "/").rpartition("/")[2]
        stem, dot, _ = name.rpartition(".")
        return stem if dot and stem else name
