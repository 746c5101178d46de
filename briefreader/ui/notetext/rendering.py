"""A note's Markdown as HTML, by the `markdown` package, sanitised.

HTML in a note shows as it was typed. Links are made of `[words](address)`, of `<address>` and of
an address that stands by itself; nothing is hidden, as definitions of links would be.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from briefreader.ui.notetext.sanitising import sanitised
from briefreader.ui.notetext.tidying import cut, tidied

if TYPE_CHECKING:
    from markdown import Markdown

MOST = 8_000
"""Code points of a note that are rendered at most."""
_PLAIN = re.compile(r"(?:[^\W_]|[ ,.;:?!'\"()/%“”‘’„«»–—…§€£$@]|-(?=\w))*")
_LISTED = re.compile(r"\s*\d{1,9}[.)]\s")


@lru_cache(maxsize=512)
def note_html(note: str, longest: int = MOST) -> str:
    """The start of a note, at most `longest` code points, as HTML of the sanitiser's list.

    What is left out is counted in a last line.
    """
    shown, more = cut(note.strip(), min(longest, MOST))
    html = _paragraph(shown) if _is_plain(shown) else _rendered(shown)
    if more and longest >= MOST:
        html += f"<p><em>… {more:,} more characters: edit the note to read them</em></p>"
    return html


def prepare() -> None:
    """Import the parser and make it, which takes a tenth of a second; in any thread."""
    _parser()


def _is_plain(note: str) -> bool:
    """Whether a note has no mark of Markdown, as most have none; the parser is not needed then."""
    lines = note.split("\n")
    if any(not _PLAIN.fullmatch(line) or _LISTED.match(line) for line in lines):
        return False
    return "://" not in note and "\n\n" not in note


def _paragraph(note: str) -> str:
    return "<p>" + "<br>".join(escape(line.strip()) for line in note.split("\n")) + "</p>"


def _rendered(note: str) -> str:
    parser = _parser()
    parser.reset()
    try:
        return sanitised(parser.convert(tidied(note)))
    except RecursionError:
        # Marks nested deeper than any reader could follow: the note shows as it was typed.
        return _paragraph(note)


@lru_cache(maxsize=1)
def _parser() -> Markdown:
    from briefreader.ui.notetext.dialect import parser

    return parser()
