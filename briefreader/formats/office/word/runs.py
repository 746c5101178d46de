"""The inside of a paragraph of a Word file: runs, fields, links, marks of notes."""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office.inline import PLAIN, InlineText, Look
from briefreader.formats.office.symbols import in_symbol_font, in_unicode, is_symbol_font
from briefreader.formats.office.word.fields import Fields, link_of
from briefreader.formats.office.word.maths import written_formula
from briefreader.formats.office.word.names import (
    ALTERNATIVES,
    ANCHOR,
    ASCII_FONT,
    BOLD,
    BOOKMARK,
    BREAK,
    CARRIAGE_RETURN,
    CHARACTER,
    CHOICE,
    DRAWING,
    ENDNOTE_MARK,
    FALLBACK,
    FIELD_MARK,
    FIELD_MARK_TYPE,
    FONT,
    FONTS,
    FOOTNOTE_MARK,
    FORMULAS,
    HIDDEN,
    HYPERLINK,
    ID,
    INSTRUCTION,
    INSTRUCTION_VALUE,
    ITALIC,
    MAIN,
    NAME,
    OBJECT,
    OWN_MARK,
    PICTURE,
    RAISED,
    RELATION_ID,
    RUBY,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    SIMPLE_FIELD,
    SYMBOL,
    TEXT,
    TEXT_BOX,
    TYPE,
    VALUE,
    is_on,
)
from briefreader.formats.office.word.notes import NoteMarks, back_name, note_name
from briefreader.formats.office.word.styles import Styles

DEEPEST = 60
"""Containers (tables, boxes, controls, links) inside one another at most."""

_MARKS = {
    f"{MAIN}tab": "\t",
    f"{MAIN}ptab": "\t",
    f"{MAIN}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{MAIN}dayShort": "",
}
_NOTE_MARKS = frozenset({FOOTNOTE_MARK, ENDNOTE_MARK})
_RUBY_BASE = f"{MAIN}rubyBase/{MAIN}r/{MAIN}t"
_WRAPPERS = frozenset(
    f"{MAIN}{name}"
    for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir")
)


