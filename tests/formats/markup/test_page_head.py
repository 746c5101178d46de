"""What pages state about themselves in their heads, in linked data and in marked places."""

import json

import pytest

from briefreader.domain.document import Metadata
from briefreader.formats.reader import read_bytes

LONG = "The ministers of the two states met in the capital and spoke about the port. " * 5


def of(head: str = "", body: str = "", before: str = "") -> Metadata:
    source = (
        f"<!doctype html>{before}<html><head>{head}</head><body>{body}<p>{LONG}</p></body></html>"
    )
    return read_bytes(source.encode(), "a.html").metadata


def linked(*items: object) -> str:
    data = items[0] if len(items) == 1 else list(items)
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def article(headline: str = "Talks resume", **more: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": headline, **more}


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="og:title" content="Talks resume">', "title", "Talks resume"),
        ('<meta name="DC.title" content="Talks resume">', "title", "Talks resume"),
        ('<meta property="og:site_name" content="Port News">', "publisher", "Port News"),
        ('<meta name="dcterms.publisher" content="Port News">', "publisher", "Port News"),
        ('<meta name="citation_date" content="2021/03/05">', "published", "2021-03-05"),
        ('<meta name="citation_date" content="2021/3">', "published", "2021-03"),
        ('<meta name="DC.date.issued" content="2021-03-05">', "published", "2021-03-05"),
        (
            '<meta property="article:published_time" content="2021-03-05T23:30:00-05:00">',
            "published",
            "2021-03-05",
        ),
        ('<meta property="article:modified_time" content="2021-03-05">', "published", None),
        ('<meta property="og:updated_time" content="2021-03-05">', "published", None),
        ('<meta name="last-modified" content="2021-03-05">', "published", None),
        ('<meta name="date" content="1970-01-01T00:00:00Z">', "published", None),
        ('<meta name="date" content="yesterday">', "published", None),
        (
            '<meta name="author" content="Kadri Saar and Per Lund">',
            "authors",
            ("Kadri Saar", "Per Lund"),
        ),
        ('<meta name="author" content="admin">', "authors", ()),
        ('<meta property="article:author" content="https://x.invalid/kadri">', "authors", ()),
        (
            (
                '<meta name="citation_author" content="Saar Mets, Kadri">'
                '<meta name="citation_author" content="Lund, Per">'
            ),
            "authors",
            ("Kadri Saar Mets", "Per Lund"),
        ),
        ('<meta name="citation_technical_report_number" content="P-12">', "number", "P-12"),
        ('<link rel="canonical" href="https://p.invalid/a">', "url", "https://p.invalid/a"),
        ('<link rel="canonical" href="https://p.invalid/">', "url", None),
        (
            '<link rel="canonical" href="/a"><base href="https://p.invalid">',
            "url",
            "https://p.invalid/a",
        ),
        ('<link rel="canonical" href="javascript:a()">', "url", None),
        ('<meta property="og:url" content="https://p.invalid/b">', "url", "https://p.invalid/b"),
    ],
)
def test_the_head_states_a_field(head: str, field: str, value: object) -> None:
    assert getattr(of(head), field) == value


def test_the_address_from_which_a_browser_saved_the_page_is_known() -> None:
    saved = "<!-- saved from url=(0023)https://p.invalid/saved -->"
    assert of(before=saved).url == "https://p.invalid/saved"


@pytest.mark.parametrize(
    "author",
    [
        "Kadri Saar",
        {"@type": "Person", "name": "Kadri Saar"},
        [{"@type": "Person", "name": ["Kadri Saar", "K. Saar"]}],
        {"@type": "Person", "givenName": "Kadri", "familyName": "Saar"},
        [{"name": "Kadri Saar"}, {"@type": "Organization", "name": "Port Institute"}],
        {"@id": "#kadri"},
    ],
)
def test_authors_in_linked_data_come_in_many_forms(author: object) -> None:
    graph = {
        "@graph": [
            article(author=author),
            {"@id": "#kadri", "@type": "Person", "name": "Kadri Saar"},
        ]
    }
    assert of(linked(graph)).authors == ("Kadri Saar",)


def test_linked_data_never_dates_a_page_by_its_modification() -> None:
    assert of(linked(article(dateModified="2021-03-05"))).published is None
    both = article(datePublished="2021-03-05", dateModified="2022-01-01")
    assert of(linked(both)).published == "2021-03-05"


def test_a_page_in_a_graph_gives_its_date_and_the_site_its_name() -> None:
    graph = {
        "@graph": [
            {"@type": "WebPage", "name": "Talks", "datePublished": "2021-03-05T10:00:00+00:00"},
            {"@type": "WebSite", "name": "Port News"},
        ]
    }
    metadata = of(linked(graph))
    assert (metadata.published, metadata.publisher) == ("2021-03-05", "Port News")


