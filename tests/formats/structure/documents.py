"""Small documents and pages, written for the tests of the structure."""

from html import escape

from briefreader.domain.document import Document
from briefreader.formats.reader import read_bytes

BODY = (
    "The foreign ministers of the two states met in the capital on Friday and spoke for three "
    "hours about fish, timber, and the new port that both of them hope to open before the end "
    "of the year, if the money can be found."
)
ANSWER = (
    "We spoke about the port, and about the ships that will use it once it is open to everybody."
)
TITLE = "Port talks resume after nine years"


def text(*paragraphs: str) -> Document:
    """A plain text of these paragraphs, as it is read."""
    return read_bytes("\n\n".join(paragraphs).encode(), "a.txt")


def page(body: str, head: str = "") -> Document:
    """A web page with this body and head, as it is read."""
    return read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def links(*names: str) -> str:
    """A list of links, in elements that say nothing of their purpose."""
    return "".join(
        f'<div><a href="https://x.example/{i}">{escape(n)}</a></div>' for i, n in enumerate(names)
    )


def paragraphs(*texts: str) -> str:
    """Paragraphs of a web page."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def of_kind(document: Document, kind: str) -> list[str]:
    """The texts of a document's blocks of one kind."""
    return [document.block_text(block) for block in document.blocks if block.kind.value == kind]
