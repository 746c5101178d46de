"""The tables at the head of an RTF file: fonts and styles, and the file's properties."""

from dataclasses import dataclass, field, replace

from briefreader.formats.office.rich_text.fonts import Font, code_page_named, code_page_of_charset
from briefreader.formats.office.word.styles import PLAIN_STYLE, Style, named_style, with_outline

LONGEST_NAME = 500
LONGEST_CHAIN = 30


@dataclass(slots=True)
class _StyleEntry:
    name: str = ""
    based_on: int | None = None
    outline: int | None = None


@dataclass(slots=True)
class HeadTables:
    """Fonts and styles by number, filled token by token while their tables are read."""

    fonts: dict[int, Font] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    _font: int = 0
    _code_page: str = ""
    _style: int | None = 0
    _entry: _StyleEntry = field(default_factory=_StyleEntry)
    _text: str = ""
    _styles: dict[int, _StyleEntry] = field(default_factory=dict)
    _known: dict[int, Style] = field(default_factory=dict)

    def font_word(self, word: bytes, number: int | None) -> None:
        """A control word inside the table of fonts."""
        if word == b"f":
            self._font, self._code_page, self._text = number or 0, "", ""
        elif word == b"fcharset":
            self._code_page = code_page_of_charset(number or 0)
        elif word == b"cpg" and not self._code_page:
            self._code_page = code_page_named(number or 0)

    def font_text(self, text: str) -> None:
        """Text inside the table of fonts: a name, ended by a semicolon."""
        name, semicolon, _ = text.partition(";")
        self._text = (self._text + name)[:LONGEST_NAME]
        if semicolon:
            self.fonts[self._font] = Font(self._text.strip(), self._code_page)
            self._text = ""

    def begin_style(self) -> None:
        """A group inside the table of styles begins: a style, the default one without a number."""
        self._style, self._entry, self._text = 0, _StyleEntry(), ""

    def style_word(self, word: bytes, number: int | None) -> None:
        """A control word inside the table of styles."""
        if word == b"s":
            self._style = number or 0
        elif word in {b"cs", b"ds", b"ts"}:
            self._style = None
        elif word == b"sbasedon":
            self._entry.based_on = number
        elif word == b"outlinelevel":
            self._entry.outline = number

    def style_text(self, text: str) -> None:
        """Text inside the table of styles: a name, ended by a semicolon."""
        name, semicolon, _ = text.partition(";")
        self._text = (self._text + name)[:LONGEST_NAME]
        if semicolon and self._style is not None:
            # After a comma follow other names of the same style.
            self._entry.name = self._text.partition(",")[0].strip()
            self._styles[self._style] = self._entry
            self.begin_style()

    def add_property(self, key: str, text: str) -> None:
        self.properties[key] = (self.properties.get(key, "") + text)[:LONGEST_NAME]

    def style(self, number: int) -> Style:
        """The style of this number, with what it takes over from those it is based on."""
        style = self._known.get(number)
        if style is None:
            style = self._resolved(number)
            self._known[number] = style
        return style

    def _resolved(self, number: int) -> Style:
        chain: list[_StyleEntry] = []
        following: int | None = number
        while following is not None and following in self._styles and len(chain) < LONGEST_CHAIN:
            entry = self._styles[following]
            chain.append(entry)
            following = entry.based_on if entry.based_on != following else None
        style = PLAIN_STYLE
        for entry in reversed(chain):
            style = named_style(style, entry.name)
            if entry.outline is not None and not (style.is_title or style.is_subtitle):
                style = with_outline(style, entry.outline)
        return replace(style, own_id=str(number))
