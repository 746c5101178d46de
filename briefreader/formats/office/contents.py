"""What a word processor's file holds, in order: paragraphs and tables, which become pieces.

They go through the HTML builder that all formats share, so that lists, tables, notes and links come
out alike.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from html import escape
from itertools import groupby
from typing import Union
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser

from briefreader.formats.building.blocks import LIST_LABEL, pieces_of
from briefreader.formats.building.pieces import Piece
from briefreader.formats.building.tables import LONGEST_CELL
from briefreader.formats.office.inline import plain_text

DEEPEST_LIST = 12
_NUMBER = re.compile(r"[\s\d/|–—-]*")


class Role(Enum):
    """What a paragraph is."""

    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    CAPTION = "caption"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `html` is what `InlineText` makes of its words.

    `level` is 1 to 6 for a heading, from 1 for a list item, else 0; `label` is the number of a list
    item as it is printed, empty for a bullet. `name` is the place that links lead to. `aside` says
    that it is no part of the running text: a page's header, the table of contents.
    """

    html: str
    role: Role = Role.BODY
    level: int = 0
    label: str = ""
    name: str = ""
    aside: bool = False


Content = Union[Paragraph, "Table"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell of a table holds, and over how many columns and rows it goes."""

    contents: tuple[Content, ...] = ()
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `headed` says that the file calls the first row a header."""

    rows: tuple[tuple[Cell, ...], ...]
    headed: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or an endnote: its mark, where it stands, and where its mark stands."""

    mark: str
    name: str
    back: str
    contents: tuple[Content, ...]


def pieces_of_contents(contents: Iterable[Content]) -> list[Piece]:
    """The pieces of paragraphs and tables, in order."""
    parts: list[str] = []
    for aside, group in groupby(contents, key=lambda content: content.aside):
        parts.append("<aside>" if aside else "<div>")
        parts.extend(html_of(tuple(group)))
        parts.append("</aside>" if aside else "</div>")
    root = LexborHTMLParser("".join(parts)).root
    if root is None:
        return []
    return pieces_of(root, {node.mem_id for node in root.css("aside")})


def contents_of_notes(notes: Iterable[Note]) -> list[Content]:
    """Notes as list items, each with its mark as label and a link back to it at its end."""
    found: list[Content] = []
    for note in notes:
        way_back = f' <a href="#{escape(quote(note.back))}">↩</a>'
        contents = list(note.contents)
        if contents and isinstance(contents[-1], Paragraph):
            contents[-1] = replace(contents[-1], html=contents[-1].html + way_back)
        else:
            contents.append(Paragraph(way_back))
        label = note.mark if note.mark in {"*", "†", "‡", "§"} else f"{note.mark}."
        if isinstance(contents[0], Paragraph):
            first = replace(contents[0], role=Role.LIST_ITEM, level=1, label=label, name=note.name)
            contents[0] = first
        else:
            contents.insert(0, Paragraph("", Role.LIST_ITEM, 1, label, note.name))
        found.extend(contents)
    return found


def running_heads(contents: Iterable[Content]) -> list[Content]:
    """What stands at the edges of pages, as asides: each text once, and no numbers of pages."""
    found: dict[Content, None] = {}
    for content in contents:
        if isinstance(content, Table) or not _NUMBER.fullmatch(plain_text(content.html)):
            found[replace(content, aside=True)] = None
    return list(found)


def html_of(contents: Sequence[Content]) -> list[str]:
    """The parts of the HTML of paragraphs and tables."""
    parts: list[str] = []
    for is_code, group in groupby(contents, key=_is_code):
        if is_code:
            lines = "\n".join(item.html for item in group if isinstance(item, Paragraph))
            parts.append(f"<pre>\n{lines}</pre>")
            continue
        for item in group:
            if isinstance(item, Table):
                _add_table(parts, item)
            else:
                parts.append(_paragraph_html(item))
    return parts


def _is_code(content: Content) -> bool:
    return isinstance(content, Paragraph) and content.role is Role.CODE


def _paragraph_html(paragraph: Paragraph) -> str:
    html = paragraph.html
    name = f' id="{escape(paragraph.name)}"' if paragraph.name else ""
    match paragraph.role:
        case Role.HEADING:
            tag = f"h{min(max(paragraph.level, 1), 6)}"
            return f"<{tag}{name}>{html}</{tag}>"
        case Role.LIST_ITEM:
            depth = min(max(paragraph.level, 1), DEEPEST_LIST)
            label = f' {LIST_LABEL}="{escape(paragraph.label)}"' if paragraph.label else ""
            return f"{'<ul>' * depth}<li{label}{name}>{html}</li>{'</ul>' * depth}"
        case Role.QUOTE:
            return f"<blockquote{name}><p>{html}</p></blockquote>"
        case Role.CAPTION:
            return f"<figcaption{name}>{html}</figcaption>"
        case _:
            return f"<p{name}>{html}</p>"


def _add_table(parts: list[str], table: Table) -> None:
    parts.append("<table>")
    tag = "th" if table.headed else "td"
    on_lines = _has_plain_cells(table)
    for row in table.rows:
        parts.append("<tr>")
        for cell in row:
            span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            span += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            parts.append(f"<{tag}{span}>")
            if on_lines:
                items = (item for item in cell.contents if isinstance(item, Paragraph))
                parts.append("<br>".join(_cell_line(item) for item in items))
            else:
                parts.extend(html_of(cell.contents))
            parts.append(f"</{tag}>")
        parts.append("</tr>")
        tag = "td"
    parts.append("</table>")


def _has_plain_cells(table: Table) -> bool:
    """Whether a table holds short paragraphs in several rows and columns, and nothing else.

    Its cells become lines, so that a list or a second paragraph in one does not make the shared
    builder take it for a table that is there for the layout.
    """
    if sum(any(cell.contents for cell in row) for row in table.rows) < 2:
        return False
    if max(len(row) for row in table.rows) < 2:
        return False
    for row in table.rows:
        for cell in row:
            if not all(isinstance(item, Paragraph) for item in cell.contents):
                return False
            if sum(len(getattr(item, "html", "")) for item in cell.contents) > 2 * LONGEST_CELL:
                return False
    return True


def _cell_line(paragraph: Paragraph) -> str:
    if paragraph.role is not Role.LIST_ITEM:
        name = f'<a id="{escape(paragraph.name)}"></a>' if paragraph.name else ""
        return name + paragraph.html
    return f"{escape(paragraph.label) or '•'} {paragraph.html}"
