"""The annotations of one document on its eight versions, from the collection of odd inputs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefreader.domain.annotation import Anchor, Annotation, State
from briefreader.notes.anchoring import place
from tests.shared import shared


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the versions and what is expected of each annotation there."""
    folder = tmp_path_factory.mktemp("odd") / "inputs"
    maker = shared("nasty", "make_nasty.py")
    subprocess.run([sys.executable, str(maker), str(folder), "--no-big"], check=True)
    return folder / "reanchor"


def test_every_annotation_is_placed_as_expected_on_every_version(versions: Path) -> None:
    for row in json.loads((versions / "annotations.json").read_text(encoding="utf-8")):
        anchor = Anchor(row["quote"], row["prefix"], row["suffix"], row["start"], row["end"])
        annotation = Annotation("urn:uuid:x", "d", "", "", anchor)
        for name, expected in row["versions"].items():
            text = (versions / f"{name}.txt").read_bytes().decode()
            placed = place(annotation, text)
            span = None if placed.span is None else tuple(placed.span)
            wanted = (expected.get("start"), expected.get("end"))
            choices: dict[str, list[object]] = {
                "found": [wanted],
                "orphan": [None],
                "fuzzy_or_orphan": [wanted, None],
                "found_any_or_ask": list(map(tuple, expected.get("candidates", []))),
            }
            assert span in choices[expected["outcome"]], (row["id"], name)
            if expected["outcome"] == "fuzzy_or_orphan":
                assert placed.state in (State.CHECK, State.UNATTACHED), (row["id"], name)
