"""A page of a PDF becomes its fragments of text."""

import ctypes
import re
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from briefreader.formats.pdf import pdfium
from briefreader.formats.pdf.annotations import written_on
from briefreader.formats.pdf.fragmenting import Link, fragments_of
from briefreader.formats.pdf.fragments import Fragment, PageText
from briefreader.formats.pdf.lines import without_doubles
from briefreader.formats.pdf.turning import (
    UPRIGHT,
    Orientation,
    orientation_of,
    turned_boxes,
    turned_words,
)
from briefreader.formats.pdf.words import characters, turned, words_on

_UNMAPPED = re.compile("[\x01\x03-\x08\x0b\x0c\x0e-\x1f\ue000-\uefff\uf100-\uf8ff\ufffd]")
_SAFE = ("http://", "https://", "mailto:")
_MOST_OBJECTS = 1000
MOST_LINKS = 400
"""Links on one page that are kept."""
MOST_CHARACTERS = 2_000_000
"""Characters on one page from which it is not read."""


def read_page(document: Any, index: int) -> PageText | None:
    """The text of one page; None if the library cannot load the page.

    The caller holds `pdfium.LOCK`.
    """
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        return None
    try:
        text_page = raw.FPDFText_LoadPage(page)
        if not text_page:
            return _empty(document, page, index)
        try:
            result = _read(document, page, text_page, index)
        finally:
            raw.FPDFText_ClosePage(text_page)
        result.fragments += written_on(page, len(result.fragments) + 1)
        return result
    finally:
        raw.FPDF_ClosePage(page)


def shows_pictures(document: Any, index: int) -> bool:
    """Whether a page shows pictures, as a scanned one does. The caller holds `pdfium.LOCK`."""
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        return False
    try:
        kinds = {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM}
        count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
        return any(
            raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, place)) in kinds
            for place in range(count)
        )
    finally:
        raw.FPDF_ClosePage(page)


def label_of(document: Any, index: int) -> str:
    """What a page is called: by its label, else its ordinal."""
    label = pdfium.wide_text(
        lambda buffer, length: raw.FPDF_GetPageLabel(document, index, buffer, length), 200
    )
    return " ".join(label.split()) or str(index + 1)


def _empty(document: Any, page: Any, index: int) -> PageText:
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return PageText(
        index,
        label_of(document, index),
        min(box.left, box.right),
        min(box.bottom, box.top),
        max(box.left, box.right),
        max(box.bottom, box.top),
    )


def _read(document: Any, page: Any, text_page: Any, index: int) -> PageText:
    result = _empty(document, page, index)
    text = characters(text_page)
    if len(text) > MOST_CHARACTERS:
        return result
    result.characters = len(text)
    words = words_on(text_page, text)
    if words is None:
        return result
    orientation = orientation_of(text_page, words.starts)
    if orientation != UPRIGHT:
        words = turned_words(text_page, text, orientation)
        if words is None:
            return result
    result.unmapped = len(_UNMAPPED.findall(text))
    handle = pdfium.text_object(pdfium.address(text_page), words.starts[0])
    result.hidden = bool(handle) and pdfium.render_mode(handle) == 3
    links = _links(document, page)
    if orientation != UPRIGHT:
        result.fragments = list(fragments_of(words, []))
        _turn_borders(result, orientation)
    elif words.direction is None:
        result.fragments = list(fragments_of(words, links))
    else:
        result.fragments = list(fragments_of(turned(words, 0), links))
        for direction in (1, 2):
            if (words.direction == direction).any():
                result.stamps.extend(fragments_of(turned(words, direction), []))
    result.fragments = without_doubles(_seen(result))
    return result


def _turn_borders(page: PageText, orientation: Orientation) -> None:
    box = np.array([[page.left, page.top, page.right, page.bottom]], dtype=np.float32)
    left, top, right, bottom = turned_boxes(box, orientation)[0].tolist()
    page.left, page.bottom, page.right, page.top = left, bottom, right, top


def _seen(page: PageText) -> list[Fragment]:
    """The fragments inside the page's borders; all of them if most stand outside."""
    slack = 2.0
    inside = [
        f
        for f in page.fragments
        if page.left - slack <= (f.left + f.right) / 2 <= page.right + slack
        and page.bottom - slack <= f.middle <= page.top + slack
    ]
    return inside if 2 * len(inside) >= len(page.fragments) else page.fragments


def _links(document: Any, page: Any) -> list[Link]:
    """The links of a page that lead outside."""
    found: list[Link] = []
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    box = raw.FS_RECTF()
    for _ in range(MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, position, link):
            break
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        target = "".join(_address(document, action).split())
        if target.casefold().startswith(_SAFE) and raw.FPDFLink_GetAnnotRect(link, box):
            left, right = sorted((box.left, box.right))
            bottom, top = sorted((box.bottom, box.top))
            found.append(Link(target, left, bottom, right, top))
    return found


def _address(document: Any, action: Any) -> str:
    length = raw.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < length <= 4000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.value.decode("utf-8", "replace").replace("\ufffd", "")
