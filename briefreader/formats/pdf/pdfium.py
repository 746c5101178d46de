"""The functions of the PDFium library that the parser calls, and the lock around them.

PDFium is not thread-safe: whoever calls a function of it holds `LOCK`. The functions that are
called for each word are bound here a second time, without giving up Python's own lock around each
call and with plain numbers for handles, because that halves their cost.

Source: the public headers of PDFium, https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/
"""

import ctypes
import threading
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

LOCK = threading.RLock()
"""Held while any function of the library is called."""


def _bound(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of the library, for plain numbers as handles."""
    place = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(place)  # type: ignore[arg-type]


def address(handle: Any) -> int:
    """The address that a handle of pypdfium2 holds; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


_POINTER, _INT = ctypes.c_void_p, ctypes.c_int

character_box = _bound("FPDFText_GetLooseCharBox", _INT)
"""(page, index, address of four floats): left, top, right, bottom of a character's cell.

The cell is as wide as the character's advance and as high as the size of its font. Both addresses
are given as `ctypes.c_void_p`: nothing is converted, which saves two fifths of the time."""
text_object_at = _bound("FPDFText_GetTextObject", _POINTER)
"""`text_object` for a page given as `ctypes.c_void_p`."""
character_unicode = _bound("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _INT)
text_object = _bound("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
font_of = _bound("FPDFTextObj_GetFont", _POINTER, _POINTER)
font_weight = _bound("FPDFFont_GetWeight", _INT, _POINTER)
font_flags = _bound("FPDFFont_GetFlags", _INT, _POINTER)
font_name = _bound("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
font_size = _bound("FPDFText_GetFontSize", ctypes.c_double, _POINTER, _INT)
"""(page, index): the size of a character's font, before the matrix of its text."""
character_matrix = _bound("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
"""(page, index, address of six floats)."""
render_mode = _bound("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)


def wide_text(function: Callable[[Any, int], int], limit: int = 200_000) -> str:
    """What a function that fills a buffer with UTF-16 yields; empty where there is nothing.

    `function` takes the buffer and its length in bytes, and returns the length needed.
    """
    length = function(None, 0)
    if not 2 < length <= limit:
        return ""
    buffer = ctypes.create_string_buffer(length)
    function(buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").partition("\x00")[0]
