"""Which parts of a web page are not the article, by its elements, roles and class names."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

LEAST_ARTICLE = 250
"""Characters that a page's main element must hold to be taken for the article."""

_ASIDE = (
    "nav, aside, footer, [role=navigation], [role=contentinfo], [role=complementary],"
    "[role=search], [role=dialog], [role=alertdialog], [role=menu], [role=menubar]"
)
_CLASS = re.compile(
    r"(?:(?:site|main|page|top|global|primary|secondary|sticky|mobile|article|post|entry)-)?"
    r"(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|topbar|cookies?|share|sharing"
    r"|social|related|newsletter|comments|skip|sr-only|visually-hidden|pager|pagination"
    r"|advert|advertisement|ads|popup|modal|subscribe|signup|toolbar|usa-banner|masthead-nav)"
    r"(?:-(?:menu|bar|links?|list|block|box|container|wrapper|nav|notice|banner|signup|section"
    r"|content|articles|posts|items|buttons|icons|media|form|main|primary))?",
    re.IGNORECASE,
)


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
        if any(_CLASS.fullmatch(name) for name in names[:20]) and _may_be_aside(node, size):
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
