"""The inline marks of Markdown that most paragraphs have, read in one pass.

The converter looks for each of its twenty patterns from each place of a paragraph. Most paragraphs
hold nothing but words, bold words, links and the like: those are read here, by the same rules; any
other paragraph is left to the converter as a whole.
"""

import re
from html import unescape
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString, code_escape

DEEPEST = 3
"""Marks inside one another that are read here."""

MARKS = re.compile(r"[\\`*_\[\]<&\x02]|  \n")
_LINE_ENDS = re.compile(r" *\n")
_BREAKS = re.compile(r" {2,}\n")
_TITLE = r"(?:[ ]+\"[^\"\\`<\n()]*\")?"
_INNER = r"[^\\`*<\s](?:[^\\`*<]*[^\\`*<\s])?"
TOKEN = re.compile(
    r"(?P<text>(?:[^\\`*_\[\]!<&]++|!(?!\[)|(?<=\w)_++(?=\w)|&(?!\#?\w{1,31};)|<(?=[\s\d=]))++)"
    rf"|\*\*(?P<strong>{_INNER})\*\*(?!\*)"
    r"|(?<!\w)__(?P<strong_too>\w(?:[^\\`*_<]*\w)?)__(?!\w)"
    rf"|\*(?P<em>{_INNER})\*(?!\*)"
    r"|(?<!\w)_(?P<em_too>\w(?:[^\\`*_<]*\w)?)_(?!\w)"
    rf"|\[(?P<link>[^\\`\[\]<!]+)\]\((?P<address>[^\\()\s<>\"']*){_TITLE}\)"
    rf"|!\[(?P<image>[^\\`\[\]<!*_&]*)\]\([^\\()\s<>\"']*{_TITLE}\)"
    r"|(?<!`)`(?P<code>[^`\\]+)`(?!`)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()>#+.!|-])"
    r"|&(?P<entity>\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
    r"|<(?P<url>(?:https?://|mailto:)[^<>\s]+)>"
    r"|(?P<bracket>\[(?=[^\[\]]*\](?![(\[:]))|\](?![(\[:]))"
)
STYLE_TAGS = {"strong": "strong", "strong_too": "strong", "em": "em", "em_too": "em"}


class LeanInline(InlineProcessor):
    """The converter's treatment of inline marks, by the short way where there is one.

    `line_breaks` says that each line end is a line break; `has_names` that the text defines names
    for links or notes, so that words in brackets may be a reference. `fell_back` tells whether the
    converter was needed, which leaves signs for marks that were escaped.
    """

    line_breaks = False
    has_names = False
    fell_back = False

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Read the inline marks of all elements of a tree, which is changed in place."""
        for parent in list(tree.iter()):
            children = list(parent)
            text = parent.text
            if text and not isinstance(text, AtomicString) and self._is_marked(text):
                read = self._read(parent.tag, text)
                parent.text = read.text
                parent[0:0] = list(read)
            for child in children:
                if child.tail and self._is_marked(child.tail):
                    read = self._read("p", child.tail)
                    child.tail = read.text
                    place = list(parent).index(child) + 1
                    parent[place:place] = list(read)
        return tree

    def _is_marked(self, text: str) -> bool:
        return MARKS.search(text) is not None or (self.line_breaks and "\n" in text)

    def _read(self, tag: str, text: str) -> Element:
        """An element with the text and the elements that its marks stand for."""
        element = Element(tag)
        for number, line in enumerate(self._lines(text)):
            if number:
                SubElement(element, "br")
            if not self._fill(element, line, 0):
                return self._read_by_converter(tag, text)
        return element

    def _lines(self, text: str) -> list[str]:
        if self.line_breaks:
            return _LINE_ENDS.split(text)
        return _BREAKS.split(text) if "  \n" in text else [text]

    def _fill(self, element: Element, text: str, depth: int) -> bool:
        """Append what a text stands for to an element; false if its marks are not simple."""
        if depth > DEEPEST:
            return False
        position, end = 0, len(text)
        while position < end:
            match = TOKEN.match(text, position)
            if match is None:
                return False
            kind = match.lastgroup
            position = match.end()
            if kind == "text" or kind == "escaped":
                _append(element, match[kind])
            elif kind == "address":
                child = SubElement(element, "a", {"href": plain_address(match["address"])})
                if not self._fill(child, match["link"], depth + 1):
                    return False
            elif kind in STYLE_TAGS:
                child = SubElement(element, STYLE_TAGS[kind])
                if not stands_free(match, kind) or not self._fill(child, match[kind], depth + 1):
                    return False
            elif kind == "bracket" and not self.has_names:
                _append(element, match[0])
            elif not _append_rest(element, match):
                return False
        return True

    def _read_by_converter(self, tag: str, text: str) -> Element:
        self.fell_back = True
        root = Element("div")
        element = SubElement(root, tag)
        element.text = text
        super().run(root)
        return element


def _append_rest(element: Element, match: re.Match[str]) -> bool:
    """Append what one of the rarer tokens stands for."""
    kind = match.lastgroup
    if kind == "code":
        SubElement(element, "code").text = AtomicString(code_escape(match["code"].strip()))
    elif kind == "url":
        child = SubElement(element, "a", {"href": match["url"]})
        child.text = AtomicString(match["url"].removeprefix("mailto:"))
    elif kind == "image":
        SubElement(element, "img", {"alt": match["image"]})
    elif kind == "entity":
        _append(element, unescape(match[0]))
    else:
        return False
    return True


def _append(element: Element, text: str) -> None:
    """Append plain text to an element."""
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text


def stands_free(match: re.Match[str], kind: str) -> bool:
    """Whether marks open and close by CommonMark's rules for those beside punctuation."""
    text, inner = match.string, match[kind]
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    after = text[match.end() : match.end() + 1]
    opens = inner[0].isalnum() or not before.isalnum()
    return opens and (inner[-1].isalnum() or not after.isalnum())


def plain_address(address: str) -> str:
    return unescape(address) if ";" in address else address
