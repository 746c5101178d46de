"""The pages of a document's source: where one is, and the way to one."""

from bisect import bisect_right

from briefreader.domain.document import Document, Page

SIGN = "p. "


def page_sign(label: str) -> str:
    """A page as citations name it: `p. 4`."""
    return f"{SIGN}{label}"


def page_line(document: Document, offset: int) -> str:
    """The page of an offset among all: `p. 4 of 12`, or `p. iv (4 of 12)`; empty without pages."""
    number = bisect_right(document.pages, offset, key=lambda page: page.start)
    if not document.pages:
        return ""
    number = max(1, number)
    label, count = document.pages[number - 1].label, len(document.pages)
    if label == str(number):
        return f"{page_sign(label)} of {count:,}"
    return f"{page_sign(label)} ({number:,} of {count:,})"


def page_named(document: Document, words: str) -> Page | None:
    """The page that goes by a label, else by its number from 1; None where there is none."""
    wanted = words.strip().casefold().removeprefix(SIGN.strip()).removeprefix("page").strip()
    if not wanted:
        return None
    found = next((page for page in document.pages if page.label.casefold() == wanted), None)
    if found is None and wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        number = int(wanted)
        if 1 <= number <= len(document.pages):
            return document.pages[number - 1]
    return found
