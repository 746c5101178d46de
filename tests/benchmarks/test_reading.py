"""What reading must reach: documents a second on one core, and a large text's time and memory.

Prints the figures, fails on none. Run with `pytest -s tests/benchmarks/test_reading.py`.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from briefreader.formats.reader import read_bytes
from tests.shared import shared

DOCUMENTS = 300
LARGE = 50_000_000
SENTENCE = "The ministers of the two states met in the capital and spoke about the new port. "
LONG_WORD = re.compile(r"\w{7,}")
PROBE = """
import resource, sys, time
from pathlib import Path
from briefreader.formats.reader import read
read(Path(sys.argv[1]))
before = time.process_time()
document = read(Path(sys.argv[2]))
taken = time.process_time() - before
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{taken:.2f} s, {peak:.0f} MiB at most, {len(document.blocks):,} blocks")
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("reading") / "corpus"
    maker = shared("corpora", "make_corpus.py")
    subprocess.run([sys.executable, str(maker), str(folder), str(DOCUMENTS)], check=True)
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md"})
    return [path.read_text(encoding="utf-8") for path in files]


def as_markdown(text: str) -> str:
    """The text with rich Markdown: front matter, headings, bold words, links, a list, a table."""
    first, *rest = [part for part in text.split("\n\n") if part.strip()]
    lines = [f"---\ntitle: A briefing\ndate: 2021-03-05\n---\n\n# {first}"]
    for number, part in enumerate(rest):
        words = part.split()
        if len(words) > 12:
            words[2] = f"**{words[2]}**"
            words[5] = f"[{words[5]}](https://example.invalid/{number})"
            words[9] = f"*{words[9]}*"
        if number % 4 == 1:
            lines.append(f"## Part {number}")
        lines.append(" ".join(words))
        if number % 5 == 2:
            lines.append("- one of them\n- **another**: with words\n- a third, [linked](#)")
    lines.append("| state | trade |\n|---|---|\n| East | 12 |\n| West | 14 |")
    return "\n\n".join(lines) + "\n"


def in_bold(match: re.Match[str]) -> str:
    return f"<b>{match[0]}</b>"


def as_page(text: str) -> str:
    """The text as a web page with a head, a menu, a side column and a footer."""
    first, *rest = [part for part in text.split("\n\n") if part.strip()]
    menu = "".join(f"<li class=item><a href='/{name}'>{name}</a></li>" for name in "abcdefghij")
    body = "".join(
        f"<div class='paragraph'><p>{LONG_WORD.sub(in_bold, part, count=3)}"
        f"<a href='https://example.invalid/{number}'>more</a></p></div>"
        for number, part in enumerate(rest)
    )
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{first} | Port News</title>"
        f"<meta property='og:title' content='A briefing'><style>p{{}}</style></head><body>"
        f"<nav><ul>{menu}</ul></nav><main><article><h1>{first}</h1>{body}</article></main>"
        f"<aside class=related><ul>{menu}</ul></aside><footer><p>© 2021 Port News</p></footer>"
    )


@pytest.mark.parametrize(
    ("name", "target", "made"),
    [("a.txt", 300, str), ("a.md", 300, as_markdown), ("a.html", 100, as_page)],
)
def test_documents_a_second(
    texts: list[str], name: str, target: int, made: Callable[[str], str]
) -> None:
    contents = [made(text).encode() for text in texts]
    for content in contents[:10]:
        read_bytes(content, name)
    before = process_time()
    words = sum(read_bytes(content, name).words for content in contents)
    taken = process_time() - before
    print(
        f"\n{name}: {len(contents) / taken:.0f} documents of {words / len(contents):.0f} words a"
        f" second (wanted: {target})"
    )


@pytest.mark.parametrize(
    ("what", "line", "wanted"),
    [
        ("one line", SENTENCE, "3 s, 500 MB"),
        ("lines of a sentence", f"{SENTENCE}\n", "3 s, 500 MB"),
        ("paragraphs", f"{SENTENCE * 6}\n\n", "3 s, 500 MB"),
        ("lines of 170 (about 300,000)", f"{SENTENCE * 2}\n", "well under 5 s"),
    ],
)
def test_a_text_of_fifty_megabytes(tmp_path: Path, what: str, line: str, wanted: str) -> None:
    path, small = tmp_path / "large.txt", tmp_path / "small.txt"
    path.write_text(line * (LARGE // len(line)), encoding="utf-8")
    small.write_text(SENTENCE, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", PROBE, str(small), str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    print(f"\n50 MB, {what}: {run.stdout.strip()} (wanted: {wanted})")
