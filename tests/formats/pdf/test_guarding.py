"""Files made to use up memory or time are refused at once."""

import zlib
from time import perf_counter

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.pdf.guarding import refuse_bombs
from briefreader.formats.pdf.parsing import parse
from tests.formats.pdf.making import Sheet, pdf


def with_content(content: bytes, filters: str = "/FlateDecode") -> bytes:
    """A file whose page has this content, packed already."""
    good = pdf(Sheet().write("A page."))
    start = good.index(b"<< /Length")
    end = good.index(b"endstream", start)
    head = f"<< /Length {len(content)} /Filter {filters} >>\nstream\n".encode()
    return good[:start] + head + content + b"\n" + good[end:]


def packed(byte: bytes, count: int) -> bytes:
    compressor = zlib.compressobj(9)
    parts = [compressor.compress(byte * 1_000_000) for _ in range(count // 1_000_000)]
    return b"".join([*parts, compressor.flush()])


def form(number: int, content: str, resources: str = "") -> str:
    return (
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] {resources}"
        f" /Length {len(content)} >>\nstream\n{content}\nendstream"
    )


@pytest.mark.parametrize(
    "content",
    [
        with_content(packed(b" ", 200_000_000)),
        with_content(packed(b"q ", 20_000_000)),
        with_content(zlib.compress(packed(b" ", 50_000_000)), "[/FlateDecode /FlateDecode]"),
    ],
    ids=["much", "deep", "twice"],
)
def test_content_that_unpacks_to_too_much_is_refused(content: bytes) -> None:
    started = perf_counter()
    with pytest.raises(UnreadableDocument, match="too much memory or time"):
        parse(content)
    assert perf_counter() - started < 5


def test_forms_that_draw_forms_over_and_over_are_refused() -> None:
    objects = [
        form(n, "/X Do " * 20, f"/Resources << /XObject << /X {n + 1} 0 R >> >>")
        for n in range(6, 12)
    ]
    objects.append(form(12, "BT /F1 9 Tf (deep) Tj ET"))
    content = pdf(Sheet().draw("/X Do").write("Text."), objects=tuple(objects))
    with pytest.raises(UnreadableDocument, match="same forms"):
        refuse_bombs(content)


def test_a_page_that_repeats_its_content_is_refused() -> None:
    content = pdf(Sheet().write("Text."))
    again = content.replace(b"/Contents 7 0 R", b"/Contents [" + b"7 0 R " * 5000 + b"]")
    with pytest.raises(UnreadableDocument, match="repeats"):
        refuse_bombs(again)


def test_an_ordinary_file_is_not_refused() -> None:
    objects = [form(6, "/X Do " * 20, "/Resources << /XObject << /X 7 0 R >> >>")]
    objects.append(form(7, "BT /F1 9 Tf (deep) Tj ET"))
    refuse_bombs(pdf(Sheet().write("Text."), objects=tuple(objects)))
    refuse_bombs(with_content(packed(b"0 0 m ", 5_000_000)))
