"""RTF becomes paragraphs and tables, in one pass over its tokens."""

from collections.abc import Callable
from dataclasses import replace

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office.contents import Content, Note
from briefreader.formats.office.flow import Flow, ParagraphLook
from briefreader.formats.office.inline import Look
from briefreader.formats.office.numerals import number_in
from briefreader.formats.office.rich_text.fonts import (
    DEFAULT_CODE_PAGE,
    Font,
    code_page_named,
    decoded,
)
from briefreader.formats.office.rich_text.state import Destination, Field, OpenNote, State
from briefreader.formats.office.rich_text.tables import HeadTables
from briefreader.formats.office.rich_text.tokens import Kind, Tokens
from briefreader.formats.office.rich_text.words import (
    CHARACTER_PROPERTIES,
    CHARACTERS,
    HEADS,
    KNOWN_STARRED,
    PARAGRAPH_PROPERTIES,
    SKIPPED,
    SYMBOL_CHARACTERS,
)
from briefreader.formats.office.symbols import in_unicode
from briefreader.formats.office.word.fields import is_contents_field, link_of

DEEPEST = 2_000
"""Groups inside one another at most."""

LONGEST_INSTRUCTION = 5_000
_NO_FONT = Font()
_TABLES = frozenset({Destination.FONTS, Destination.STYLES, Destination.INFO})


