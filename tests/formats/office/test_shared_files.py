"""Real files: every word of their XML is in the text, and the bad ones do what is expected."""

import json
import re
import subprocess
import sys
from collections import Counter
from html import unescape
from pathlib import Path
from unicodedata import normalize
from zipfile import ZipFile

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read
from tests.formats.lawful import assert_lawful
from tests.shared import shared

_BESIDE = re.compile(
    r"<mc:Fallback>.*?</mc:Fallback>|<w:del [^>]*>.*?</w:del>|<w:instrText[ >].*?</w:instrText>"
    r"|<wp:docPr [^>]*>|<svg:(?:title|desc)>.*?</svg:(?:title|desc)>|<pic:.*?</pic:pic>"
    r"|<wp14:[^>]*>[^<]*</wp14:[^>]*>|<wp:(?:posOffset|align)>[^<]*</wp:(?:posOffset|align)>",
    re.DOTALL,
)
_BREAK = re.compile(
    r"</(?:w:p|text:p|text:h)>|<(?:w:br|w:tab|text:tab|text:line-break|text:s)\b[^>]*>"
)
_WORD = re.compile(r"\w+")


def words_of_part(path: Path, part: str) -> Counter[str]:
    with ZipFile(path) as archive:
        source = archive.read(part).decode("utf-8")
    start = max(source.find("<w:body>"), source.find("<office:text"))
    text = re.sub("<[^>]*>", "", _BREAK.sub(" ", _BESIDE.sub("", source[start:])))
    return Counter(_WORD.findall(unescape(text)))


def files() -> list[Path]:
    folder = shared("documents")
    found = [*(folder / "docx").glob("*.docx"), *(folder / "odt").glob("*.odt")]
    return sorted([*found, *(folder / "doc").glob("*.doc")])


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_every_word_of_a_file_is_in_its_text(path: Path) -> None:
    document = read(path)
    assert_lawful(document)
    part = "content.xml" if path.suffix == ".odt" else "word/document.xml"
    # A raised 2 is set as a character of its own.
    text = normalize("NFKC", document.text)
    missing = words_of_part(path, part) - Counter(_WORD.findall(text))
    assert missing == Counter()


def test_bad_word_files_do_what_is_expected(tmp_path: Path) -> None:
    maker = shared("nasty", "make_nasty.py")
    folder = tmp_path / "made"
    command = [sys.executable, str(maker), str(folder), "--no-big"]
    subprocess.run(command, check=True, capture_output=True)
    entries = json.loads((folder / "expect.json").read_text(encoding="utf-8"))
    wrong = []
    for entry in (entry for entry in entries if entry["group"] == "docx"):
        checks = entry.get("checks", {})
        try:
            document = read(folder / entry["file"])
        except UnreadableDocument as error:
            got = "refuse" if str(error) else "no reason"
        else:
            got = "open_warn" if document.warnings else "open"
            if checks.get("title", document.metadata.title) != document.metadata.title:
                got = document.metadata.title
            if checks.get("contains", "") not in document.text:
                got = document.text
        if got != entry["expect"]:
            wrong.append((entry["file"], got))
    assert wrong == []
