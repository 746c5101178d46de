"""HTML pages become pieces; nothing is loaded and nothing runs."""

import pytest

from briefreader.domain.document import BlockKind, Document, RunStyle
from briefreader.formats.building.elements import link_target
from briefreader.formats.reader import read_bytes

LONG = "The ministers of the two states met in the capital and spoke about the port. " * 5


def page(body: str, head: str = "") -> Document:
    source = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_bytes(source.encode(), "a.html")


def kinds(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.label) for block in document.blocks]


def test_elements_become_blocks_of_their_kind() -> None:
    document = page(
        "<h2>H</h2><p>P.</p><ol start=3><li>a<ul><li>b</ul><li>c</ol><blockquote><p>Q</blockquote>"
        "<figure><img alt=x><figcaption>C</figcaption></figure><pre>x\n y</pre>"
    )
    assert kinds(document) == [
        ("heading", 2, ""),
        ("paragraph", 0, ""),
        ("list_item", 1, "3."),
        ("list_item", 2, ""),
        ("list_item", 1, "4."),
        ("quote", 1, ""),
        ("caption", 0, ""),
        ("code", 0, ""),
    ]
    assert document.text.endswith("x\n y")


def test_a_second_paragraph_in_a_list_item_is_a_paragraph() -> None:
    document = page("<ul><li><p>One.</p><p>Two.</p></li><li>Three.</li></ul>")
    assert [kind for kind, _, _ in kinds(document)] == ["list_item", "paragraph", "list_item"]


def test_scripts_styles_forms_and_images_leave_no_text() -> None:
    document = page(
        "<script>a()</script><style>b{}</style><noscript>c</noscript><svg><text>d</text></svg>"
        "<iframe src='file:///e'>f</iframe><button>g</button><select><option>h</select>"
        "<img alt='i' src='https://x.invalid/'><p hidden>j</p><p style='display: none'>k</p>"
        "<p>Seen.</p>"
    )
    assert document.text == "Seen."


def test_runs_cover_their_words_without_white_space() -> None:
    document = page("<p>It <b>is </b><i>very</i> <a href='https://x.invalid/'> good</a>.</p>")
    found = {run.style: document.text[run.start : run.end] for run in document.runs}
    assert document.text == "It is very good."
    assert found == {RunStyle.STRONG: "is", RunStyle.EMPHASIS: "very", RunStyle.LINK: "good"}


@pytest.mark.parametrize(
    "address",
    ["", "#", "#top", "javascript:a()", " java\nscript:a()", "data:x", "file:///x", "//x"],
)
def test_addresses_that_lead_nowhere_or_are_unsafe_are_dropped(address: str) -> None:
    assert link_target(address) == ""


def test_a_line_break_stays_in_the_block_and_two_end_it() -> None:
    document = page("<p>one<br>two<br><br>three</p>")
    assert [document.block_text(block) for block in document.blocks] == ["one\ntwo", "three"]


def test_a_table_of_data_is_one_block_and_a_table_for_layout_is_not() -> None:
    data = page("<table><tr><th>a<th>b<tr><td>1<td>2</table>")
    assert [kind for kind, _, _ in kinds(data)] == ["table"]
    layout = page("<table><tr><td><h1>T</h1><td><p>One.</p><p>Two.</p></table>")
    assert BlockKind.TABLE not in {block.kind for block in layout.blocks}


def test_what_stands_beside_the_main_element_is_boilerplate() -> None:
    document = page(f"<nav>Home</nav><main><h1>Talks</h1><p>{LONG}</p></main><div>Other</div>")
    shown = [document.block_text(b) for b in document.blocks if b.kind is BlockKind.BOILERPLATE]
    assert shown == ["Home", "Other"]


def test_the_head_gives_metadata() -> None:
    document = page(
        f"<h1>Talks resume</h1><p>{LONG}</p>",
        '<title>Talks resume | Port News</title><meta property="og:site_name" content="Port News">'
        '<meta name="author" content="Kadri Saar"><link rel=canonical href="https://p.invalid/a">'
        '<meta property="article:published_time" content="2021-03-05T23:30:00-05:00">',
    )
    metadata = document.metadata
    assert metadata.title == "Talks resume"
    assert metadata.publisher == "Port News"
    assert metadata.authors == ("Kadri Saar",)
    assert metadata.published == "2021-03-05"
    assert metadata.url == "https://p.invalid/a"


def test_json_ld_gives_metadata_and_broken_json_none() -> None:
    good = (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",'
        '"headline": "Talks",'
        '"datePublished": "2021-03-05", "author": [{"name": "Kadri Saar"}],'
        '"publisher": {"name": "Port News"}}]}</script>'
    )
    metadata = page(f"<p>{LONG}</p>", good).metadata
    assert (metadata.title, metadata.publisher, metadata.kind) == ("Talks", "Port News", "news")
    bad = '<script type="application/ld+json">{"headline": </script>'
    assert page(f"<p>{LONG}</p>", bad).metadata.title == ""


def test_a_time_in_a_list_of_other_articles_dates_nothing() -> None:
    document = page(f"<h1>T</h1><p>{LONG}</p><ul><li><time datetime=2020-01-01>x</time></li></ul>")
    assert document.metadata.published is None


def test_elements_nested_without_end_are_read_as_plain_text() -> None:
    document = page("<div>" * 5000 + "Deep inside.")
    assert "Deep inside." in document.text
    assert any("plain text" in warning for warning in document.warnings)


def test_invisible_characters_and_no_break_spaces_stay_where_they_are() -> None:
    text = "The sanc\u200btions pack\u00adage of the Euro\u2060pean\u00a0\u00a0Union met."
    document = page(f"<p>{text.replace('The', 'The <b>new</b>')}</p>")
    assert document.text == text.replace("The", "The new")
