"""What a web page states about itself: in its head, in JSON-LD, in marked places of its body."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from briefreader.domain.document import Evidence
from briefreader.formats.fields.dates import iso_date
from briefreader.formats.fields.kinds import kind_named
from briefreader.formats.fields.language import code_of
from briefreader.formats.fields.names import folded, stated_names
from briefreader.formats.markup.linked_data import linked_claims
from briefreader.formats.markup.page_marks import marked_claims

LONGEST_VALUE = 1_000
MOST_TAGS = 500

_META: dict[str, tuple[str, float]] = {
    "og:title": ("title", 0.85),
    "twitter:title": ("title", 0.8),
    "dc.title": ("title", 0.86),
    "dcterms.title": ("title", 0.86),
    "citation_title": ("title", 0.88),
    "og:site_name": ("publisher", 0.85),
    "dc.publisher": ("publisher", 0.86),
    "dcterms.publisher": ("publisher", 0.86),
    "citation_publisher": ("publisher", 0.86),
    "publisher": ("publisher", 0.84),
    "author": ("authors", 0.8),
    "article:author": ("authors", 0.78),
    "dc.creator": ("authors", 0.82),
    "dcterms.creator": ("authors", 0.82),
    "citation_author": ("authors", 0.84),
    "parsely-author": ("authors", 0.8),
    "article:published_time": ("published", 0.92),
    "og:published_time": ("published", 0.88),
    "dc.date": ("published", 0.8),
    "dc.date.issued": ("published", 0.88),
    "dcterms.issued": ("published", 0.88),
    "dcterms.date": ("published", 0.8),
    "dcterms.created": ("published", 0.78),
    "citation_publication_date": ("published", 0.88),
    "citation_date": ("published", 0.85),
    "parsely-pub-date": ("published", 0.9),
    "sailthru.date": ("published", 0.85),
    "pubdate": ("published", 0.85),
    "publish-date": ("published", 0.85),
    "publication_date": ("published", 0.85),
    "date": ("published", 0.8),
    "article.published": ("published", 0.88),
    "article_date_original": ("published", 0.88),
    "date_published": ("published", 0.85),
    "datepublished": ("published", 0.85),
    "published_at": ("published", 0.85),
    "prism.publicationdate": ("published", 0.87),
    "rnews:datepublished": ("published", 0.87),
    "dc.date.created": ("published", 0.78),
    "dcterms.available": ("published", 0.78),
    "citation_online_date": ("published", 0.8),
    "bepress_citation_date": ("published", 0.84),
    "citation_public_url": ("url", 0.8),
    "dc.type": ("kind", 0.6),
    "dcterms.type": ("kind", 0.6),
    "dc.language": ("language", 0.72),
    "dcterms.language": ("language", 0.72),
    "citation_language": ("language", 0.72),
    "content-language": ("language", 0.7),
    "og:locale": ("language", 0.5),
    "subtitle": ("subtitle", 0.75),
    "og:url": ("url", 0.8),
    "citation_technical_report_number": ("number", 0.9),
}
_SAVED = re.compile(r"(?:saved from url=\(\d{1,6}\)|\burl:\s{0,5})(https?://[^\s>]{4,2000})")
_SOURCES = {
    "citation_author": "citation_author",
    "dc.creator": "dc.creator",
    "dcterms.creator": "dc.creator",
}


def head_claims(tree: LexborHTMLParser) -> tuple[Evidence, ...]:
    """What the page states, surest first within each place; nothing is checked against its text."""
    claims = [*_from_meta(tree), *_from_links(tree), *_from_comments(tree)]
    addresses = [claim.value for claim in claims if claim.field == "url"]
    titles = [claim.value for claim in claims if claim.field == "title"]
    titles += [" ".join(node.text().split()) for node in tree.css("h1")[:3]]
    claims += linked_claims(tree, addresses, titles)
    claims += marked_claims(tree)
    return tuple(claim for claim in claims if claim.value and not _is_empty_date(claim))


def _is_empty_date(claim: Evidence) -> bool:
    """Whether a date is the one that programs write where they have none."""
    return claim.field == "published" and claim.value in {"1970-01-01", "1000-01-01", "1900-01-01"}


def _claim(field: str, value: str, reason: str, confidence: float) -> Evidence:
    value = folded(value[:LONGEST_VALUE])
    if field == "published":
        value = iso_date(value)
    elif field == "url":
        value = value if _is_address(value) else ""
    elif field == "language":
        value = code_of(value)
    elif field == "kind":
        value = kind_named(value)
    return Evidence(field, value, reason, confidence)


def _is_address(value: str) -> bool:
    """Whether a value is the address of a page, not of a whole site."""
    if not value.startswith(("http://", "https://")):
        return False
    _, _, path = value.split("//", 1)[1].partition("/")
    return bool(path.strip("/"))


def _from_meta(tree: LexborHTMLParser) -> Iterator[Evidence]:
    authors: dict[str, list[str]] = {}
    for node in tree.css("meta")[:MOST_TAGS]:
        attributes = node.attributes
        content = attributes.get("content") or ""
        names = attributes.get("property") or attributes.get("name") or ""
        for name in (names or attributes.get("http-equiv") or "").casefold().split()[:4]:
            known = _META.get(name)
            if known is None or not content:
                continue
            if known[0] == "authors":
                group = authors.setdefault(_SOURCES.get(name, "author"), [])
                group += [n for n in _stated(name, content) if n not in group]
            else:
                yield _claim(known[0], content, f"the page's head ({name})", known[1])
    for source, stated in authors.items():
        confidence = 0.86 if source == "citation_author" else 0.82
        if stated:
            reason = f"the page's head ({source})"
            yield Evidence("authors", "; ".join(stated), reason, confidence)
    title = tree.css_first("head > title")
    if title is not None:
        yield _claim("title", title.text(), "the page's head (title)", 0.6)


def _stated(name: str, content: str) -> tuple[str, ...]:
    """The authors in one element; in those for citations each element holds one author."""
    if name == "citation_author" and content.count(",") == 1 and ";" not in content:
        content += ";"
    return stated_names(content)


def _from_links(tree: LexborHTMLParser) -> Iterator[Evidence]:
    canonical = tree.css_first("link[rel~=canonical]")
    if canonical is not None:
        address = canonical.attributes.get("href") or ""
        base = tree.css_first("base[href]")
        if base is not None:
            address = _joined(base.attributes.get("href") or "", address)
        yield _claim("url", address, "the page's head (canonical)", 0.9)
    root = tree.css_first("html")
    language = (root.attributes.get("lang") or "") if root is not None else ""
    yield _claim("language", language, "the page's language mark", 0.75)


def _from_comments(tree: LexborHTMLParser) -> Iterator[Evidence]:
    """The address that browsers and savers of pages write into a comment before the page."""
    root = tree.root
    node = root.prev if root is not None else None
    inner = root.child if root is not None else None
    for comment in (node, inner):
        if comment is not None and comment.tag == "-comment":
            match = _SAVED.search((comment.html or "")[:2000])
            if match is not None:
                yield _claim("url", match.group(1), "the note of the program that saved it", 0.88)
                return


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address
