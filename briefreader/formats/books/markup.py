"""The XML of a book: its lists strictly, its chapters as far as they can be read."""

import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.parsers.expat import ExpatError, ParserCreate

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.building.encoding import decode
from briefreader.formats.markup.html import declared_encoding

# fmt: off
_VOID = (
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
)
# fmt: on
_SELF_CLOSED = re.compile(rf"<(?!(?:{_VOID})\b)([A-Za-z][\w:.-]{{0,40}})(\s[^<>]{{0,2000}})?/>")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);|#)(\w{1,40};)?")
_MOST_TAGS = 500_000


def xml_of(content: bytes, name: str) -> Element:
    """The root of a list that is XML: small faults are passed over.

    Raises UnreadableDocument if it is damaged, or declares entities.
    """
    text = text_of(content)[0]
    if "<!ENTITY" in text or text.count("<") > _MOST_TAGS:
        raise UnreadableDocument(
            f"The book's file {name} declares entities or more elements than any book needs; it is"
            " not opened."
        )
    for source in (text, _ENTITY.sub(_plain_entity, text)):
        parser = XMLParser()
        try:
            parser.feed(source.lstrip())
            root = parser.close()
        except (ParseError, ValueError, LookupError):
            continue
        if isinstance(root, Element):
            return root
    raise UnreadableDocument(f"The book is damaged: its file {name} is not well-formed XML.")


def text_of(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of an XML file, which is UTF-8 if it does not say otherwise, and what was odd."""
    decoded = decode(content, declared_encoding(content) or "utf-8")
    return decoded.text, decoded.warnings


def is_well_formed(content: bytes) -> bool:
    """Whether content is well-formed XML (what another file declares is not looked at)."""
    parser = ParserCreate()
    try:
        parser.Parse(content, True)
    except (ExpatError, ValueError, LookupError):
        return False
    return True


def as_html(text: str) -> str:
    """XHTML as a parser of HTML reads it rightly: elements closed in themselves get an end mark."""
    return _SELF_CLOSED.sub(r"<\1\2></\1>", text)


def named(root: Element, name: str) -> Iterator[Element]:
    """The elements of this name below a root, whatever their namespace, in order."""
    for element in root.iter():
        if local(element.tag) == name:
            yield element


def local(tag: object) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute's value whatever its namespace; empty if there is none."""
    for key, value in element.attrib.items():
        if local(key) == name:
            return value.strip()
    return ""


def text_in(element: Element) -> str:
    """The text of an element and those below it, on one line."""
    return " ".join("".join(element.itertext()).split())


def _plain_entity(match: re.Match[str]) -> str:
    """HTML's named entities as characters; an ampersand that begins none as itself."""
    name = match.group(1) or ""
    meant = unescape(f"&{name}") if name else ""
    if meant and not meant.startswith("&"):
        return meant
    return f"&amp;{name}"
