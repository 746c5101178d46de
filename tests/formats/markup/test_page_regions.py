"""Which elements of a page are not the article, by elements, roles and class names."""

import pytest

from briefreader.domain.document import BlockKind
from briefreader.formats.markup.page_regions import is_aside_name
from briefreader.formats.reader import read_bytes

BODY = "The ministers spoke for three hours about fish and about the port, and agreed on both. " * 4


def marked(aside: str) -> bool:
    """Whether a short line in this element is marked, on a page with a title and a body."""
    source = f"<html><body><h1>Port talks</h1><p>{BODY}</p>{aside}<p>{BODY}</p></body></html>"
    document = read_bytes(source.encode(), "a.html")
    kinds = {document.block_text(block): block.kind for block in document.blocks}
    return kinds["Ships wait"] is BlockKind.BOILERPLATE


@pytest.mark.parametrize(
    "name",
    [
        "sidebar",
        "left-sidebar",
        "siteFooter",
        "footer-menu",
        "breadcrumbs",
        "cookie-notice",
        "social-share",
        "share-buttons",
        "post_tags",
        "relatedPosts",
        "newsletter-signup",
        "comments-area",
        "nav-links",
        "widget-area",
        "region-sidebar-first",
        "sr-only",
        "skip-link",
        "onetrust-banner-sdk",
    ],
)
def test_names_of_side_columns_and_menus_are_known(name: str) -> None:
    assert is_aside_name(name)
    assert marked(f'<div class="{name}">Ships wait</div>')


@pytest.mark.parametrize(
    "name",
    [
        "content",
        "has-sidebar",
        "no-sidebar",
        "category-social-policy",
        "tag-newsletter",
        "article-body",
        "elementor-widget",
        "sidebar-content",
        "navigable",
        "sharepoint",
        "menus-of-the-world",
        "page",
        "x" * 500,
        "",
    ],
)
def test_names_that_only_sound_so_are_not(name: str) -> None:
    assert not is_aside_name(name)
    assert not marked(f'<div class="{name}">Ships wait</div>')


@pytest.mark.parametrize("tag", ["nav", "aside", "footer", "form"])
def test_elements_beside_the_article_are_marked(tag: str) -> None:
    assert marked(f"<{tag}><p>Ships wait</p></{tag}>")


def test_a_column_that_holds_the_title_or_most_of_the_text_is_not() -> None:
    source = (
        f'<html><body><div class="sidebar"><h1>Port talks</h1><p>{BODY}</p></div></body></html>'
    )
    document = read_bytes(source.encode(), "a.html")
    assert [block.kind.value for block in document.blocks] == ["title", "paragraph"]


def test_a_form_around_the_whole_page_is_no_search_box() -> None:
    source = f"<html><body><form><p>Ships wait</p><p>{BODY}</p></form></body></html>"
    document = read_bytes(source.encode(), "a.html")
    assert BlockKind.BOILERPLATE not in {block.kind for block in document.blocks}
