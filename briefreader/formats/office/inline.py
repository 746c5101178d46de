"""The words of one paragraph with their styles, collected and written as HTML."""

import re
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import quote

from briefreader.formats.building.blocks import link_target

_TAG = re.compile(r"<[^>]*>")
_EMPHASIS = re.compile(r"</?(?:strong|em)>")


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text is set, as far as a reader shows it.

    `link` is an address, or `#` and the name of a place of the same document; `raised` says that
    the text is superscript.
    """

    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    link: str = ""


PLAIN = Look()


@dataclass(slots=True)
class InlineText:
    """Text in its order, with looks, line breaks, places that links lead to, and marks of notes."""

    _parts: list[str] = field(default_factory=list)
    _pending: list[str] = field(default_factory=list)
    _look: Look = PLAIN
    _has_text: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing but white space and places was added."""
        return not self._has_text

    def add(self, text: str, look: Look = PLAIN) -> None:
        """Text as it stands in the source."""
        if not text:
            return
        if look != self._look:
            self._flush()
            self._look = look
        self._pending.append(text)
        self._has_text = self._has_text or not text.isspace()

    def line_break(self) -> None:
        self._flush()
        self._parts.append("<br>")

    def place(self, name: str) -> None:
        """A place that links of the document lead to by this name."""
        self._flush()
        self._parts.append(f'<a id="{escape(name)}"></a>')

    def note_mark(self, mark: str, name: str, back: str) -> None:
        """The mark of a note: a link to the place `name`, and itself the place `back`."""
        self._flush()
        target = escape(quote(name))
        self._parts.append(f'<sup><a id="{escape(back)}" href="#{target}">{escape(mark)}</a></sup>')
        self._has_text = True

    def html(self) -> str:
        """All that was added; empty if that is nothing but white space."""
        self._flush()
        return "".join(self._parts) if self._has_text else ""

    def _flush(self) -> None:
        if not self._pending:
            return
        text = escape("".join(self._pending), quote=False)
        self._pending.clear()
        look = self._look
        if text.isspace():
            self._parts.append(text)
            return
        if look.raised:
            text = f"<sup>{text}</sup>"
        if look.emphasis:
            text = f"<em>{text}</em>"
        if look.strong:
            text = f"<strong>{text}</strong>"
        if look.link:
            text = f'<a href="{escape(_address(look.link))}">{text}</a>'
        self._parts.append(text)


def plain_text(html: str) -> str:
    """The words of what `InlineText` wrote."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def without_emphasis(html: str) -> str:
    """What `InlineText` wrote, without bold and italic type."""
    return _EMPHASIS.sub("", html)


def _address(link: str) -> str:
    if link.startswith("#"):
        return f"#{quote(link[1:])}"
    return link_target(link)