class RunReader:
    """Reads what stands in the paragraphs of one part of the file.

    `relations` leads from ids to addresses outside; `wanted` are the bookmarks that links lead to.
    `boxes` collects the contents of text boxes, which stand beside the text.
    """

    def __init__(
        self, styles: Styles, notes: NoteMarks, relations: Mapping[str, str], wanted: frozenset[str]
    ) -> None:
        self.fields = Fields()
        self.boxes: list[Element] = []
        self._styles = styles
        self._notes = notes
        self._relations = relations
        self._wanted = wanted
        self._places: list[str] = []
        self._line = InlineText()
        self._plain = False
        self._link = ""
        self._special: dict[str, Callable[[Element], None]] = {
            FIELD_MARK: self._field_mark,
            INSTRUCTION: self._instruction,
            BREAK: self._break,
            CARRIAGE_RETURN: self._break,
            SYMBOL: self._symbol,
            DRAWING: self._drawing,
            PICTURE: self._drawing,
            OBJECT: self._drawing,
            ALTERNATIVES: self._drawing,
        }

    def read(self, paragraph: Element, line: InlineText, plain: bool) -> None:
        """Add what a paragraph says to a line; `plain` leaves out bold and italic type."""
        self._line, self._plain = line, plain
        self._walk(paragraph, 0)

    def place(self, element: Element) -> None:
        """A bookmark: the place of the next text."""
        name = element.get(NAME, "")
        if name in self._wanted:
            self._places.append(name)

    def _walk(self, parent: Element, depth: int) -> None:
        if depth > DEEPEST:
            raise UnreadableDocument("The file's parts are nested too deeply for a document.")
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child)
            elif tag in _WRAPPERS:
                self._walk(child, depth + 1)
            elif tag == HYPERLINK:
                self._linked(child, self._hyperlink(child), depth)
            elif tag == SIMPLE_FIELD:
                self._linked(child, link_of(child.get(INSTRUCTION_VALUE, "")), depth)
            elif tag == BOOKMARK:
                self.place(child)
            elif tag in FORMULAS:
                self._add(written_formula(child), self._look(None))
            elif tag == ALTERNATIVES:
                chosen = _chosen(child)
                if chosen is not None:
                    self._walk(chosen, depth + 1)

    def _linked(self, element: Element, link: str, depth: int) -> None:
        outer = self._link
        self._link = link or outer
        self._walk(element, depth + 1)
        self._link = outer

    def _hyperlink(self, element: Element) -> str:
        address = self._relations.get(element.get(RELATION_ID, ""), "")
        place = element.get(ANCHOR, "")
        return f"{address}#{place}" if place else address

    def _run(self, run: Element) -> None:
        properties = run.find(RUN_PROPERTIES)
        if properties is not None and self._is_hidden(properties):
            # What is hidden may hold the mark that ends a field.
            for mark in run.iterfind(FIELD_MARK):
                self._field_mark(mark)
            return
        look = self._look(properties)
        for index, child in enumerate(run):
            tag = child.tag
            if tag == TEXT:
                self._add(_seen(child.text or "", properties), look)
            elif tag in _MARKS:
                self._add(_MARKS[tag], look)
            elif tag in _NOTE_MARKS:
                own = child.get(OWN_MARK) in {"1", "true", "on"}
                self._note(child, _plain_text(list(run)[index + 1 :]) if own else "")
                if own:
                    return
            elif tag == RUBY:
                for base in child.iterfind(_RUBY_BASE):
                    self._add(base.text or "", look)
            elif tag in self._special:
                self._special[tag](child)

    def _add(self, text: str, look: Look) -> None:
        if not self.fields.shows_text or not text:
            return
        self._set_places()
        self._line.add(text, look)

    def _set_places(self) -> None:
        for name in self._places:
            self._line.place(name)
        self._places.clear()

    def _break(self, element: Element) -> None:
        if not self.fields.shows_text:
            return
        if element.get(TYPE, "textWrapping") == "textWrapping":
            self._line.line_break()
        else:
            self._line.add(" ")

    def _note(self, element: Element, own: str) -> None:
        if not self.fields.shows_text:
            return
        kind = "footnote" if element.tag == FOOTNOTE_MARK else "endnote"
        note_id = element.get(ID, "")
        mark = self._notes.mark(kind, note_id, own.strip()[:10])
        self._set_places()
        self._line.note_mark(mark, note_name(kind, note_id), back_name(kind, note_id))

    def _field_mark(self, element: Element) -> None:
        match element.get(FIELD_MARK_TYPE):
            case "begin":
                self.fields.begin()
            case "separate":
                self.fields.separate()
            case "end":
                self.fields.end()

    def _instruction(self, element: Element) -> None:
        self.fields.instruct(element.text or "")

    def _symbol(self, element: Element) -> None:
        self._add(_symbol_text(element), self._look(None))

    def _drawing(self, element: Element) -> None:
        if element.tag == ALTERNATIVES:
            chosen = _chosen(element)
            if chosen is None:
                return
            element = chosen
        self.boxes.extend(_outermost_boxes(element))

    def _look(self, properties: Element | None) -> Look:
        link = self._link or self.fields.link
        if properties is None:
            return Look(link=link) if link else PLAIN
        raised = False
        style_element = properties.find(RUN_STYLE)
        strong, emphasis = is_on(properties, BOLD), is_on(properties, ITALIC)
        position = properties.find(RAISED)
        if position is not None:
            raised = position.get(VALUE) == "superscript"
        if style_element is not None:
            style = self._styles.of(style_element.get(VALUE, ""))
            strong = style.strong if strong is None else strong
            emphasis = style.emphasis if emphasis is None else emphasis
        if self._plain:
            strong = emphasis = False
        return Look(bool(strong), bool(emphasis), raised, link)

    def _is_hidden(self, properties: Element) -> bool:
        hidden = is_on(properties, HIDDEN)
        if hidden is None:
            style = properties.find(RUN_STYLE)
            hidden = style is not None and self._styles.of(style.get(VALUE, "")).hidden
        return bool(hidden)


def _seen(text: str, properties: Element | None) -> str:
    """The text of a run with these properties as it is seen, in a symbol font too."""
    fonts = properties.find(FONTS) if properties is not None else None
    font = fonts.get(ASCII_FONT, "") if fonts is not None else ""
    return in_symbol_font(text, font) if is_symbol_font(font) else in_unicode(text, font)


def _plain_text(elements: list[Element]) -> str:
    return "".join(
        _symbol_text(element) if element.tag == SYMBOL else element.text or ""
        for element in elements
        if element.tag in {SYMBOL, TEXT}
    )


def _symbol_text(element: Element) -> str:
    """The character of a symbol font that an element names; empty if it names none."""
    try:
        mark = chr(int(element.get(CHARACTER, "")[:6], 16))
    except (ValueError, OverflowError):
        return ""
    return in_symbol_font(mark, element.get(FONT, ""))


def _chosen(element: Element) -> Element | None:
    """The alternative to read: the first, as the others say the same for older programs."""
    choice = element.find(CHOICE)
    return choice if choice is not None else element.find(FALLBACK)


def _outermost_boxes(element: Element) -> list[Element]:
    """Text boxes in a drawing; those inside a box are found when it is read."""
    found: list[Element] = []
    waiting = [element]
    while waiting:
        present = waiting.pop()
        if present.tag == TEXT_BOX:
            found.append(present)
        elif present.tag == ALTERNATIVES:
            chosen = _chosen(present)
            waiting.extend([chosen] if chosen is not None else [])
        else:
            waiting.extend(reversed(present))
    return found
