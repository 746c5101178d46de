"""What a page's JSON-LD says of the article on it (https://schema.org/Article)."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from briefreader.domain.document import Evidence
from briefreader.formats.fields.dates import iso_date
from briefreader.formats.fields.language import code_of
from briefreader.formats.fields.names import stated_names
from briefreader.formats.structure.wording import key

LONGEST_SCRIPT = 1_000_000
MOST_ITEMS = 200
_REASON = "the page's JSON-LD"
# fmt: off
_ARTICLES = frozenset({
    "Article", "NewsArticle", "Report", "BlogPosting", "TechArticle", "ScholarlyArticle",
    "AnalysisNewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
    "ReviewNewsArticle", "PressRelease", "SocialMediaPosting", "CreativeWork", "LiveBlogPosting",
})
_KINDS = {
    "NewsArticle": "news", "ReportageNewsArticle": "news", "Report": "report",
    "AnalysisNewsArticle": "insight", "OpinionNewsArticle": "insight",
    "BackgroundNewsArticle": "insight", "PressRelease": "press release",
}
# fmt: on
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>)"
)

Item = dict[str, object]


def linked_claims(
    tree: LexborHTMLParser, addresses: Iterable[str], titles: Iterable[str]
) -> Iterator[Evidence]:
    """What the JSON-LD states of the page's own article.

    `addresses` and `titles` are what the page says elsewhere: of several articles the one counts
    that has one of them. Modification dates count for nothing.
    """
    items: list[Item] = []
    for script in tree.css("script[type='application/ld+json']")[:20]:
        items.extend(_items(script.text())[: MOST_ITEMS - len(items)])
    named = {str(item["@id"]): item for item in items if isinstance(item.get("@id"), str)}
    chosen = _own_article(items, set(addresses), {key(title) for title in titles})
    if chosen is not None:
        weaker = 0.0 if _types(chosen) & _ARTICLES else 0.1
        yield from _of_article(chosen, named, weaker)
    for item in items:
        if "WebSite" in _types(item):
            yield Evidence("publisher", _text(item.get("name")), f"{_REASON} (site)", 0.7)


def _own_article(items: list[Item], addresses: set[str], titles: set[str]) -> Item | None:
    """The item that describes what the page shows; None where several could."""
    articles = [item for item in items if _types(item) & _ARTICLES and "headline" in item]
    pages = [item for item in items if "datePublished" in item or "headline" in item]
    for candidates in (articles, pages):
        fitting = [item for item in candidates if _fits(item, addresses, titles)]
        if fitting:
            return fitting[0]
        if len(candidates) == 1:
            return candidates[0]
        if len({_text(item.get("headline")) for item in candidates}) > 1:
            return None
    return pages[0] if pages else None


def _fits(item: Item, addresses: set[str], titles: set[str]) -> bool:
    main = item.get("mainEntityOfPage")
    identity = main.get("@id") if isinstance(main, dict) else main
    own = {_place(_text(value)) for value in (item.get("url"), identity, item.get("@id"))} - {""}
    if own & {_place(address) for address in addresses}:
        return True
    headline = key(_text(item.get("headline")) or _text(item.get("name")))
    return len(headline) > 3 and any(title.startswith(headline) for title in titles)


def _place(address: str) -> str:
    """An address without its scheme, query and fragment; empty for that of a whole site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    return f"{parts.netloc.removeprefix('www.')}{path}" if path else ""


def _of_article(item: Item, named: dict[str, Item], weaker: float) -> Iterator[Evidence]:
    def claim(field: str, value: str, confidence: float) -> Evidence:
        return Evidence(field, value, _REASON, round(confidence - weaker, 2))

    yield claim("title", _text(item.get("headline")), 0.93)
    yield claim("subtitle", _text(item.get("alternativeHeadline")), 0.7)
    yield claim("published", iso_date(_text(item.get("datePublished"))), 0.93)
    authors: list[str] = []
    for name in _names(item.get("author") or item.get("creator"), named):
        authors.extend(stated_names(name))
    yield claim("authors", "; ".join(dict.fromkeys(authors)), 0.9)
    for part in ("publisher", "sourceOrganization"):
        for name in _names(item.get(part), named)[:1]:
            yield claim("publisher", name, 0.9)
    yield claim("number", _text(item.get("reportNumber")), 0.9)
    yield claim("language", code_of(_text(item.get("inLanguage"))), 0.72)
    kinds = (kind for kind in map(_KINDS.get, sorted(_types(item))) if kind)
    yield claim("kind", next(kinds, ""), 0.6)


def _items(source: str) -> list[Item]:
    """The objects of a script: the outer ones, those of a graph, the main one of a page."""
    data = _parsed(source)
    found: list[Item] = []
    queue = [data]
    while queue and len(found) < MOST_ITEMS:
        value = queue.pop(0)
        if isinstance(value, list):
            queue.extend(value[:MOST_ITEMS])
        elif isinstance(value, dict):
            found.append(value)
            queue.extend(value[part] for part in ("@graph", "mainEntity") if part in value)
    return found


def _parsed(source: str) -> object:
    """The JSON of a script, commas too many, comments around it and raw line breaks forgiven."""
    if len(source) > LONGEST_SCRIPT:
        return None
    source = _WRAPPING.sub("", source).strip().rstrip(";")
    for attempt in (source, _TRAILING_COMMA.sub(r"\1", source)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(item: Item) -> set[str]:
    value = item.get("@type")
    values = value if isinstance(value, list) else [value]
    return {part.rpartition("/")[2] for part in values if isinstance(part, str)}


def _text(value: object) -> str:
    """A plain value, or the first of several; entities read, at most 1,000 code points."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value", "")
    return " ".join(unescape(value[:1000]).split()) if isinstance(value, str) else ""


def _names(value: object, named: dict[str, Item]) -> list[str]:
    """The names of persons or bodies, which may be described elsewhere in the script."""
    found: list[str] = []
    for part in value[:50] if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            whole = named.get(_text(part.get("@id")), part)
            name = _text(part.get("name")) or _text(whole.get("name"))
            both = f"{_text(whole.get('givenName'))} {_text(whole.get('familyName'))}".strip()
            found.append(name or both)
        elif isinstance(part, str):
            whole = named.get(part, {})
            found.append(_text(whole.get("name")) if whole else _text(part))
    return [name for name in found if name and "://" not in name]
