"""What a book says about itself: its chapters in order, and its metadata (EPUB 2 and 3, OPF)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from briefreader.domain.document import Evidence
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.books.archive import BookArchive, resolved
from briefreader.formats.books.markup import attribute, named, text_in, xml_of
from briefreader.formats.fields.dates import iso_date
from briefreader.formats.fields.names import stated_names

CONTAINER = "META-INF/container.xml"
MOST_CHAPTERS = 10_000

_ENCRYPTION = "META-INF/encryption.xml"
_FONTS_ONLY = frozenset(
    {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"},
)
# fmt: off
_PAGES = frozenset({
    "application/xhtml+xml", "text/html", "application/html", "text/x-oeb1-document",
    "application/xml", "text/xml", "",
})
# fmt: on
_ASIDE_GUIDES = frozenset({"toc", "cover", "copyright-page", "copyright", "loi", "lot"})
_WRITER_ROLES = frozenset({"", "aut", "author"})
_REASON = "the book's own record"
_LIKELY_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
_ISBN = re.compile(r"(?:urn:)?isbn[: ]?\s?([\dXx -]{10,20})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the reading order; `aside` if it is a list of contents, a cover or the like."""

    path: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Package:
    """A book: its chapters, its claims about itself, where its lists lie, and what was odd."""

    chapters: tuple[Chapter, ...]
    claims: tuple[Evidence, ...]
    navigation: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    path: str
    media_type: str
    properties: tuple[str, ...]
    fallback: str


def package_of(archive: BookArchive) -> Package:
    """The package of a book.

    Raises UnreadableDocument if it is missing, damaged, without chapters or copy-protected.
    """
    _refuse_protection(archive)
    path, warnings = _package_path(archive)
    content = archive.read(path)
    if content is None:
        raise UnreadableDocument("The book is damaged: its list of chapters is missing.")
    root = xml_of(content, path)
    items = dict(_items(root, path))
    chapters, outside = _chapters(root, items, path)
    if not chapters and not outside:
        raise UnreadableDocument("The book is damaged: its list names no chapters.")
    if outside:
        warnings += ("The book names chapters that lie outside it; they were not read.",)
    lists = (item.path for item in items.values() if _is_navigation(item))
    return Package(chapters, tuple(_claims(root)), tuple(lists), warnings)


def _refuse_protection(archive: BookArchive) -> None:
    content = archive.read(_ENCRYPTION)
    if content is None:
        return
    for method in named(xml_of(content, _ENCRYPTION), "EncryptionMethod"):
        if attribute(method, "Algorithm") not in _FONTS_ONLY:
            raise UnreadableDocument(
                "The book is copy-protected (DRM): only the program it was made for can open it."
            )


def _package_path(archive: BookArchive) -> tuple[str, tuple[str, ...]]:
    content = archive.read(CONTAINER)
    if content is not None:
        for rootfile in named(xml_of(content, CONTAINER), "rootfile"):
            path, _ = resolved("", attribute(rootfile, "full-path"))
            if path and archive.actual_name(path):
                return path, ()
    packages = [name for name in archive.names() if name.casefold().endswith(".opf")]
    if len(packages) != 1:
        raise UnreadableDocument(
            f"The book is damaged: {CONTAINER}, which says where its chapters are, is missing or"
            " names no file that is there."
        )
    return packages[0], (f"The book's {CONTAINER} is missing or wrong; its list was found anyway.",)


def _items(root: Element, base: str) -> Iterator[tuple[str, _Item]]:
    for item in named(root, "item"):
        path, _ = resolved(base, attribute(item, "href"))
        properties = tuple(attribute(item, "properties").split())
        media_type = attribute(item, "media-type").casefold()
        yield (
            attribute(item, "id"),
            _Item(path, media_type, properties, attribute(item, "fallback")),
        )


