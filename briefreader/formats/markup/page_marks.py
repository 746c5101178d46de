"""What marked places in a page's body tell: bylines, times, microdata, the line under the title."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefreader.domain.document import Evidence
from briefreader.formats.fields.bylines import is_about_others
from briefreader.formats.fields.dates import iso_date
from briefreader.formats.fields.names import folded, leading_names

LONGEST_VALUE = 1_000
_SUBTITLE = ".standfirst, .subtitle, .subheadline, .dek, .deck, .article-subtitle, .sub-title"
_AUTHOR = (
    "[rel~=author], [itemprop=author], [property='schema:author'], .byline, .author-name,"
    " .article-author, .entry-author, .post-author, .p-author"
)
_DATE = (
    "[itemprop=datePublished], [property~='dc:date'], [property~='schema:datePublished'],"
    " [property~='dc:issued'], time[pubdate], .dt-published"
)
_BY = re.compile(r"^(?:(?:written |posted |authored )?by|von|par|por|di|door|автор)\b:?\s*", re.I)
_ELSEWHERE = re.compile(
    r"\b(?:related|recommend\w*|comments?|sidebar|popular|latest|teasers?|trending|more-\w+|read-next"
    r"|read-more|newsletter|promo|carousel|widget)\b",
    re.IGNORECASE,
)
_NOT_PUBLISHED = re.compile(
    r"updated|modified|revised|event|start|deadline|expir|aktualisiert|geändert|mis à jour"
    r"|actualizado|aggiornato|atualizado|bijgewerkt|обновлен",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"publish|pubdate|posted|entry-date|post-date|article-date|released", re.I)


def marked_claims(tree: LexborHTMLParser) -> Iterator[Evidence]:
    """What the page's own article is marked with; other articles on the page do not count."""
    headline = tree.css_first("[itemprop=headline]")
    if headline is not None and _is_in_article(headline):
        yield Evidence("title", _words(headline), "the marked headline", 0.84)
    subtitle = tree.css_first(_SUBTITLE)
    if subtitle is not None and len(subtitle.text()) < 400:
        yield Evidence("subtitle", _words(subtitle), "the line under the title", 0.8)
    yield from _authors(tree)
    yield from _dates(tree)


def _authors(tree: LexborHTMLParser) -> Iterator[Evidence]:
    names: list[str] = []
    for node in tree.css(_AUTHOR)[:20]:
        if not _is_in_article(node, in_list=True):
            continue
        named = node.css_first("[itemprop=name]")
        text = _words(named or node)[:300]
        if named is None and not text:
            text = folded(node.attributes.get("content") or "")
        if is_about_others(text):
            continue
        names += [name for name in leading_names(_BY.sub("", text)) if name not in names]
    if names:
        yield Evidence("authors", "; ".join(names), "the page's byline", 0.84)


def _dates(tree: LexborHTMLParser) -> Iterator[Evidence]:
    for node in tree.css(_DATE)[:10]:
        date = iso_date(_date_of(node))
        if date and _is_in_article(node, in_list=True):
            reason = "a date marked as that of publication"
            yield Evidence("published", date, reason, 0.87)
            break
    for node in tree.css("time")[:50]:
        date = iso_date(_date_of(node))
        if not date:
            continue
        words = _surroundings(node)
        published = _PUBLISHED.search(words) is not None
        if not _is_in_article(node, in_list=published and _is_alone_in_list(node)):
            continue
        if published:
            yield Evidence("published", date, "a time marked as that of publication", 0.86)
            return
        if not _NOT_PUBLISHED.search(words):
            yield Evidence("published", date, "the first time marked in the article", 0.75)
            return


def _date_of(node: LexborNode) -> str:
    attributes = node.attributes
    value = attributes.get("datetime") or attributes.get("content") or node.text()
    return value[:LONGEST_VALUE].strip()


def _surroundings(node: LexborNode) -> str:
    """The classes of an element and its parent, and the words just before it."""
    parts = [str(node.attributes.get(name) or "") for name in ("class", "itemprop", "title")]
    parent = node.parent
    if parent is not None:
        parts.append(str(parent.attributes.get("class") or ""))
        whole = parent.text()[:200]
        parts.append(whole.partition(node.text())[0][-40:])
    return " ".join(parts)


def _is_alone_in_list(node: LexborNode) -> bool:
    """Whether a time in a list is the only one there: other articles come with one each."""
    parent, depth = node.parent, 0
    while parent is not None and depth < 8:
        if parent.tag in {"ul", "ol"}:
            return len(parent.css("time")) == 1 and len(parent.css("li")) <= 8
        parent, depth = parent.parent, depth + 1
    return False


def _is_in_article(node: LexborNode, in_list: bool = False) -> bool:
    """Whether an element belongs to the page itself, not to a list of other pages."""
    parent, depth = node.parent, 0
    while parent is not None and depth < 40:
        if parent.tag in {"aside", "nav", "footer", "figcaption", "figure", "blockquote", "table"}:
            return False
        if parent.tag == "li" and not in_list:
            return False
        if parent.tag not in {"html", "body", "main"}:
            name = f"{parent.attributes.get('class') or ''} {parent.attributes.get('id') or ''}"
            if _ELSEWHERE.search(name[:300]):
                return False
        parent, depth = parent.parent, depth + 1
    return True


def _words(node: LexborNode) -> str:
    return folded(node.text(separator=" ")[:LONGEST_VALUE])
