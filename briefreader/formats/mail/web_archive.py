"""Web pages saved whole (.mhtml, RFC 2557) become pieces."""

from dataclasses import replace
from email.message import Message

from briefreader.domain.document import Evidence
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.building.pieces import Parsed
from briefreader.formats.mail.fields import raw_field, words
from briefreader.formats.mail.message import message_of
from briefreader.formats.mail.parts import Reading, children_of, root_of, text_of
from briefreader.formats.markup import html

_LOCATIONS = ("snapshot-content-location", "content-location", "content-base")


def parse(content: bytes, password: str | None = None) -> Parsed:
    """The pieces of a saved page, and what it states about itself.

    The date of the saving is not the page's date. Raises UnreadableDocument if there is no page.
    """
    archive = message_of(content)
    page = _page(archive)
    if page is None:
        raise UnreadableDocument(
            "The file is damaged: it is a saved web page (MHTML) without the page. Save it again."
        )
    reading = Reading()
    parsed = html.parse(text_of(page, reading))
    claims = [
        Evidence("url", _location(archive, page), "where the page was saved from", 0.88),
        Evidence("title", words(raw_field(archive, "subject")), "the saved page's subject", 0.6),
    ]
    return replace(
        parsed,
        claims=parsed.claims + tuple(claim for claim in claims if claim.value),
        warnings=parsed.warnings + tuple(dict.fromkeys(reading.warnings)),
    )


def _page(archive: Message) -> Message | None:
    """The part that is the page itself: the root, or the first part that is HTML."""
    part = archive
    for _ in range(5):
        children = children_of(part)
        if not children:
            break
        part = root_of(part, children)
    if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
        return part
    pages = (p for p in archive.walk() if p.get_content_type() == "text/html")
    return next(pages, None)


def _location(archive: Message, page: Message) -> str:
    for message in (archive, page):
        for name in _LOCATIONS:
            address = "".join(words(raw_field(message, name)).split())
            if address.startswith(("http://", "https://")):
                return address
    return ""