def _chapters(
    root: Element, items: dict[str, _Item], base: str
) -> tuple[tuple[Chapter, ...], bool]:
    """The chapters in reading order, and whether some lie outside the book.

    What is out of the reading order (notes, answers) follows at the end.
    """
    guides = {
        resolved(base, attribute(reference, "href"))[0]
        for reference in named(root, "reference")
        if attribute(reference, "type").casefold() in _ASIDE_GUIDES
        and "#" not in attribute(reference, "href")
    }
    linear: list[Chapter] = []
    beside: list[Chapter] = []
    seen: set[str] = set()
    outside = False
    for reference in list(named(root, "itemref"))[:MOST_CHAPTERS]:
        item = _page_of(items, attribute(reference, "idref"))
        if item is None or item.path in seen:
            continue
        if not item.path:
            outside = True
            continue
        seen.add(item.path)
        aside = item.path in guides or _is_navigation(item)
        is_linear = attribute(reference, "linear").casefold() != "no"
        (linear if is_linear else beside).append(Chapter(item.path, aside))
    return (*linear, *beside), outside


def _page_of(items: dict[str, _Item], identifier: str) -> _Item | None:
    """The item of this name, or the page that stands for it if it is a picture."""
    for _ in range(5):
        item = items.get(identifier)
        if item is None or item.media_type in _PAGES:
            return item
        identifier = item.fallback
    return None


def _is_navigation(item: _Item) -> bool:
    return "nav" in item.properties or item.media_type == "application/x-dtbncx+xml"


def _claims(root: Element) -> Iterator[Evidence]:
    refined = {
        (attribute(meta, "refines").removeprefix("#"), attribute(meta, "property")): text_in(meta)
        for meta in named(root, "meta")
        if attribute(meta, "refines")
    }
    yield from _titles(root, refined)
    authors = "; ".join(dict.fromkeys(_authors(root, refined)))
    for field, value, confidence in (
        ("authors", authors, 0.93),
        ("publisher", _first(root, "publisher"), 0.88),
        ("published", _published(root), 0.9),
        ("language", _language(root), 0.9),
        ("url", _address(root), 0.6),
        ("number", _number(root), 0.5),
    ):
        if value:
            yield Evidence(field, value, _REASON, confidence)


def _titles(root: Element, refined: dict[tuple[str, str], str]) -> Iterator[Evidence]:
    titles = [(attribute(title, "id"), text_in(title)) for title in named(root, "title")]
    kinds = {text: refined.get((name, "title-type"), "") for name, text in titles if text}
    main = next((text for text, kind in kinds.items() if kind == "main"), next(iter(kinds), ""))
    if main:
        yield Evidence("title", main[:1000], _REASON, 0.93)
    for text, kind in kinds.items():
        if kind == "subtitle":
            yield Evidence("subtitle", text[:1000], _REASON, 0.9)


def _authors(root: Element, refined: dict[tuple[str, str], str]) -> Iterator[str]:
    for creator in named(root, "creator"):
        name = text_in(creator)[:200].replace(";", ",")
        role = attribute(creator, "role") or refined.get((attribute(creator, "id"), "role"), "")
        if not name or role.casefold() not in _WRITER_ROLES:
            continue
        turned = stated_names(name) if "," in name else ()
        yield from turned or (name,)


def _published(root: Element) -> str:
    for date in named(root, "date"):
        if attribute(date, "event").casefold() in {"", "publication", "original-publication"}:
            value = iso_date(text_in(date)[:100])
            if _LIKELY_YEAR.match(value):
                return value
    return ""


def _language(root: Element) -> str:
    code = _first(root, "language")[:2].casefold()
    return code if len(code) == 2 and code.isascii() and code.isalpha() and code != "un" else ""


def _address(root: Element) -> str:
    for name in ("identifier", "source"):
        for element in named(root, name):
            value = text_in(element)
            if value.startswith(("http://", "https://")) and " " not in value:
                return value[:1000]
    return ""


def _number(root: Element) -> str:
    for element in named(root, "identifier"):
        value = text_in(element)
        if attribute(element, "scheme").casefold() == "isbn" and "isbn" not in value.casefold():
            value = f"isbn:{value}"
        match = _ISBN.match(value)
        if match is not None:
            return f"ISBN {match.group(1).strip()}"
    return ""


def _first(root: Element, name: str) -> str:
    return next((text for e in named(root, name) if (text := text_in(e)[:1000])), "")
