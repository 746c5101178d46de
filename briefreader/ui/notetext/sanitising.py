"""HTML that does no harm: what is not on a short list of elements and attributes is left out.

Nothing that is let through can run, load, style or fetch anything. The words of what is left out
stay, except those of scripts and styles.
"""

from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

ELEMENTS = frozenset(
    {
        *("p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "a"),
        *("ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
)
"""The elements that are let through."""
SCHEMES = frozenset({"http", "https", "mailto"})
"""The kinds of address that a link may have."""
_EMPTY = frozenset({"br", "hr"})
_DROPPED = frozenset(
    {
        *("script", "style", "template", "iframe", "object", "svg", "math"),
        *("title", "textarea", "noscript"),
    }
)
_ALIGNMENTS = frozenset({"left", "right", "center"})
_DEEPEST = 40
_LONGEST_ADDRESS = 2000
_TABLE = ' border="1" cellspacing="0" cellpadding="4"'


def sanitised(html: str) -> str:
    """The HTML with elements and attributes of the list only, every element closed."""
    parser = _Sanitiser()
    parser.feed(html)
    parser.close()
    return parser.result()


def is_safe_address(address: str) -> bool:
    """Whether a link may lead there: to the web, or to a mailbox."""
    if not 0 < len(address) <= _LONGEST_ADDRESS or any(character <= " " for character in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme.lower() not in SCHEMES:
        return False
    return bool(parts.netloc if parts.scheme.lower() != "mailto" else parts.path)


class _Sanitiser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._open: list[str] = []
        self._dropping: list[str] = []

    def result(self) -> str:
        closing = [f"</{name}>" for name in reversed(self._open)]
        return "".join([*self._parts, *closing])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            self._dropping.append(tag)
        elif self._dropping or tag not in ELEMENTS:
            return
        elif tag in _EMPTY:
            self._parts.append(f"<{tag}>")
        elif len(self._open) < _DEEPEST:
            kept = _attributes(tag, dict(attrs))
            if kept is not None:
                self._parts.append(f"<{tag}{kept}>")
                self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY:
            self.handle_starttag(tag, attrs)
        elif tag not in _DROPPED:
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            if tag in self._dropping:
                del self._dropping[self._dropping.index(tag) :]
            return
        if tag in self._open:
            while True:
                last = self._open.pop()
                self._parts.append(f"</{last}>")
                if last == tag:
                    return

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            self._parts.append(escape(data))


def _attributes(tag: str, given: dict[str, str | None]) -> str | None:
    """The attributes that an element keeps; None where it is nothing without them."""
    if tag == "a":
        address = (given.get("href") or "").strip()
        return f' href="{escape(address)}"' if is_safe_address(address) else None
    if tag == "table":
        return _TABLE
    start = given.get("start") or ""
    if tag == "ol" and start.isascii() and start.isdecimal() and len(start) < 9:
        return f' start="{int(start)}"'
    align = _alignment(given) if tag in ("th", "td") else ""
    return f' align="{align}"' if align else ""


def _alignment(given: dict[str, str | None]) -> str:
    """How a cell of a table is aligned, which the parser says as a style."""
    said = given.get("align") or (given.get("style") or "").removeprefix("text-align:")
    wanted = said.strip().rstrip(";")
    return wanted if wanted in _ALIGNMENTS else ""
