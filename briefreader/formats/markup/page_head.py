"""What a web page says about itself: its head, JSON-LD, and marked places in its body."""

import json
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefreader.domain.document import Evidence
from briefreader.formats.fields.dates import iso_date
from briefreader.formats.fields.names import leading_names, stated_names

LONGEST_VALUE = 1_000

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
    "og:url": ("url", 0.8),
    "citation_technical_report_number": ("number", 0.9),
}
# fmt: off
_ARTICLE_TYPES = frozenset({
    "Article", "NewsArticle", "Report", "BlogPosting", "TechArticle", "ScholarlyArticle",
    "AnalysisNewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "WebPage",
    "PressRelease",
})
# fmt: on
_KINDS = {"NewsArticle": "news", "ReportageNewsArticle": "news", "Report": "report"}
_SUBTITLE = ".standfirst, .subtitle, .subheadline, .dek, .deck, .article-subtitle, .sub-title"
_AUTHOR = "[rel~=author], [itemprop=author], .byline, .author-name, .article-author"
_MARKED_DATE = "[itemprop=datePublished], [property~='dc:date'], [property~='schema:datePublished']"
_LANGUAGE = re.compile(r"[a-zA-Z]{2}(?=$|[-_])")


def head_claims(tree: LexborHTMLParser) -> tuple[Evidence, ...]:
    """What the page states, surest first within each place; nothing is checked against its text."""
    claims = [*_from_meta(tree), *_from_json(tree), *_from_links(tree), *_from_body(tree)]
    return tuple(claim for claim in claims if claim.value)


def _claim(field: str, value: str, reason: str, confidence: float) -> Evidence:
    value = " ".join(value[:LONGEST_VALUE].split())
    if field == "published":
        value = iso_date(value)
    elif field == "authors":
        value = "; ".join(stated_names(value))
    elif field == "url" and not value.startswith(("http://", "https://")):
        value = ""
    return Evidence(field, value, reason, confidence)


def _from_meta(tree: LexborHTMLParser) -> Iterator[Evidence]:
    authors: list[str] = []
    for node in tree.css("meta"):
        attributes = node.attributes
        name = (attributes.get("property") or attributes.get("name") or "").casefold()
        known = _META.get(name)
        content = attributes.get("content") or ""
        if known is None or not content:
            continue
        if known[0] == "authors":
            authors.extend(n for n in stated_names(content) if n not in authors)
        else:
            yield _claim(known[0], content, f"the page's head ({name})", known[1])
    if authors:
        yield Evidence("authors", "; ".join(authors), "the page's head (author)", 0.82)
    title = tree.css_first("head > title")
    if title is not None:
        yield _claim("title", title.text(), "the page's head (title)", 0.6)


def _from_links(tree: LexborHTMLParser) -> Iterator[Evidence]:
    canonical = tree.css_first("link[rel=canonical]")
    if canonical is not None:
        address = canonical.attributes.get("href") or ""
        yield _claim("url", address, "the page's head (canonical)", 0.9)
    root = tree.css_first("html")
    language = _LANGUAGE.match((root.attributes.get("lang") or "") if root is not None else "")
    if language is not None:
        yield Evidence("language", language.group().lower(), "the page's language mark", 0.75)


def _from_body(tree: LexborHTMLParser) -> Iterator[Evidence]:
    subtitle = tree.css_first(_SUBTITLE)
    if subtitle is not None and len(subtitle.text()) < 400:
        yield _claim("subtitle", subtitle.text(), "the line under the title", 0.8)
    names: list[str] = []
    for node in tree.css(_AUTHOR)[:20]:
        text = " ".join(node.text(separator=" ")[:300].split())
        found = leading_names(re.sub(r"^(?:by|von|par|por)\b\s*", "", text, flags=re.IGNORECASE))
        names.extend(name for name in found if name not in names)
    if names:
        yield Evidence("authors", "; ".join(names), "the page's byline", 0.84)
    marked = tree.css_first(_MARKED_DATE)
    if marked is not None:
        yield _claim("published", _date_of(marked), "a date marked as that of publication", 0.87)
    first = next((node for node in tree.css("time")[:50] if _is_in_article(node)), None)
    if first is not None:
        yield _claim("published", _date_of(first), "the first time marked in the article", 0.75)


def _date_of(node: LexborNode) -> str:
    attributes = node.attributes
    return attributes.get("datetime") or attributes.get("content") or node.text()


def _is_in_article(node: LexborNode) -> bool:
    """Whether a time belongs to the page itself, not to a list of other pages."""
    parent, depth = node.parent, 0
    while parent is not None and depth < 40:
        if parent.tag in {"aside", "nav", "footer", "li", "figcaption", "blockquote", "table"}:
            return False
        parent, depth = parent.parent, depth + 1
    return True


def _from_json(tree: LexborHTMLParser) -> Iterator[Evidence]:
    for script in tree.css("script[type='application/ld+json']")[:20]:
        for item in _items(script.text()):
            types = item.get("@type")
            names = set(types if isinstance(types, list) else [types])
            if "headline" not in item and "datePublished" not in item:
                continue
            kind = next((_KINDS[name] for name in names if name in _KINDS), "")
            weaker = 0.0 if names & (_ARTICLE_TYPES - {"WebPage"}) else 0.1
            reason = "the page's JSON-LD"
            yield _claim("title", _text(item.get("headline")), reason, 0.93 - weaker)
            date = _text(item.get("datePublished"))
            yield _claim("published", date, reason, 0.93 - weaker)
            authors = "; ".join(_names(item.get("author")))
            yield Evidence("authors", authors, reason, 0.9 - weaker)
            publisher = next(iter(_names(item.get("publisher"), people=False)), "")
            yield _claim("publisher", publisher, reason, 0.9 - weaker)
            yield Evidence("kind", kind, reason, 0.6)


def _items(source: str) -> Iterator[dict[str, object]]:
    if len(source) > 1_000_000:
        return
    try:
        data = json.loads(source)
    except (ValueError, RecursionError):
        return
    items = data if isinstance(data, list) else [data]
    for item in items[:50]:
        if isinstance(item, dict):
            graph = item.get("@graph")
            yield item
            for part in graph[:50] if isinstance(graph, list) else ():
                if isinstance(part, dict):
                    yield part


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _names(value: object, people: bool = True) -> list[str]:
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        found.extend(stated_names(name) if people else [name])
    return [name for name in found if name]