class RichTextReader:
    """Reads one file; afterwards the fields hold what was found.

    `heads` and `feet` are what stands at the pages' edges.
    """

    def __init__(self, content: bytes) -> None:
        self.tables = HeadTables()
        self.main = Flow()
        self.heads: list[Content] = []
        self.feet: list[Content] = []
        self._notes: list[OpenNote] = []
        self._note_counts = {False: 0, True: 0}
        self._tokens = Tokens(content)
        self._states = [State(self.main)]
        self._code_page = DEFAULT_CODE_PAGE
        self._default_font = 0
        self._bytes = bytearray()
        self._high = ""
        self._to_skip = 0
        self._is_starred = False
        self._bookmark = ""
        self._actions = self._table_of_actions()
        self._read()

    def contents(self) -> list[Content]:
        """The paragraphs and tables of the text."""
        return self.main.contents

    def notes(self) -> list[Note]:
        """The notes in the order of their marks, endnotes last."""
        ordered = sorted(self._notes, key=lambda note: note.is_endnote)
        return [
            Note(note.mark, note.name, f"{note.name}-mark", tuple(note.flow.contents))
            for note in ordered
        ]

    def _read(self) -> None:
        for token in self._tokens:
            kind = token.lastindex
            if kind == Kind.TEXT or kind == Kind.BYTE:
                self._is_starred = False
                content = token.group(kind)
                self._add_bytes(content if kind == Kind.TEXT else bytes.fromhex(content.decode()))
                continue
            if self._bytes:
                self._flush()
            if kind == Kind.WORD:
                self._word(token.group(1), None)
            elif kind == Kind.NUMBERED_WORD:
                self._word(token.group(1), int(token.group(2)))
            elif kind == Kind.BRACE:
                self._brace(token.group(5))
            else:
                self._symbol(token.group(4))
        self._flush()
        while len(self._states) > 1:
            self._close_group()
        self.main.finished(self._states[0].look)

    # Text

    def _add_bytes(self, content: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(content))
            self._to_skip -= skipped
            content = content[skipped:]
        self._bytes += content

    def _flush(self) -> None:
        """The bytes at hand become text in the code page of the font in force."""
        if not self._bytes:
            return
        content, self._bytes = bytes(self._bytes), bytearray()
        self._emit(decoded(content, self._font(), self._code_page))

    def _font(self) -> Font:
        number = self._states[-1].font
        return self.tables.fonts.get(self._default_font if number is None else number, _NO_FONT)

    def _emit(self, text: str) -> None:
        state = self._states[-1]
        match state.destination:
            case Destination.TEXT:
                if not state.hidden and not state.deleted:
                    link = state.field.link if state.field is not None else ""
                    look = Look(state.strong, state.emphasis, state.raised, link)
                    state.flow.line.add(in_unicode(text, self._font().name), look)
            case Destination.LABEL:
                label = in_unicode(text).strip()
                state.flow.label = ((state.flow.label or "") + label)[:60]
            case Destination.INSTRUCTION:
                if state.field is not None and len(state.field.instruction) < LONGEST_INSTRUCTION:
                    state.field.instruction += text
            case Destination.BOOKMARK:
                self._bookmark = (self._bookmark + text)[:200]
            case Destination.FONTS:
                self.tables.font_text(text)
            case Destination.STYLES:
                self.tables.style_text(text)
            case Destination.INFO if state.key:
                self.tables.add_property(state.key, text)

    def _unicode(self, number: int | None) -> None:
        self._to_skip = self._states[-1].unicode_skip
        unit = (number or 0) & 0xFFFF
        if 0xD800 <= unit < 0xDC00:
            self._high = chr(unit)
            return
        if 0xDC00 <= unit < 0xE000:
            if self._high:
                high, self._high = ord(self._high), ""
                self._emit(chr(0x10000 + ((high - 0xD800) << 10) + unit - 0xDC00))
            return
        self._high = ""
        self._emit(chr(unit))

    # Groups

    def _brace(self, brace: bytes) -> None:
        self._to_skip = 0
        if brace == b"}":
            self._close_group()
            return
        if len(self._states) >= DEEPEST:
            raise UnreadableDocument("The file's groups are nested too deeply for a document.")
        self._states.append(self._states[-1].inner())
        if self._states[-1].destination is Destination.STYLES:
            self.tables.begin_style()

    def _symbol(self, symbol: bytes) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif symbol == b"*":
            self._is_starred = True
        elif symbol in b"\r\n":
            self._end_paragraph()
        else:
            character = SYMBOL_CHARACTERS.get(symbol)
            if character is not None:
                self._emit(character)

    def _close_group(self) -> None:
        self._is_starred = False
        if len(self._states) == 1:
            return
        state = self._states.pop()
        if state.destination is Destination.BOOKMARK and self._bookmark:
            state.flow.line.place(self._bookmark.strip())
            self._bookmark = ""
        if not state.begins_flow:
            return
        contents = state.flow.finished(state.look)
        if state.key == "header":
            self.heads.extend(contents)
        elif state.key == "footer":
            self.feet.extend(contents)
        elif state.key == "box":
            self._states[-1].flow.boxes.extend(contents)

    def _begin_flow(self, key: str) -> Flow:
        state = self._states[-1]
        flow = Flow()
        state.flow, state.begins_flow, state.key = flow, True, key
        state.destination, state.look, state.field = Destination.TEXT, ParagraphLook(), None
        state.plain()
        return flow

    # Words

    def _word(self, word: bytes, number: int | None) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        is_starred, self._is_starred = self._is_starred, False
        if is_starred and word not in KNOWN_STARRED:
            self._tokens.skip_group()
            return
        state = self._states[-1]
        if state.destination is not Destination.TEXT and state.destination in _TABLES:
            self._word_in_table(state, word, number)
        elif word in CHARACTER_PROPERTIES:
            state.set_character(word, number)
            return
        elif word in PARAGRAPH_PROPERTIES:
            self._set_look(state, word, number)
            return
        action = self._actions.get(word)
        if action is not None:
            action(number)
        elif word in CHARACTERS:
            self._emit(CHARACTERS[word])
        elif word in SKIPPED:
            self._tokens.skip_group()
        elif word in HEADS:
            self._begin_flow("header" if word.startswith(b"header") else "footer")

    def _word_in_table(self, state: State, word: bytes, number: int | None) -> None:
        """A word in the tables at the head of the file."""
        if state.destination is Destination.FONTS:
            self.tables.font_word(word, number)
        elif state.destination is Destination.STYLES:
            self.tables.style_word(word, number)
        elif word not in self._actions:
            state.key = word.decode("ascii", errors="replace")

    def _set_look(self, state: State, word: bytes, number: int | None) -> None:
        """A property of the paragraph at hand."""
        look = state.look
        if word == b"pard":
            look = ParagraphLook()
        elif word == b"s":
            look = replace(look, style=self.tables.style(number or 0))
        elif word == b"outlinelevel":
            look = replace(look, outline=number or 0)
        elif word == b"intbl":
            look = replace(look, in_table=number != 0)
        elif word == b"ilvl":
            look = replace(look, list_level=min(max(number or 0, 0), 8))
        state.look = look

    def _table_of_actions(self) -> dict[bytes, Callable[[int | None], None]]:
        return {
            b"u": self._unicode,
            b"bin": lambda number: self._tokens.skip_bytes(number or 0),
            b"par": lambda _: self._end_paragraph(),
            b"sect": lambda _: self._end_paragraph(),
            b"line": lambda _: self._in_text(lambda flow: flow.line.line_break()),
            b"cell": lambda _: self._in_text(lambda flow: flow.end_cell(self._states[-1].look)),
            b"nestcell": lambda _: self._end_nested_cell(),
            b"row": lambda _: self._in_text(lambda flow: flow.end_row()),
            b"ansi": lambda _: self._set_code_page(1252),
            b"mac": lambda _: self._set_code_page(10000),
            b"pc": lambda _: self._set_code_page(437),
            b"pca": lambda _: self._set_code_page(850),
            b"ansicpg": lambda number: self._set_code_page(number or 1252),
            b"deff": self._set_default_font,
            b"fonttbl": lambda _: self._go_to(Destination.FONTS),
            b"stylesheet": lambda _: self._go_to(Destination.STYLES),
            b"info": lambda _: self._go_to(Destination.INFO),
            b"listtext": lambda _: self._begin_label(),
            b"pntext": lambda _: self._begin_label(),
            b"upr": lambda _: self._go_to(Destination.NOWHERE),
            b"ud": lambda _: self._go_to(Destination.TEXT),
            b"bkmkstart": lambda _: self._go_to(Destination.BOOKMARK),
            b"field": lambda _: self._begin_field(),
            b"fldinst": lambda _: self._go_to(Destination.INSTRUCTION),
            b"fldrslt": lambda _: self._begin_result(),
            b"footnote": lambda _: self._begin_note(),
            b"shptxt": lambda _: self._begin_box(),
            b"dptxbxtext": lambda _: self._begin_box(),
        }

    def _go_to(self, destination: Destination) -> None:
        state = self._states[-1]
        state.destination, state.key = destination, ""

    def _in_text(self, change: Callable[[Flow], None]) -> None:
        state = self._states[-1]
        if state.destination is Destination.TEXT and not state.hidden and not state.deleted:
            change(state.flow)

    def _end_paragraph(self) -> None:
        state = self._states[-1]
        # A paragraph whose end is deleted is joined to the next one.
        if state.destination is Destination.TEXT and not state.deleted:
            in_contents = state.field is not None and state.field.is_contents
            state.flow.end_paragraph(state.look, in_contents)

    def _end_nested_cell(self) -> None:
        state = self._states[-1]
        if state.destination is Destination.TEXT:
            state.flow.end_paragraph(replace(state.look, in_table=True))

    def _set_code_page(self, number: int) -> None:
        self._code_page = code_page_named(number) or self._code_page

    def _set_default_font(self, number: int | None) -> None:
        self._default_font = number or 0

    def _begin_label(self) -> None:
        state = self._states[-1]
        if state.destination is Destination.TEXT:
            state.destination = Destination.LABEL
            state.flow.label = ""

    def _begin_field(self) -> None:
        state = self._states[-1]
        outer = state.field
        state.field = Field() if outer is None else Field("", outer.link, outer.is_contents)

    def _begin_result(self) -> None:
        state = self._states[-1]
        if state.field is not None:
            state.field.link = link_of(state.field.instruction) or state.field.link
            is_contents = is_contents_field(state.field.instruction)
            state.field.is_contents = state.field.is_contents or is_contents

    def _begin_note(self) -> None:
        state = self._states[-1]
        if state.destination is not Destination.TEXT or state.hidden or state.deleted:
            self._tokens.skip_group()
            return
        outer = state.flow
        is_endnote = self._tokens.goes_on_with(b"\\ftnalt")
        self._note_counts[is_endnote] += 1
        number = self._note_counts[is_endnote]
        mark = number_in(number, "lowerRoman" if is_endnote else "decimal")
        name = f"note-{len(self._notes) + 1}"
        note = OpenNote(mark, name, self._begin_flow("note"), is_endnote)
        self._notes.append(note)
        outer.line.note_mark(mark, note.name, f"{note.name}-mark")

    def _begin_box(self) -> None:
        if self._states[-1].destination is Destination.TEXT:
            self._begin_flow("box")
