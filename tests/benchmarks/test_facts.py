"""What the facts of a document cost, on one core: `pytest -s tests/benchmarks/test_facts.py`.

BRIEFREADER_BENCHMARK_DOCUMENTS says how many documents are read for the memory, 20 unless set.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefreader.domain.document import Document
from briefreader.facts.extract import extract
from briefreader.formats.reader import read
from tests.shared import shared

ROUNDS = 3
WORDS = 800
COUNT = int(os.environ.get("BRIEFREADER_BENCHMARK_DOCUMENTS", "20"))
LOADING = """
import time
from pathlib import Path
begun = time.perf_counter()
from briefreader.facts.names.model.classifier import classifier
classifier()
taken = time.perf_counter() - begun
status = Path("/proc/self/status").read_text(encoding="ascii")
print(taken, int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    """Documents of about 820 words of public-domain text."""
    folder = tmp_path_factory.mktemp("corpus")
    maker = shared("corpora", "make_corpus.py")
    subprocess.run([sys.executable, str(maker), str(folder), str(COUNT)], check=True)
    return [read(path) for path in sorted(path for path in folder.rglob("*") if path.is_file())]


def test_facts_of_a_document(documents: list[Document], capsys: pytest.CaptureFixture[str]) -> None:
    extract(documents[0])
    costs = []
    for document in documents[:8]:
        words = len(document.text.split())
        times = []
        for _ in range(ROUNDS):
            begun = time.process_time()
            extract(document)
            times.append(time.process_time() - begun)
        costs.append(min(times) * WORDS / words)
    with capsys.disabled():
        median, most = statistics.median(costs), max(costs)
        print(f"\nfacts of {WORDS} words: median {median * 1000:.0f} ms, most {most * 1000:.0f} ms")


def test_loading_the_model(capsys: pytest.CaptureFixture[str]) -> None:
    runs = []
    for _ in range(ROUNDS):
        done = subprocess.run(
            [sys.executable, "-c", LOADING],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
        runs.append([float(figure) for figure in done.stdout.split()])
    seconds, megabytes = min(runs)
    with capsys.disabled():
        print(f"\nmodel and its libraries: loaded in {seconds:.2f} s, {megabytes:.0f} MB in all")


def test_memory_of_many_documents(
    documents: list[Document], capsys: pytest.CaptureFixture[str]
) -> None:
    def resident() -> float:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not tell a process's memory")
    extract(documents[0])
    sizes = []
    for number, document in enumerate(documents):
        extract(document)
        if number % max(1, len(documents) // 6) == 0:
            sizes.append(resident())
    with capsys.disabled():
        told = ", ".join(f"{size:.0f}" for size in sizes)
        print(f"\nmemory over {len(documents)} documents, MB: {told}")
