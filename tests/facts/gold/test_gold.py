"""The gold set is read as it is meant, and the program is scored against it."""

from pathlib import Path

import pytest

from briefreader.domain.fact import Fact, FactKind
from tests.facts.documents import document
from tests.facts.gold.scoring import digest, records, score_all, score_document, table
from tests.shared import shared


def test_every_record_has_its_parts() -> None:
    found = records()
    assert len(found) >= 25
    for record in found:
        assert record["part"] in ("open", "held out")
        for part in ("quotes", "dates", "figures", "agreements", "events", "assessment"):
            assert isinstance(record[part], list)


def test_a_quote_counts_by_its_words_and_its_speaker() -> None:
    source = document("Ann Lee said “it rained all day”.")
    start = source.text.index("it rained")
    fact = Fact(FactKind.QUOTE, "it rained all day", start, start + 17, label="Ann Lee")
    parts = ("dates", "figures", "agreements", "events", "assessment", "questions", "optional")
    record: dict[str, object] = {part: [] for part in parts}
    record |= {
        "file": "rain.txt",
        "range": [0, 100],
        "quotes": [{"key": digest("It rained all day,"), "speaker": "Ann Lee"}],
    }
    score = score_document(record, source, [fact])
    assert (score.count("quote").right, score.count("speaker").right) == (1, 1)
    wrong = score_document(record, source, [Fact(FactKind.QUOTE, "sun", 0, 3)])
    assert (wrong.count("quote").wrong, wrong.count("quote").missed) == (1, 1)


@pytest.mark.timeout(300)
def test_the_documents_are_scored(capsys: pytest.CaptureFixture[str]) -> None:
    folder: Path = shared("documents")
    score = score_all(folder)
    with capsys.disabled():
        print(f"\n{table(score)}")
    assert score.count("date").f > 80