def test_of_several_articles_the_one_with_the_page_s_address_or_title_counts() -> None:
    other = article("Old talks", url="https://p.invalid/old", datePublished="2001-01-01")
    own = article("Talks resume", url="https://p.invalid/a", datePublished="2021-03-05")
    canonical = '<link rel="canonical" href="https://www.p.invalid/a/?x=1">'
    assert of(canonical + linked(other, own)).published == "2021-03-05"
    assert of(linked(other, own), "<h1>Talks resume</h1>").published == "2021-03-05"
    assert of(linked(other, own), "<h1>All our articles</h1>").published is None


@pytest.mark.parametrize(
    "source",
    [
        '{"@type": "Article", "headline": "Talks resume", "datePublished": "2021-03-05",}',
        '<!-- {"@type": "Article", "headline": "Talks resume", "datePublished": "2021-03-05"} -->',
        (
            '//<![CDATA[\n{"@type": "Article", "headline": "Talks resume",'
            ' "datePublished": "2021-03-05"}\n//]]>'
        ),
        '{"@type": "Article", "headline": "Talks\nresume", "datePublished": "2021-03-05"};',
    ],
)
def test_small_faults_of_linked_data_are_forgiven(source: str) -> None:
    metadata = of(f'<script type="application/ld+json">{source}</script>')
    assert (metadata.title, metadata.published) == ("Talks resume", "2021-03-05")


@pytest.mark.parametrize(
    "source",
    [
        '{"@type": [{"a": 1}], "headline": {"b": []}, "datePublished": 7, "author": [[], null]}',
        '[[[[{"@graph": {"@graph": 1}}]]]]',
        "[" * 5000,
        "null",
        "",
        '{"@type": "Article", "headline": "T", "author": {"@id": ["x"]}, "publisher": 3}',
    ],
)
def test_linked_data_of_any_shape_does_no_harm(source: str) -> None:
    assert of(f'<script type="application/ld+json">{source}</script>').published is None


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<h1>T</h1><time datetime="2021-03-05">5 March</time>', "2021-03-05"),
        ('<h1>T</h1><p>Updated <time datetime="2022-01-01">1 Jan</time></p>', None),
        (
            (
                '<h1>T</h1><p>Updated <time datetime="2022-01-01">x</time></p>'
                '<p>Published <time datetime="2021-03-05">x</time></p>'
            ),
            "2021-03-05",
        ),
        ('<h1>T</h1><aside><time datetime="2021-03-05">x</time></aside>', None),
        ('<h1>T</h1><div class="related-items"><time datetime="2021-03-05">x</time></div>', None),
        (
            '<h1>T</h1><figcaption><time datetime="2021-03-05">x</time></figcaption>',
            None,
        ),
        ('<h1>T</h1><p>Event: <time class="event" datetime="2021-03-05">x</time></p>', None),
        (
            '<h1>T</h1><ul><li class="published"><time datetime="2021-03-05">x</time></li></ul>',
            "2021-03-05",
        ),
        ('<h1>T</h1><meta itemprop="datePublished" content="2021-03-05">', "2021-03-05"),
        ('<h1>T</h1><time datetime="10:30">10:30</time>', None),
    ],
)
def test_a_marked_time_dates_the_page_if_it_is_that_of_its_publication(
    body: str, published: str | None
) -> None:
    assert of(body=body).published == published


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        (
            '<h1>T</h1><p class="byline">By Kadri Saar and Per Lund | 5 March</p>',
            ("Kadri Saar", "Per Lund"),
        ),
        ('<h1>T</h1><a rel="author" href="/k">Kadri Saar</a>', ("Kadri Saar",)),
        (
            '<h1>T</h1><p itemprop="author"><b itemprop="name">Kadri Saar</b>, Fellow</p>',
            ("Kadri Saar",),
        ),
        ('<h1>T</h1><p class="byline">Photo by Kadri Saar</p>', ()),
        ('<h1>T</h1><aside><a rel="author">Kadri Saar</a></aside>', ()),
        ('<h1>T</h1><div id="comments"><a rel="author">Kadri Saar</a></div>', ()),
    ],
)
def test_a_marked_byline_names_the_authors(body: str, authors: tuple[str, ...]) -> None:
    assert of(body=body).authors == authors


def test_what_the_page_states_is_kept_as_evidence_with_its_reason() -> None:
    metadata = of(
        '<meta property="og:title" content="Talks"><meta name="date" content="2021-03-05">',
        '<h1>Talks resume</h1><p class="byline">By Kadri Saar</p>',
    )
    found = {(item.field, item.value) for item in metadata.evidence}
    assert ("published", "2021-03-05") in found
    assert ("authors", "Kadri Saar") in found
    assert all(item.reason and 0 < item.confidence <= 1 for item in metadata.evidence)
