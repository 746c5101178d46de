"""How many pages of PDF files are read a second on one core: prints the figures, fails on none.

Run with `pytest -s tests/benchmarks/test_pdf.py`. Where the shared documents are, the real reports
among them are measured too.
"""

from collections.abc import Callable
from random import Random
from time import process_time

import pypdfium2.raw as raw

from briefreader.formats.pdf.opening import opened
from briefreader.formats.pdf.parsing import parse
from tests.formats.pdf.making import BOLD, Sheet, pdf
from tests.shared import shared

_WORDS = ("harbour", "ship", "grain", "minister", "treaty", "north", "winter", "price", "law")
_ROUNDS = 3


def _report(pages: int) -> bytes:
    """A report with a heading and 45 lines of about 80 characters on each page."""
    random = Random(5)
    sheets = []
    for number in range(pages):
        sheet = Sheet().write(f"Part {number + 1}", y=740, size=15, font=BOLD)
        lines = []
        for _ in range(45):
            line = random.choice(_WORDS)
            while len(line) < 75:
                line += " " + random.choice(_WORDS)
            lines.append(line)
        sheets.append(sheet.lines(lines, y=715, size=10).write(str(number + 1), 300, 30, 8))
    return pdf(*sheets)


def _fastest(task: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        started = process_time()
        task()
        times.append(process_time() - started)
    return min(times)


def _load(content: bytes) -> int:
    """Only what the library does; the number of pages."""
    with opened(content, None) as document:
        count: int = raw.FPDF_GetPageCount(document)
        for index in range(count):
            page = raw.FPDF_LoadPage(document, index)
            raw.FPDFText_ClosePage(raw.FPDFText_LoadPage(page))
            raw.FPDF_ClosePage(page)
    return count


def _measure(name: str, contents: list[bytes]) -> None:
    pages = sum(map(_load, contents))
    whole = sum(_fastest(lambda content=content: parse(content)) for content in contents)  # type: ignore[misc]
    library = sum(_fastest(lambda content=content: _load(content)) for content in contents)  # type: ignore[misc]
    print(
        f"\n{name}: {pages} pages, {pages / whole:.0f} pages a second of processor time"
        f" ({pages / library:.0f} in the library alone)"
    )


def test_pages_a_second_of_a_made_report() -> None:
    _measure("made report", [_report(60)])


def test_pages_a_second_of_real_reports() -> None:
    files = sorted(shared("documents", "pdf").glob("*.pdf"))
    contents = [path.read_bytes() for path in files if path.name[:1] in "IR"]
    _measure("real reports", contents)
