"""What holds for every document, whatever the bytes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read_bytes
from tests.formats.lawful import assert_lawful

NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a", "a.pdf.txt"])
# fmt: off
WORDS = st.sampled_from([
    "Talks", "met.", "What next?", "**bold**", "- item", "1. one", "[a](#)", "`code`", "\n",
    "\n\n", "Q:", "A:", "By Ann Lee", "March 5, 2021", "Related Articles", "© 2021 X", "|a|b|",
    "---", "> said", "    x", "\t", "\u2028", "\x00", "\ufeff", "\u202e", "...", "Home", "About",
    "# T", "x" * 50,
])
TAGS = st.sampled_from([
    "p", "b", "i", "a", "ul", "ol", "li", "table", "tr", "td", "th", "div", "h1", "h2", "pre",
    "blockquote", "script", "style", "br", "hr", "nav", "main", "code", "q", "figcaption",
    "caption", "article", "aside", "time", "title", "svg", "em", "strong", "section", "span",
])
ODD = st.sampled_from([
    "<a href='https://x.invalid/'>", "<a href='#'>", "&nbsp;", "&#0;", "&#xD800;", "&#8232;",
    "<!--", "-->", "<p hidden>", "<div class='menu'>", "\n", " ", "\u2029", "<ol start='x'>",
])
# fmt: on
PARTS = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
    ODD,
    st.text(max_size=12),
)


def read_lawfully(content: bytes, name: str) -> None:
    try:
        document = read_bytes(content, name)
    except UnreadableDocument as error:
        reason = str(error)
    else:
        assert_lawful(document)
        reason = "Read."
    assert reason.endswith(".")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), NAMES)
def test_any_bytes_become_a_lawful_document_or_a_reason(content: bytes, name: str) -> None:
    read_lawfully(content, name)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), NAMES)
def test_any_text_becomes_a_lawful_document_or_a_reason(text: str, name: str) -> None:
    read_lawfully(text.encode("utf-8", errors="surrogatepass"), name)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=60).map("".join))
def test_any_html_becomes_a_lawful_document_or_a_reason(source: str) -> None:
    read_lawfully(source.encode("utf-8", errors="surrogatepass"), "a.html")


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join), NAMES)
def test_any_text_of_marks_becomes_a_lawful_document_or_a_reason(source: str, name: str) -> None:
    read_lawfully(source.encode("utf-8"), name)
