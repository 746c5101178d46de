"""Bad and odd inputs do what a good reader does with each."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefreader.domain.document import Document
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read
from tests.formats.lawful import assert_lawful
from tests.shared import shared

APART = {"filesystem", "deep"}
"""Groups of files that only a folder shows, or that are looked at below."""

WARNED = {
    "latin1.txt",
    "bidi-override.txt",
    "ocr-layer.pdf",
    "brackets-10k.md",
    "backticks-storm.md",
    "table-20k-rows.md",
}
"""Files that open with a true warning, where none is needed."""

SLOW = {"many-lines.txt"}


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nasty") / "made"
    maker = shared("nasty", "make_nasty.py")
    command = [sys.executable, str(maker), str(folder), "--no-big"]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def outcome(path: Path) -> tuple[str, Document | None]:
    try:
        document = read(path)
    except UnreadableDocument:
        return "refuse", None
    return ("open_warn" if document.warnings else "open"), document


def test_every_file_does_what_is_expected(nasty: Path) -> None:
    entries = json.loads((nasty / "expect.json").read_text(encoding="utf-8"))
    wrong = []
    for entry in entries:
        if entry["group"] in APART or entry["expect"] == "skip" or entry["file"] in SLOW:
            continue
        name = bytes.fromhex(entry["path_hex"]) if "path_hex" in entry else entry["file"].encode()
        got, document = outcome(nasty / os.fsdecode(name))
        if got not in allowed(entry) or (document is not None and not fits(document, entry)):
            wrong.append((entry["file"], got))
    assert wrong == []


def allowed(entry: dict[str, str]) -> set[str]:
    """What may become of a file."""
    if entry["group"] == "duplicates":
        return {"open"}
    return {entry["expect"], "open_warn"} if entry["file"] in WARNED else {entry["expect"]}


def fits(document: Document, entry: dict[str, dict[str, str]]) -> bool:
    assert_lawful(document)
    metadata, checks = document.metadata, entry.get("checks", {})
    return (
        metadata.title == checks.get("title", metadata.title)
        and metadata.title in checks.get("title_any", metadata.title)
        and metadata.published == checks.get("date", metadata.published)
        and (metadata.published or "") in checks.get("date_any", metadata.published or "")
        and list(metadata.authors) == checks.get("authors", list(metadata.authors))
        and checks.get("contains", "") in document.text
        and ("absent" not in checks or checks["absent"] not in document.text)
    )


@pytest.mark.parametrize("name", ["fifo.txt", "sock.txt", "zero.txt", "self.txt", "dangling.txt"])
def test_what_is_no_file_is_refused_with_a_reason(nasty: Path, name: str) -> None:
    with pytest.raises(UnreadableDocument):
        read(nasty / "fs" / name)
