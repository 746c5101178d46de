"""Word processors' files a second on one core: prints the figures, fails on none.

Run with `pytest -s tests/benchmarks/test_word.py`.
"""

import subprocess
import sys
from collections.abc import Callable
from random import Random
from time import perf_counter, process_time

import pytest

from briefreader.formats.reader import read_bytes
from tests.formats.office import making

WORDS = 800
COPIES = 40
_VOWELS, _CONSONANTS = "aeiou", "bcdfghlmnprstv"
_PARAGRAPHS = 18


def _text(random: Random, count: int) -> str:
    words = (
        "".join(
            random.choice(_CONSONANTS) + random.choice(_VOWELS) for _ in range(random.randint(1, 4))
        )
        for _ in range(count)
    )
    return " ".join(words).capitalize() + "."


def _paragraphs() -> list[str]:
    random = Random(7)
    return [_text(random, WORDS // _PARAGRAPHS) for _ in range(_PARAGRAPHS)]


def _runs(text: str) -> str:
    """Runs of about seven words with the marks that Word sets for every edit."""
    words = text.split()
    parts = [" ".join(words[i : i + 7]) + " " for i in range(0, len(words), 7)]
    return "".join(
        '<w:r w:rsidRPr="00CF38FB"><w:rPr><w:rFonts w:cs="Arial"/><w:sz w:val="24"/></w:rPr>'
        f'<w:t xml:space="preserve">{part}</w:t></w:r>'
        for part in parts
    )


def word_file() -> bytes:
    """Headings, running text, a list and a table, and as many styles as Word brings along."""
    texts = _paragraphs()
    body = making.p("Report on the harbour", "T")
    for number, text in enumerate(texts):
        if number % 5 == 0:
            body += making.p(f"Section {number}", "H1")
        body += making.para(_runs(text))
    cell = f"<w:tc>{making.p('Value')}</w:tc>"
    body += f"<w:tbl>{f'<w:tr>{cell * 4}</w:tr>' * 6}</w:tbl>"
    latent = '<w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/>' * 370
    styles = f"<w:latentStyles>{latent}</w:latentStyles>" + making.style("T", "Title")
    styles += making.style("H1", "heading 1")
    styles += "".join(
        making.style(f"S{n}", f"style {n}", "<w:rPr><w:b/></w:rPr>") for n in range(60)
    )
    return making.docx(body, styles=styles)


def open_document() -> bytes:
    body = "".join(f'<text:p text:style-name="P1">{text}</text:p>' for text in _paragraphs())
    return making.odt('<text:h text:outline-level="1">Report</text:h>' + body)


def rich_text() -> bytes:
    paragraphs = "".join(
        r"\pard\plain\ltrpar\ql\fi0\li0\widctlpar\rtlch\fs24\ltrch\fs24\lang1033 "
        + "".join(rf"{{\rtlch\fs24\ltrch\fs24\insrsid123 {part}. }}" for part in text.split(". "))
        + r"\par"
        for text in _paragraphs()
    )
    return ("{\\rtf1\\ansi " + paragraphs + "}").encode()


def old_word_file() -> bytes:
    return making.doc("\r".join(_paragraphs()) + "\r")


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.docx", word_file),
        ("a.odt", open_document),
        ("a.rtf", rich_text),
        ("a.doc", old_word_file),
    ],
)
def test_documents_a_second(name: str, make: Callable[[], bytes]) -> None:
    content = make()
    document = read_bytes(content, name)
    assert document.words >= WORDS - _PARAGRAPHS
    begun, worked = perf_counter(), process_time()
    for _ in range(COPIES):
        read_bytes(content, name)
    worked, passed = process_time() - worked, perf_counter() - begun
    print(
        f"\n{name}: {document.words} words, {len(content):,} bytes:"
        f" {COPIES / worked:.0f} a second of processor time ({COPIES / passed:.0f} by the clock)"
    )


def test_imports() -> None:
    for name in ("docx", "odt", "rtf", "doc"):
        module = f"briefreader.formats.office.{name}"
        code = (
            "import time, briefreader.formats.reader; t = time.process_time();"
            f" import {module}; print(round(1000 * (time.process_time() - t)))"
        )
        took = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        print(f"\nimporting the parser of .{name}: {took.stdout.decode().strip()} ms")
