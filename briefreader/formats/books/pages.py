"""Where the pages of the printed edition begin, by a book's list of pages (EPUB 2: NCX)."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.books.archive import BookArchive, resolved
from briefreader.formats.books.chapters import target_name
from briefreader.formats.books.markup import attribute, named, text_in, xml_of

LONGEST_LABEL = 20
MOST_PAGES = 20_000


def pages_named(archive: BookArchive, lists: tuple[str, ...]) -> dict[str, str]:
    """The labels of pages by the names of the places where they begin; empty without a list.

    A list that is damaged is passed over: the chapters do not need it.
    """
    for path in lists:
        content = archive.read(path)
        if content is None:
            continue
        try:
            root = xml_of(content, path)
        except UnreadableDocument:
            continue
        found = _of_navigation(root, path) or _of_ncx(root, path)
        if found:
            return found
    return {}


def _of_navigation(root: Element, path: str) -> dict[str, str]:
    for nav in named(root, "nav"):
        if "page-list" in attribute(nav, "type").split():
            links = ((attribute(a, "href"), text_in(a)) for a in named(nav, "a"))
            return _labels(links, path)
    return {}


def _of_ncx(root: Element, path: str) -> dict[str, str]:
    links = []
    for target in named(root, "pageTarget"):
        address = next((attribute(c, "src") for c in named(target, "content")), "")
        label = next((text_in(t) for t in named(target, "text")), "")
        links.append((address, label or attribute(target, "value")))
    return _labels(links, path)


def _labels(links: Iterable[tuple[str, str]], path: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for address, label in links:
        target, fragment = resolved(path, address)
        label = label.strip("{}[]() ")
        if target and 0 < len(label) <= LONGEST_LABEL and len(found) < MOST_PAGES:
            found.setdefault(target_name(target, fragment), label)
    return found
