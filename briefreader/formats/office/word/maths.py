"""Formulas (Office MathML) on one line."""

from xml.etree.ElementTree import Element

from briefreader.formats.office.word.names import MATHS

DEEPEST = 40
_BETWEEN = {f"{MATHS}f": "/", f"{MATHS}sSup": "^", f"{MATHS}sSub": "_"}
_PARTS = frozenset(
    f"{MATHS}{name}" for name in ("e", "num", "den", "sub", "sup", "deg", "fName", "lim")
)


def written_formula(element: Element, depth: int = 0) -> str:
    """The text of a formula: fractions with a slash, powers with `^`, indexes with `_`."""
    if element.tag == f"{MATHS}t":
        return element.text or ""
    if depth > DEEPEST:
        return "".join(child.text or "" for child in element.iter(f"{MATHS}t"))
    parts = [written_formula(child, depth + 1) for child in element]
    between = _BETWEEN.get(element.tag)
    if between is not None:
        sides = [
            _grouped(part)
            for child, part in zip(element, parts, strict=True)
            if child.tag in _PARTS and part
        ]
        return between.join(sides)
    text = "".join(parts)
    return f"√({text})" if element.tag == f"{MATHS}rad" and text else text


def _grouped(text: str) -> str:
    return text if text.replace(".", "").isalnum() or len(text) == 1 else f"({text})"
