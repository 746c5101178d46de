"""Notes and tags of any content through the commands, and out of the exports again."""

import csv
import io
import json
import os
import re
from pathlib import Path

import pytest

from tests.cli.test_commands import Shell
from tests.library.briefings import HARBOUR

NOTES = {
    "front matter": "---\ntitle: stolen\n---\nbody",
    "open fence": "```py\nx = 1",
    "open comment": "<!-- what follows",
    "open obsidian comment": "%% what follows",
    "script": "<script>alert(1)</script><b>x</b>",
    "links": "[[Link]] ![[embed]] [a](javascript:x) [x]: http://y",
    "backticks": "`` ` ``` ~~~",
    "table": "|a|b|\n|-|-|\n|1|2",
    "formula": "=1+1",
    "carriage return": "a\rb\r\nc",
    "control": "a\x07b\x7f\u2028c\u202ed",
    "long": "word and *more* text\n\n" * 45_000,
    "one word": "x" * 1_000_000,
}
TAGS = ["#x", "a: b", "--note", "'q'", '"q"', "😀", "عربي", "x" * 5000, "[x]", "null", "2018", "%%"]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    return Shell(capsys, tmp_path / "shell-library")


@pytest.fixture
def document(shell: Shell, tmp_path: Path) -> str:
    path = tmp_path / "harbour.txt"
    path.write_text(HARBOUR)
    shell.run("add", path)
    return str(shell.records("list")[0]["id"])


def note_of(record: dict[str, object]) -> str:
    bodies = record["body"]
    assert isinstance(bodies, list)
    return "".join(body["value"] for body in bodies if body["purpose"] == "commenting")


def tags_of(record: dict[str, object]) -> list[str]:
    bodies = record["body"]
    assert isinstance(bodies, list)
    return [body["value"] for body in bodies if body["purpose"] == "tagging"]


def test_notes_of_any_content_come_back_and_leave_in_every_format(
    shell: Shell, document: str, tmp_path: Path
) -> None:
    for name, note in NOTES.items():
        told = shell.record(
            "annotate", document, "--quote", "Tallinn", f"--note={note}", "--tag", name
        )
        assert note_of(told) == note
    assert {note_of(record) for record in shell.records("notes")} == set(NOTES.values())

    shell.run("export", "--to", tmp_path / "a.md")
    text = (tmp_path / "a.md").read_text()
    for name in NOTES:
        assert f"#{name.replace(' ', '-')} · yellow · [Open in briefreader]" in text
    front = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    assert front is not None
    assert pytest.importorskip("yaml").safe_load(front[1])["tags"] == sorted(NOTES)

    shell.run("export", "--to", tmp_path / "a.csv", "--format", "csv")
    before = csv.field_size_limit(2_000_000)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_bytes().decode(), newline="")))
    csv.field_size_limit(before)
    assert {row["note"].removeprefix("'") for row in rows} == set(NOTES.values())

    shell.run("export", "--to", tmp_path / "a.json", "--format", "json")
    [exported] = json.loads((tmp_path / "a.json").read_text())["documents"]
    assert {item["note"] for item in exported["annotations"]} == set(NOTES.values())

    shell.run("export", "--to", tmp_path / "a.jsonld", "--format", "webannotation")
    page = json.loads((tmp_path / "a.jsonld").read_text())["first"]
    assert {note_of(item) for item in page["items"]} == set(NOTES.values())


def test_web_annotations_leave_though_the_cache_keeps_no_text_of_their_files(
    shell: Shell, document: str, tmp_path: Path
) -> None:
    shell.run("annotate", document, "--quote", "Tallinn", "--note", "kept")
    [file] = (tmp_path / "shell-library" / "annotations").glob("*/*.json")
    os.utime(file, (1_600_000_000, 1_600_000_000))
    shell.run("notes")
    shell.run("export", "--to", tmp_path / "a.jsonld", "--format", "webannotation")
    [item] = json.loads((tmp_path / "a.jsonld").read_text())["first"]["items"]
    known = json.loads(file.read_text())
    assert item == {key: value for key, value in known.items() if key != "@context"}


def test_five_hundred_tags_of_odd_characters_are_kept(shell: Shell, document: str) -> None:
    tags = [*TAGS, *(f"tag {number}" for number in range(500))]
    told = shell.record(
        "annotate", document, "--quote", "Tallinn", *(f"--tag={tag}" for tag in tags)
    )
    assert tags_of(told) == tags
    [kept] = shell.records("notes", 'tag:"tag 499"')
    assert tags_of(kept) == tags


@pytest.mark.parametrize(("given", "kept"), [("a/", "a"), ("/a//b/", "a/b"), (" a \n / b ", "a/b")])
def test_a_tag_is_tidied(shell: Shell, document: str, given: str, kept: str) -> None:
    told = shell.record("annotate", document, "--quote", "Tallinn", f"--tag={given}")
    assert tags_of(told) == [kept]
    told = shell.record("note", str(told["id"]), f"--tag={kept.upper()}", "--note", "x")
    assert tags_of(told) == [kept]
    assert tags_of(shell.record("note", str(told["id"]), f"--untag={given}")) == []


@pytest.mark.parametrize("given", ["/", "//", " / / ", ",", "/,"])
def test_a_tag_without_a_name_is_refused(shell: Shell, document: str, given: str) -> None:
    shell.run("annotate", document, "--quote", "Tallinn", f"--tag={given}", code=2)
    assert "the name of a tag" in shell.errors
    assert shell.records("notes") == []
