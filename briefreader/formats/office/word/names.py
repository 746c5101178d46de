"""Names of WordprocessingML, and small questions about its elements."""

from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
PACKAGE_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
VALUE = f"{MAIN}val"

ANCHOR = f"{MAIN}anchor"
ASCII_FONT = f"{MAIN}ascii"
BOLD = f"{MAIN}b"
BOOKMARK = f"{MAIN}bookmarkStart"
BREAK = f"{MAIN}br"
CARRIAGE_RETURN = f"{MAIN}cr"
CELL = f"{MAIN}tc"
CELL_PROPERTIES = f"{MAIN}tcPr"
CHARACTER = f"{MAIN}char"
COLUMNS_BEFORE = f"{MAIN}gridBefore"
DELETED = f"{MAIN}del"
DRAWING = f"{MAIN}drawing"
ENDNOTE_MARK = f"{MAIN}endnoteReference"
FIELD_MARK = f"{MAIN}fldChar"
FIELD_MARK_TYPE = f"{MAIN}fldCharType"
FONT = f"{MAIN}font"
FONTS = f"{MAIN}rFonts"
FOOTNOTE_MARK = f"{MAIN}footnoteReference"
FOREIGN_PART = f"{MAIN}altChunk"
HIDDEN = f"{MAIN}vanish"
HYPERLINK = f"{MAIN}hyperlink"
ID = f"{MAIN}id"
INSTRUCTION = f"{MAIN}instrText"
INSTRUCTION_VALUE = f"{MAIN}instr"
IS_HEADER = f"{MAIN}tblHeader"
ITALIC = f"{MAIN}i"
LIST_ID = f"{MAIN}numId"
LIST_LEVEL = f"{MAIN}ilvl"
LIST_PROPERTIES = f"{MAIN}numPr"
MOVED_AWAY = f"{MAIN}moveFrom"
NAME = f"{MAIN}name"
OBJECT = f"{MAIN}object"
OUTLINE = f"{MAIN}outlineLvl"
OWN_MARK = f"{MAIN}customMarkFollows"
PARAGRAPH = f"{MAIN}p"
PARAGRAPH_PROPERTIES = f"{MAIN}pPr"
PARAGRAPH_STYLE = f"{MAIN}pStyle"
PICTURE = f"{MAIN}pict"
RAISED = f"{MAIN}vertAlign"
ROW = f"{MAIN}tr"
ROW_PROPERTIES = f"{MAIN}trPr"
RUBY = f"{MAIN}ruby"
RUN = f"{MAIN}r"
RUN_PROPERTIES = f"{MAIN}rPr"
RUN_STYLE = f"{MAIN}rStyle"
SECTION = f"{MAIN}sectPr"
SIMPLE_FIELD = f"{MAIN}fldSimple"
SPAN = f"{MAIN}gridSpan"
SYMBOL = f"{MAIN}sym"
TABLE = f"{MAIN}tbl"
TEXT = f"{MAIN}t"
TEXT_BOX = f"{MAIN}txbxContent"
TYPE = f"{MAIN}type"
ALTERNATIVES = f"{COMPATIBILITY}AlternateContent"
CHOICE = f"{COMPATIBILITY}Choice"
FALLBACK = f"{COMPATIBILITY}Fallback"
RELATION_ID = f"{RELATIONS}id"
FORMULAS = frozenset({f"{MATHS}oMath", f"{MATHS}oMathPara"})

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


def in_transitional(content: bytes) -> bytes:
    """A part with the namespaces of ISO 29500's strict form replaced by the common ones."""
    if _STRICT in content:
        for strict, common in _NAMESPACES:
            content = content.replace(strict, common)
    return content


def value_of(element: Element | None, name: str) -> str:
    """The value of a property below an element; empty if there is none."""
    child = element.find(name) if element is not None else None
    return child.get(VALUE, "") if child is not None else ""


def is_on(element: Element, name: str) -> bool | None:
    """Whether a property that is on or off is on; None if it is not stated."""
    child = element.find(name)
    if child is None:
        return None
    return child.get(VALUE, "true") not in {"0", "false", "off", "none"}


def whole(value: str | None, default: int = 0) -> int:
    """A number of an attribute, of at most nine digits; the default if it is none."""
    try:
        return int((value or "")[:9])
    except ValueError:
        return default
