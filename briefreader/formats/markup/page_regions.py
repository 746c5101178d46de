"""Which parts of a web page are not the article, by its elements, roles and class names."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

LEAST_ARTICLE = 250
"""Characters that a page's main element must hold to be taken for the article."""

LONGEST_FORM = 400
"""Characters of the longest form that is taken for a search box or the like."""

_ASIDE = (
    "nav, aside, footer, [role=navigation], [role=contentinfo], [role=complementary],"
    "[role=search], [role=dialog], [role=alertdialog], [role=menu], [role=menubar]"
)
_FURNITURE = frozenset(
    {
        "nav",
        "navbar",
        "navigation",
        "menu",
        "menubar",
        "submenu",
        "megamenu",
        "breadcrumb",
        "breadcrumbs",
        "footer",
        "sidebar",
        "topbar",
        "cookie",
        "cookies",
        "gdpr",
        "consent",
        "onetrust",
        "cookiebot",
        "share",
        "sharing",
        "sharebar",
        "sharedaddy",
        "addtoany",
        "addthis",
        "social",
        "socials",
        "related",
        "relatedposts",
        "recommended",
        "newsletter",
        "newsletters",
        "comments",
        "disqus",
        "skip",
        "skiplink",
        "pager",
        "pagination",
        "advert",
        "adverts",
        "advertisement",
        "advertising",
        "ads",
        "adsense",
        "sponsored",
        "popup",
        "modal",
        "subscribe",
        "subscription",
        "signup",
        "toolbar",
        "tags",
        "taglist",
        "yarpp",
        "outbrain",
        "taboola",
        "paywall",
        "colophon",
    }
)
"""Words in class names that give away what an element is for, at their beginning or end."""
_AROUND = frozenset(
    {
        "has",
        "with",
        "no",
        "without",
        "is",
        "not",
        "category",
        "cat",
        "tag",
        "term",
        "topic",
        "js",
        "hide",
        "show",
        "hentry",
        "postid",
        "elementor",
        "wp",
        "page",
        "single",
        "layout",
        "template",
    }
)
"""Words at the beginning of class names that speak of a whole page or of its subject."""
_NAMED = re.compile(
    r"sr-only|visually-hidden|visuallyhidden|screen-reader-text|element-invisible|usa-banner"
    r"|masthead-nav|widget|widget[-_](?:area|sidebar|recent|archive|categories|search|text).*"
    r"|mc_embed_signup|jp-relatedposts|site-header|global-header|region-(?:header|footer|sidebar).*",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@lru_cache(maxsize=4096)
def is_aside_name(name: str) -> bool:
    """Whether a class or an id is such as side columns, menus and the like bear."""
    if len(name) > 60:
        return False
    if _NAMED.fullmatch(name):
        return True
    words = [word.casefold() for word in _WORDS.findall(name)]
    if not words or len(words) > 5 or words[0] in _AROUND - {"page"}:
        return False
    return words[-1] in _FURNITURE or (words[0] in _FURNITURE and "content" not in words[-1:])


def asides_of(tree: LexborHTMLParser) -> frozenset[int]:
    """The `mem_id` of the elements that are menus, side columns, footers and the like."""
    body = tree.body
    if body is None:
        return frozenset()
    size = len(body.text())
    found = {node.mem_id for node in tree.css(_ASIDE) if _may_be_aside(node, size)}
    for node in tree.css("header"):
        outside = node.parent is None or node.parent.tag not in {"article", "main"}
        if outside and node.css_first("h1") is None and _may_be_aside(node, size):
            found.add(node.mem_id)
    for node in tree.css("[class], [id]"):
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".split()
        if any(map(is_aside_name, names[:20])) and _may_be_aside(node, size):
            found.add(node.mem_id)
    for node in tree.css("form"):
        if len(node.text()) <= LONGEST_FORM and _may_be_aside(node, size):
            found.add(node.mem_id)
    return frozenset(found | _outside_main(tree, size))


def _may_be_aside(node: LexborNode, size: int) -> bool:
    """Whether an element is small enough, and holds no title, to be left out."""
    if node.tag in {"html", "body", "main", "article"}:
        return False
    return node.css_first("h1, main, article h2") is None and len(node.text()) <= 0.5 * size


def _outside_main(tree: LexborHTMLParser, size: int) -> set[int]:
    """The elements beside the one that holds the article, on each level up to the body."""
    mains = tree.css("main, [role=main]") or tree.css("article")
    if len(mains) != 1:
        return set()
    length = len(mains[0].text(strip=True))
    if length < LEAST_ARTICLE and length < 0.4 * size:
        return set()
    found: set[int] = set()
    node: LexborNode | None = mains[0]
    while node is not None and node.tag != "body" and node.parent is not None:
        sibling = node.parent.child
        while sibling is not None:
            if (
                sibling.is_element_node
                and sibling.mem_id != node.mem_id
                and sibling.tag not in {"h1", "hgroup"}
                and sibling.css_first("h1") is None
            ):
                found.add(sibling.mem_id)
            sibling = sibling.next
        node = node.parent
    return found
