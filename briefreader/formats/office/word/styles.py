"""The styles of a Word file: what a paragraph of each is, and how its text looks."""

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from briefreader.formats.office.contents import Role
from briefreader.formats.office.word.names import MAIN, is_on, value_of, whole

LONGEST_CHAIN = 30
"""Styles that are based on one another at most."""

_STYLE = f"{MAIN}style"
_STYLE_ID = f"{MAIN}styleId"
_NAME = f"{MAIN}name"
_BASED_ON = f"{MAIN}basedOn"
_PARAGRAPH = f"{MAIN}pPr"
_RUN = f"{MAIN}rPr"
_OUTLINE = f"{MAIN}outlineLvl"
_NUMBERING = f"{MAIN}numPr"
_NO_OUTLINE = 9
_ROLES = {
    "caption": Role.CAPTION,
    "quote": Role.QUOTE,
    "intense quote": Role.QUOTE,
    "block text": Role.QUOTE,
    "block quotation": Role.QUOTE,
    "quotations": Role.QUOTE,
    "html preformatted": Role.CODE,
    "macro": Role.CODE,
    "preformatted text": Role.CODE,
    "source code": Role.CODE,
}


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it takes over from those that it is based on.

    `level` is that of a heading (1 to 9), else 0. `list_id` and `list_level` are those of the
    numbering part; None where the style says nothing of them. None for a look means the same.
    """

    role: Role = Role.BODY
    level: int = 0
    is_title: bool = False
    is_subtitle: bool = False
    is_contents: bool = False
    list_id: str | None = None
    list_level: int | None = None
    strong: bool | None = None
    emphasis: bool | None = None
    hidden: bool | None = None
    own_id: str = ""


PLAIN_STYLE = Style()


class Styles:
    """The styles of a file by their ids, resolved when they are first asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = ""
        self._known: dict[str, Style] = {}
        for element in root.iterfind(_STYLE) if root is not None else ():
            name = element.get(_STYLE_ID, "")
            self._elements.setdefault(name, element)
            is_default = element.get(f"{MAIN}default") in {"1", "true", "on"}
            if is_default and element.get(f"{MAIN}type") == "paragraph":
                self._default = name

    def of(self, style_id: str) -> Style:
        """The style of this id; the default one for an empty id."""
        style_id = style_id or self._default
        style = self._known.get(style_id)
        if style is None:
            style = self._resolved(style_id)
            self._known[style_id] = style
        return style

    def _resolved(self, style_id: str) -> Style:
        chain: list[tuple[str, Element]] = []
        name = style_id
        while name in self._elements and len(chain) < LONGEST_CHAIN:
            element = self._elements[name]
            chain.append((name, element))
            name = value_of(element, _BASED_ON)
        style = PLAIN_STYLE
        for name, element in reversed(chain):
            style = _with(style, name, element)
        if not chain:
            style = named_style(PLAIN_STYLE, style_id)
        return replace(style, own_id=style_id)


def _with(base: Style, style_id: str, element: Element) -> Style:
    """A style that is based on another, with what its own element says."""
    style = named_style(base, value_of(element, _NAME) or style_id)
    paragraph, run = element.find(_PARAGRAPH), element.find(_RUN)
    if paragraph is not None:
        outline = value_of(paragraph, _OUTLINE)
        if outline and not (style.is_title or style.is_subtitle):
            style = with_outline(style, whole(outline, _NO_OUTLINE))
        numbering = paragraph.find(_NUMBERING)
        if numbering is not None:
            list_id = value_of(numbering, f"{MAIN}numId")
            level = value_of(numbering, f"{MAIN}ilvl")
            style = replace(
                style,
                list_id=list_id or style.list_id,
                list_level=whole(level) if level else style.list_level,
            )
    return style if run is None else _with_look(style, run)


def with_outline(style: Style, outline: int) -> Style:
    """A style with the outline level that is stated for it, from 0; 9 is that of body text."""
    if 0 <= outline < _NO_OUTLINE:
        return replace(style, role=Role.HEADING, level=outline + 1)
    if style.role is Role.HEADING:
        return replace(style, role=Role.BODY, level=0)
    return style


def _with_look(style: Style, run: Element) -> Style:
    strong, emphasis = is_on(run, f"{MAIN}b"), is_on(run, f"{MAIN}i")
    hidden = is_on(run, f"{MAIN}vanish")
    return replace(
        style,
        strong=style.strong if strong is None else strong,
        emphasis=style.emphasis if emphasis is None else emphasis,
        hidden=style.hidden if hidden is None else hidden,
    )


def named_style(style: Style, name: str) -> Style:
    """The style with what its name says: built-in styles have English names in every language."""
    name = " ".join(name.casefold().split())
    compact = name.replace(" ", "")
    if compact.startswith("heading") and compact[7:].isdecimal() and compact[7:].isascii():
        level = min(max(whole(compact[7:], 1), 1), 9)
        return replace(style, role=Role.HEADING, level=level, is_title=False, is_subtitle=False)
    if name in {"title", "doctitle", "document title"}:
        return replace(style, role=Role.HEADING, level=1, is_title=True)
    if name in {"subtitle", "document subtitle"}:
        return replace(style, role=Role.BODY, level=0, is_subtitle=True)
    if compact == "tocheading" or (compact.startswith("toc") and compact[3:].isdecimal()):
        return replace(style, role=Role.BODY, level=0, is_contents=True)
    if name in {"table of figures", "table of authorities", "toa heading"}:
        return replace(style, is_contents=True)
    role = _ROLES.get(name)
    return style if role is None else replace(style, role=role, level=0)
