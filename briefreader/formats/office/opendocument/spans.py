"""The inside of a paragraph of an OpenDocument text: spans, links, fields, marks of notes."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office.inline import InlineText, Look
from briefreader.formats.office.opendocument.names import (
    DRAW,
    OFFICE,
    STYLE_NAME,
    SVG,
    TEXT,
    XLINK,
    whole,
)
from briefreader.formats.office.opendocument.styles import Style, Styles
from briefreader.formats.office.symbols import in_unicode

DEEPEST = 60
"""Elements (tables, boxes, spans, lists) inside one another at most."""

MOST_SPACES = 200
"""Blanks that one element stands for at most."""

# fmt: off
_SKIPPED = frozenset(
    {f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}script", f"{TEXT}ruby-text",
     f"{TEXT}hidden-text", f"{SVG}title", f"{SVG}desc", f"{TEXT}tracked-changes",
     f"{OFFICE}event-listeners", f"{OFFICE}binary-data", f"{TEXT}note-citation"}
)
# fmt: on
_PLACES = frozenset(
    {f"{TEXT}bookmark", f"{TEXT}bookmark-start", f"{TEXT}reference-mark"}
    | {f"{TEXT}reference-mark-start"}
)


@dataclass(slots=True)
class NoteFound:
    """A note whose mark was met: its mark, the place of its text and of its mark."""

    mark: str
    name: str
    back: str
    body: Element
    is_endnote: bool


@dataclass(slots=True)
class SpanReader:
    """Reads what stands in paragraphs; collects the notes and the boxes that they hold.

    `wanted` are the places that links lead to.
    """

    styles: Styles
    wanted: frozenset[str]
    notes: list[NoteFound] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    _places: list[str] = field(default_factory=list)
    _font: str = ""

    def read(self, element: Element, line: InlineText, plain: bool) -> None:
        """Add what a paragraph says to a line; `plain` leaves out bold and italic type."""
        self._walk(element, line, Look(), plain, 0)

    def _walk(
        self, element: Element, line: InlineText, look: Look, plain: bool, depth: int
    ) -> None:
        if depth > DEEPEST:
            raise UnreadableDocument("The file's parts are nested too deeply for a document.")
        self._add(element.text, line, look)
        for child in element:
            self._child(child, line, look, plain, depth)
            self._add(child.tail, line, look)

    def _child(self, child: Element, line: InlineText, look: Look, plain: bool, depth: int) -> None:
        tag = child.tag
        if tag == f"{TEXT}s":
            self._add(" " * min(max(whole(child.get(f"{TEXT}c"), 1), 0), MOST_SPACES), line, look)
        elif tag == f"{TEXT}tab":
            self._add("\t", line, look)
        elif tag == f"{TEXT}line-break":
            line.line_break()
        elif tag == f"{TEXT}note":
            self._note(child, line)
        elif tag in _PLACES:
            name = child.get(f"{TEXT}name", "")
            if name in self.wanted:
                self._places.append(name)
        elif tag.startswith(DRAW):
            self.boxes.append(child)
        elif tag not in _SKIPPED:
            inner, font = self._look(child, look, plain), self._font
            if inner is not None:
                if tag == f"{TEXT}span":
                    self._font = self._style(child).font or font
                self._walk(child, line, inner, plain, depth + 1)
                self._font = font

    def _look(self, element: Element, look: Look, plain: bool) -> Look | None:
        """The look of text in an element; None if it is hidden."""
        tag = element.tag
        if tag == f"{TEXT}a":
            return Look(look.strong, look.emphasis, look.raised, element.get(f"{XLINK}href", ""))
        if tag == f"{TEXT}bookmark-ref":
            link = f"#{element.get(f'{TEXT}ref-name', '')}"
            return Look(look.strong, look.emphasis, look.raised, look.link or link)
        if tag != f"{TEXT}span":
            return look
        style = self._style(element)
        if style.hidden:
            return None
        strong = (look.strong or style.strong) and not plain
        emphasis = (look.emphasis or style.emphasis) and not plain
        return Look(strong, emphasis, look.raised or style.raised, look.link)

    def _style(self, span: Element) -> Style:
        return self.styles.of("text", span.get(STYLE_NAME, ""))

    def _add(self, text: str | None, line: InlineText, look: Look) -> None:
        if text:
            self._set_places(line)
            line.add(in_unicode(text, self._font), look)

    def _set_places(self, line: InlineText) -> None:
        for name in self._places:
            line.place(name)
        self._places.clear()

    def _note(self, element: Element, line: InlineText) -> None:
        citation, body = element.find(f"{TEXT}note-citation"), element.find(f"{TEXT}note-body")
        if body is None:
            return
        number = len(self.notes) + 1
        mark = "".join(citation.itertext()).strip()[:10] if citation is not None else ""
        is_endnote = element.get(f"{TEXT}note-class") == "endnote"
        note = NoteFound(
            mark or str(number), f"note-{number}", f"note-{number}-mark", body, is_endnote
        )
        self.notes.append(note)
        self._set_places(line)
        line.note_mark(note.mark, note.name, note.back)
