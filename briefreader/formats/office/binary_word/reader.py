"""The text of a binary Word file becomes paragraphs and tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefreader.formats.office.binary_word.file import WordFile, numbered, positions
from briefreader.formats.office.binary_word.fonts import fonts_of
from briefreader.formats.office.binary_word.formatting import (
    CharacterLook,
    Formatting,
    ParagraphFormat,
)
from briefreader.formats.office.binary_word.lists import Lists
from briefreader.formats.office.binary_word.pieces import PieceTable
from briefreader.formats.office.binary_word.styles import styles_of
from briefreader.formats.office.contents import Content, Note
from briefreader.formats.office.flow import Flow, ParagraphLook
from briefreader.formats.office.inline import Look
from briefreader.formats.office.numerals import number_in
from briefreader.formats.office.symbols import in_symbol_font, in_unicode
from briefreader.formats.office.word.fields import Fields
from briefreader.formats.office.word.styles import PLAIN_STYLE

MOST_NOTES = 50_000
MOST_STORIES = 600
"""Headers and footers that are read at most."""

_FOOTNOTES = (2, 3)
_ENDNOTES = (46, 47)
_HEADERS = 11
_SEPARATORS = 6
_STORIES_OF_SECTION = 6
_HEADER_STORIES = frozenset({0, 1, 4})
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CHARACTERS = {"\x0e": " ", "\x1e": "\N{NON-BREAKING HYPHEN}"}


@dataclass(frozen=True, slots=True)
class _Mark:
    """The mark of a note: as it is printed, the note's name, and its part of the text."""

    mark: str
    name: str
    start: int
    end: int


