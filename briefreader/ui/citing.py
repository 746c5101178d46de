"""A passage with where it comes from, as it is pasted into a text of one's own."""

from briefreader.domain.document import Metadata
from briefreader.ui.dates import readable_date
from briefreader.ui.pages import page_sign


def source_line(title: str, metadata: Metadata, page: str = "") -> str:
    """Authors, title, publisher, number, date and page, as far as they are known."""
    authors = ", ".join(metadata.authors)
    parts = (
        authors,
        f"“{title}”",
        metadata.publisher or "",
        metadata.number or "",
        readable_date(metadata.published),
        page_sign(page) if page else "",
    )
    return ", ".join(part for part in parts if part)


def with_source(quote: str, source: str) -> str:
    """A passage in quotation marks, with its source in brackets."""
    return f"“{quote.strip()}” ({source})"
