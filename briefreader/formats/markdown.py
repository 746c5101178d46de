"""Markdown becomes pieces, by way of HTML."""

from briefreader.formats import html
from briefreader.formats.pieces import Piece

EXTENSIONS = ("tables", "fenced_code", "footnotes", "sane_lists", "def_list")


def parse(text: str) -> list[Piece]:
    """The pieces of a Markdown text without its front matter."""
    from markdown import Markdown

    return html.parse(Markdown(extensions=list(EXTENSIONS)).convert(text))
