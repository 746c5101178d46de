"""The words of a PDF agree with those of the same report in another format."""

import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from briefreader.domain.document import Document
from briefreader.formats.reader import read
from tests.shared import shared

_NUMBER = re.compile(r"[A-Z]{1,3}\d{4,6}")
_WORD = re.compile(r"[^\W_]+")


def _pairs() -> list[tuple[Path, Path]]:
    """PDF files and Markdown files whose names begin with the same number of a report."""
    folder = shared("documents")
    reports = {_number(path): path for path in sorted(folder.glob("md/*.md")) if _number(path)}
    return [
        (path, reports[_number(path)])
        for path in sorted(folder.glob("pdf/*.pdf"))
        if _number(path) in reports
    ]


def _number(path: Path) -> str:
    found = _NUMBER.match(path.name)
    return found.group() if found is not None else ""


def _words(document: Document) -> list[str]:
    own = " ".join(document.block_text(block) for block in document.body())
    return _WORD.findall(own.casefold())


def _common_part(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """Both from the first to the last long passage that they share.

    What stands before and after is of the format: a page's menus and lists of versions, a PDF's
    notice of rights.
    """
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    long = [block for block in blocks if block.size >= 8]
    start, end = long[0], long[-1]
    return first[start.a : end.a + end.size], second[start.b : end.b + end.size]


@pytest.mark.parametrize("part", ["multiset", "sequence"])
def test_words_agree_with_the_same_report_in_markdown(part: str) -> None:
    for pdf, markdown in _pairs():
        first, second = _common_part(_words(read(pdf)), _words(read(markdown)))
        if part == "multiset":
            same = (Counter(first) & Counter(second)).total()
        else:
            matcher = SequenceMatcher(None, first, second, autojunk=False)
            same = sum(block.size for block in matcher.get_matching_blocks())
        agreement = 2 * same / (len(first) + len(second))
        print(f"\n{pdf.name}: {part} {agreement:.2%} of {len(first)} and {len(second)} words")
        assert agreement >= 0.98
