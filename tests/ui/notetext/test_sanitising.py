"""Nothing but harmless HTML comes through."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.ui.notetext.sanitising import ELEMENTS, is_safe_address, sanitised

ALLOWED = {
    "a": {"href"},
    "table": {"border", "cellspacing", "cellpadding"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<script>", "</script>", "<style>", "</STYLE>", "<img src=x onerror=y>"),
        *("<a href='https://e.org'>", "<a href=javascript:x>", "</a>", "<b>", "<!--", "-->", "<?"),
        *("<td style='text-align: right;'>", "<td onclick=x>", "<ol start=3>", "<svg/onload=x>"),
        *("<iframe src=x>", "</iframe>", "<![CDATA[", "]]>", "&lt;", "&#60;script&#62;", "&", '"'),
        *("<table border=9>", "<br/>", "<a ", "words", " ", "\n", "'", ">", "<", "=", "<textarea>"),
    ]
)


class Found(HTMLParser):
    """The elements of some HTML with their attributes, and whether each is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.others = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        self.others += 1

    def handle_decl(self, decl: str) -> None:
        self.others += 1

    def handle_pi(self, data: str) -> None:
        self.others += 1

    def unknown_decl(self, data: str) -> None:
        self.others += 1


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=30).map("".join))
def test_only_what_is_allowed_comes_through_and_it_is_well_formed(html: str) -> None:
    clean = sanitised(html)
    found = Found(clean)
    assert found.open == []
    assert found.others == 0
    for tag, attributes in found.elements:
        assert tag in ELEMENTS
        assert set(attributes) <= ALLOWED.get(tag, set())
        assert tag != "a" or is_safe_address(attributes["href"] or "")
    assert sanitised(clean) == clean


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<b onclick='x()'>bold</b>", "bold"),
        ("a<script>alert(1)</script>b", "ab"),
        ("<a href='javascript:x' title='t'>words</a>", "words"),
        ("<a href='https://e.org' onclick='x'>w</a>", '<a href="https://e.org">w</a>'),
        ("<p>open", "<p>open</p>"),
        ("<em>a<strong>b</em>c", "<em>a<strong>b</strong></em>c"),
        ("<td style='text-align: center;'>x</td>", '<td align="center">x</td>'),
        ("<style>p { color: red }", ""),
    ],
)
def test_words_stay_and_what_could_do_something_goes(html: str, clean: str) -> None:
    assert sanitised(html) == clean


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        ("mailto:desk@example.org", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https:", False),
        ("https://[::1", False),
        ("minutes.html", False),
        ("", False),
    ],
)
def test_links_lead_to_the_web_and_to_mailboxes_only(address: str, safe: bool) -> None:
    assert is_safe_address(address) is safe


def test_elements_are_not_nested_without_bound() -> None:
    clean = sanitised("<blockquote>" * 5000 + "words")
    assert clean.count("<blockquote>") == 40
    assert "words" in clean
