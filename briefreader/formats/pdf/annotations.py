"""Text that lies on a page without being part of its content: filled fields and typed notes."""

import ctypes
from typing import Any

import pypdfium2.raw as raw

from briefreader.formats.pdf import pdfium
from briefreader.formats.pdf.fragments import Fragment

MOST_ANNOTATIONS = 500
"""Annotations on one page that are looked at."""
_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_KEYS = {raw.FPDF_ANNOT_WIDGET: b"V", raw.FPDF_ANNOT_FREETEXT: b"Contents"}
_SECRET = raw.FPDF_FORMFLAG_TEXT_PASSWORD
_LONGEST = 20_000


def written_on(page: Any, order: int) -> list[Fragment]:
    """What fields of a form hold and what was typed onto a page, where it is to be seen.

    The fragments follow the page's own: `order` is the place of the first.
    """
    found: list[Fragment] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            found += _lines(annotation, order + len(found))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def _lines(annotation: Any, order: int) -> list[Fragment]:
    key = _KEYS.get(raw.FPDFAnnot_GetSubtype(annotation))
    if key is None or raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
        return []
    if raw.FPDFAnnot_GetValueType(annotation, key) != raw.FPDF_OBJECT_STRING or _is_secret(
        annotation
    ):
        return []
    text = pdfium.wide_text(
        lambda buffer, length: raw.FPDFAnnot_GetStringValue(
            annotation,
            key,
            None if buffer is None else ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)),
            length,
        ),
        _LONGEST,
    )
    box = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, box):
        return []
    lines = [" ".join(line.split()) for line in text.replace("\r", "\n").split("\n")]
    lines = [line for line in lines if line]
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    height = min(max((top - bottom) / max(len(lines), 1), 4.0), 12.0)
    # A field of one line is filled in at its bottom, one of several from its top.
    start = bottom + 0.15 * height + height * (len(lines) - 1)
    return [
        Fragment(
            line,
            left + 2,
            start - number * height,
            min(right, left + 2 + 0.5 * height * len(line)),
            start + (1 - number) * height,
            height,
            order + number,
            first_width=0.5 * height * len(line.partition(" ")[0]),
        )
        for number, line in enumerate(lines)
    ]


def _is_secret(annotation: Any) -> bool:
    """Whether a field hides what is typed into it."""
    number = ctypes.c_float(0)
    if not raw.FPDFAnnot_GetNumberValue(annotation, b"Ff", number):
        return False
    return bool(int(number.value) & _SECRET)
