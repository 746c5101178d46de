"""The styles of an OpenDocument text: what a paragraph of each is, how its text looks, lists."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from briefreader.formats.office.contents import Role
from briefreader.formats.office.opendocument.names import EXTENSIONS, FORMAT, STYLE, TEXT, whole

LONGEST_CHAIN = 30
"""Styles that are based on one another at most."""

LEVELS = 10
_HEADING = re.compile(r"heading (\d{1,2})")
_ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")
_ROLES = {
    "caption": Role.CAPTION,
    "illustration": Role.CAPTION,
    "figure": Role.CAPTION,
    "drawing": Role.CAPTION,
    "table": Role.CAPTION,
    "quotations": Role.QUOTE,
    "quote": Role.QUOTE,
    "intense quote": Role.QUOTE,
    "block quotation": Role.QUOTE,
    "block text": Role.QUOTE,
    "preformatted text": Role.CODE,
    "source code": Role.CODE,
    "html preformatted": Role.CODE,
}
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it takes over from its parents; `level` as `Paragraph`."""

    role: Role = Role.BODY
    level: int = 0
    is_title: bool = False
    is_subtitle: bool = False
    is_contents: bool = False
    list_style: str = ""
    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    hidden: bool = False
    font: str = ""


PLAIN_STYLE = Style()


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered (OpenDocument 1.3, part 3, 16.31 to 16.34).

    `format` is a name of `number_in`: `bullet` for bullets, `none` for no numbers. `shown` counts
    the levels whose numbers are shown. `pattern`, where there is one, replaces the rest: `%1%` is
    the number of the first level.
    """

    format: str = "none"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    pattern: str = ""


NO_LEVELS = (Level(),) * LEVELS


class Styles:
    """The styles of a file by family and name, resolved when they are first asked for."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, Element] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self._known_lists: dict[str, tuple[Level, ...]] = {}
        self.outline: tuple[Level, ...] = NO_LEVELS
        for root in roots:
            for element in root:
                self._take(element)

    def _take(self, element: Element) -> None:
        name = element.get(f"{STYLE}name", "")
        if element.tag == f"{STYLE}style":
            self._elements.setdefault((element.get(f"{STYLE}family", ""), name), element)
        elif element.tag == f"{TEXT}list-style":
            self._lists.setdefault(name, element)
        elif element.tag == f"{TEXT}outline-style":
            self.outline = _levels(element)

    def of(self, family: str, name: str) -> Style:
        """The style of a family (`paragraph`, `text`) by its name."""
        style = self._known.get((family, name))
        if style is None:
            style = self._resolved(family, name)
            self._known[family, name] = style
        return style

    def levels(self, name: str) -> tuple[Level, ...]:
        """The levels of a list style; those of none if there is no such style."""
        levels = self._known_lists.get(name)
        if levels is None:
            element = self._lists.get(name)
            levels = NO_LEVELS if element is None else _levels(element)
            self._known_lists[name] = levels
        return levels

    def _resolved(self, family: str, name: str) -> Style:
        chain: list[Element] = []
        parent = name
        while (family, parent) in self._elements and len(chain) < LONGEST_CHAIN:
            element = self._elements[family, parent]
            chain.append(element)
            parent = element.get(f"{STYLE}parent-style-name", "")
        style = PLAIN_STYLE if family == "text" else _named(PLAIN_STYLE, parent or name)
        for element in reversed(chain):
            style = _with(style, element, is_paragraph=family == "paragraph")
        return style


def _with(style: Style, element: Element, is_paragraph: bool) -> Style:
    if is_paragraph:
        own_name = element.get(f"{STYLE}display-name") or element.get(f"{STYLE}name") or ""
        style = _named(style, own_name)
        outline = whole(element.get(f"{STYLE}default-outline-level"))
        if outline and not style.is_title and not style.is_subtitle:
            style = replace(style, role=Role.HEADING, level=outline)
        list_style = element.get(f"{STYLE}list-style-name")
        if list_style is not None:
            style = replace(style, list_style=list_style)
    look = element.find(f"{STYLE}text-properties")
    if look is None:
        return style
    weight, slant = look.get(f"{FORMAT}font-weight"), look.get(f"{FORMAT}font-style")
    position, display = look.get(f"{STYLE}text-position"), look.get(f"{TEXT}display")
    return replace(
        style,
        strong=style.strong if weight is None else weight in {"bold", "600", "700", "800", "900"},
        emphasis=style.emphasis if slant is None else slant in {"italic", "oblique"},
        raised=style.raised if position is None else _is_raised(position),
        hidden=style.hidden if display is None else display == "none",
        font=look.get(f"{STYLE}font-name") or look.get(f"{FORMAT}font-family") or style.font,
    )


def _is_raised(position: str) -> bool:
    place = position.split(" ", 1)[0]
    return place == "super" or (place.endswith("%") and place[:-1].isdecimal() and place != "0%")


def _named(style: Style, name: str) -> Style:
    """The style with what its name says; names are English in files in every language."""
    name = " ".join(_ESCAPED.sub(_unescaped, name).casefold().split())
    heading = _HEADING.fullmatch(name)
    if heading is not None:
        level = min(max(int(heading.group(1)), 1), LEVELS)
        return replace(style, role=Role.HEADING, level=level, is_title=False, is_subtitle=False)
    if name == "title":
        return replace(style, role=Role.HEADING, level=1, is_title=True)
    if name == "subtitle":
        return replace(style, role=Role.BODY, level=0, is_title=False, is_subtitle=True)
    if name == "contents heading" or name.startswith(("contents ", "index ", "toc ")):
        return replace(style, role=Role.BODY, level=0, is_contents=True)
    role = _ROLES.get(name)
    return style if role is None else replace(style, role=role, level=0)


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16))


def _levels(element: Element) -> tuple[Level, ...]:
    levels = list(NO_LEVELS)
    for child in element:
        place = whole(child.get(f"{TEXT}level")) - 1
        if not 0 <= place < LEVELS:
            continue
        if child.tag.endswith(("list-level-style-bullet", "list-level-style-image")):
            levels[place] = Level("bullet")
        elif child.tag.endswith(("list-level-style-number", "outline-level-style")):
            levels[place] = Level(
                _FORMATS.get(child.get(f"{STYLE}num-format", ""), "none"),
                child.get(f"{STYLE}num-prefix", "")[:20],
                child.get(f"{STYLE}num-suffix", "")[:20],
                whole(child.get(f"{TEXT}start-value"), 1),
                whole(child.get(f"{TEXT}display-levels"), 1),
                (
                    child.get(f"{STYLE}num-list-format")
                    or child.get(f"{EXTENSIONS}num-list-format")
                    or ""
                )[:60],
            )
    return tuple(levels)