class BinaryReader:
    """Reads one file; `flow` is the main text."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._text = PieceTable(file)
        self._formatting = Formatting(file)
        self._styles = styles_of(file)
        self._fonts = fonts_of(file)
        self._lists = Lists(file)
        self.flow = Flow()
        lengths = file.lengths
        notes_start = lengths.main
        endnotes_start = notes_start + lengths.footnotes + lengths.headers
        endnotes_start += lengths.macros + lengths.comments
        self._headers_start = notes_start + lengths.footnotes
        self._boxes_start = endnotes_start + lengths.endnotes
        footnotes = self._marks(_FOOTNOTES, notes_start, "footnote", "decimal")
        endnotes = self._marks(_ENDNOTES, endnotes_start, "endnote", "lowerRoman")
        self._notes = {**footnotes, **endnotes}
        self._note_order = [*footnotes.values(), *endnotes.values()]

    def contents(self) -> list[Content]:
        """The paragraphs and tables of the text, then of its text boxes."""
        lengths = self._file.lengths
        main = self._read(0, lengths.main, self.flow)
        boxes = self._read(self._boxes_start, self._boxes_start + lengths.boxes, Flow())
        return main + boxes

    def notes(self) -> list[Note]:
        """The notes in the order of their marks, endnotes last."""
        return [
            Note(
                note.mark,
                note.name,
                f"{note.name}-mark",
                tuple(self._read(note.start, note.end, Flow())),
            )
            for note in self._note_order
        ]

    def running_heads(self) -> tuple[list[Content], list[Content]]:
        """What stands at the head and at the foot of the pages."""
        heads: list[Content] = []
        feet: list[Content] = []
        places = positions(self._file.structure(_HEADERS), MOST_STORIES)
        for story in range(_SEPARATORS, len(places) - 1):
            start, end = places[story], min(places[story + 1], self._file.lengths.headers)
            if start >= end:
                continue
            first = self._headers_start
            found = self._read(first + start, first + end, Flow())
            kind = (story - _SEPARATORS) % _STORIES_OF_SECTION
            (heads if kind in _HEADER_STORIES else feet).extend(found)
        return heads, feet

    def _marks(
        self, indexes: tuple[int, int], first: int, kind: str, format_: str
    ) -> dict[int, _Mark]:
        """The marks of notes by their positions in the main text."""
        places = positions(self._file.structure(indexes[1]), MOST_NOTES + 1)
        found: dict[int, _Mark] = {}
        entries = numbered(self._file.structure(indexes[0]), 2)
        for number, (position, _, _) in enumerate(entries, 1):
            if number >= len(places):
                break
            start, end = places[number - 1], places[number]
            name = f"{kind}-{number}"
            if position not in found and start <= end:
                found[position] = _Mark(
                    number_in(number, format_), name, first + start, first + end
                )
        return found

    def _read(self, start: int, end: int, flow: Flow) -> list[Content]:
        """The paragraphs and tables between two positions."""
        story = _Story(self, flow)
        for position, text, look in self._looks(start, end):
            story.add(position, text, look)
        return flow.finished(ParagraphLook())

    def _looks(self, start: int, end: int) -> Iterator[tuple[int, str, CharacterLook]]:
        """The text between two positions in stretches of one look."""
        plain = CharacterLook()
        for piece in self._text.pieces:
            first = max(start, piece.start)
            last = min(end, piece.start + len(piece.text))
            if first >= last:
                continue
            text, width = piece.text, piece.width
            base = piece.stored - piece.start * width
            stretches = self._formatting.characters(base + first * width, base + last * width)
            for stored, stored_end, look in stretches:
                begins, ends = (stored - base) // width, (stored_end - base) // width
                if first < begins:
                    yield first, text[first - piece.start : begins - piece.start], plain
                if begins < ends:
                    yield begins, text[begins - piece.start : ends - piece.start], look
                first = max(first, ends)
            if first < last:
                yield first, text[first - piece.start : last - piece.start], plain

    def paragraph_look(self, position: int, flow: Flow) -> tuple[ParagraphLook, ParagraphFormat]:
        """How the paragraph is set that ends at a position; gives its number to the flow."""
        format_ = self._formatting.paragraph(self._text.stored_at(position))
        style = PLAIN_STYLE
        if format_.style < len(self._styles):
            style = self._styles[format_.style]
        if format_.list:
            flow.label = self._lists.label(format_.list, format_.list_level)
        look = ParagraphLook(style, format_.outline, format_.in_table, format_.list_level)
        return look, format_

    def font(self, look: CharacterLook) -> str:
        """The name of a font where the look states it; else empty."""
        known = look.font is not None and look.font < len(self._fonts)
        return self._fonts[look.font or 0] if known else ""

    def note_at(self, position: int) -> tuple[str, str]:
        """The mark and the name of the note whose mark stands at a position; empty for none."""
        note = self._notes.get(position)
        return (note.mark, note.name) if note is not None else ("", "")


class _Story:
    """One part of the text while it is read: its fields and its paragraphs."""

    def __init__(self, reader: BinaryReader, flow: Flow) -> None:
        self._reader = reader
        self._flow = flow
        self._fields = Fields()

    def add(self, position: int, text: str, look: CharacterLook) -> None:
        """A stretch of text of one look."""
        if look.symbol and len(text) == 1:
            text = in_symbol_font(look.symbol, self._reader.font(look))
        done = 0
        for match in _CONTROLS.finditer(text):
            self._add_text(text[done : match.start()], look)
            self._control(match.group(), position + match.start(), look)
            done = match.end()
        self._add_text(text[done:], look)

    def _add_text(self, text: str, look: CharacterLook) -> None:
        if not text:
            return
        if not self._fields.shows_text:
            self._fields.instruct(text)
        elif not look.hidden:
            if _SURROGATES.search(text):
                text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            shown = Look(look.strong, look.emphasis, look.raised, self._fields.link)
            self._flow.line.add(in_unicode(text, self._reader.font(look)), shown)

    def _control(self, mark: str, position: int, look: CharacterLook) -> None:
        if mark == "\x13":
            self._fields.begin()
        elif mark == "\x14":
            self._fields.separate()
        elif mark == "\x15":
            self._fields.end()
        elif not self._fields.shows_text or look.hidden:
            return
        elif mark in "\r\x0c":
            shown, _ = self._reader.paragraph_look(position, self._flow)
            self._flow.end_paragraph(shown, self._fields.in_contents)
        elif mark == "\x07":
            shown, format_ = self._reader.paragraph_look(position, self._flow)
            if format_.ends_row:
                self._flow.end_row()
            else:
                self._flow.end_cell(shown)
        elif mark == "\x0b":
            self._flow.line.line_break()
        elif mark == "\x02":
            self._note(position)
        elif mark in _CHARACTERS:
            self._flow.line.add(_CHARACTERS[mark])

    def _note(self, position: int) -> None:
        mark, name = self._reader.note_at(position)
        if mark:
            self._flow.line.note_mark(mark, name, f"{name}-mark")
