"""The model that comes with the program, on documents."""

import os
import subprocess
import sys
from pathlib import Path

from briefreader.domain.document import BlockKind, Document
from briefreader.facts.names.model.classifier import classifier
from briefreader.facts.names.model.reading import MOST_PIECES, judged
from tests.facts.documents import document


def names_of(source: Document) -> list[str]:
    judgement = judged(source, classifier())
    return [source.text[name.start : name.end] for name in judgement.found]


def test_names_are_found_in_the_documents_own_blocks_only() -> None:
    source = document(
        (BlockKind.BOILERPLATE, "Follow Angela Merkel in Berlin"),
        "The foreign minister of Kenya met Raila Odinga in Nairobi.",
        (BlockKind.BOILERPLATE, "More on Paris"),
        "The talks went on in Mombasa.",
    )
    found = names_of(source)
    assert "Raila Odinga" in found
    assert "Mombasa" in found
    assert not {"Angela Merkel", "Berlin", "Paris"} & set(found)


def test_the_same_document_gives_the_same_names_at_the_same_places() -> None:
    source = document("Wilhelm Lindqvist left the Bank of Norway.", "Lindqvist had led it since.")
    assert judged(source, classifier()).found == judged(source, classifier()).found
    assert names_of(source)[0] == "Wilhelm Lindqvist"


def test_a_document_without_words_of_its_own_has_no_names() -> None:
    judgement = judged(document((BlockKind.BOILERPLATE, "Search Paris")), classifier())
    assert judgement.found == ()
    assert judgement.likelihood(0, 10) == 0.0


def test_sentences_without_a_telling_capital_are_passed_over() -> None:
    between = "It was a long day, and I went home on Monday. " * 40
    source = document(f"Raila Odinga spoke. {between}Then Odinga left Nairobi.")
    judgement = judged(source, classifier())
    assert [source.text[n.start : n.end] for n in judgement.found] == [
        *("Raila Odinga", "Odinga", "Nairobi")
    ]
    start = source.text.index("It was")
    assert judgement.likelihood(start, start + len(between)) < 0.01


def test_what_was_never_seen_is_neither_name_nor_error() -> None:
    for text in ("", "𒀀𒁀 \u200b\u0000 ☃☃☃", "漢字かな交じり文", "a" * 5000, "А" * 300):
        assert isinstance(judged(document(text), classifier()).found, tuple)


def test_words_without_a_capital_letter_are_no_names_whatever_their_script() -> None:
    source = document("the talks went on in mombasa. " * 200, "他在北京说" * 200, '“”"' * 300)
    judgement = judged(source, classifier())
    assert judgement.found == ()
    assert judgement.likelihood(0, len(source.text)) < 0.01


def test_a_text_of_very_many_pieces_is_read_up_to_the_limit() -> None:
    judgement = judged(document("Raila Odinga spoke." + "“" * (2 * MOST_PIECES)), classifier())
    assert judgement.found[0].kind == "PERSON"
    assert MOST_PIECES // 2 < len(judgement.starts) <= MOST_PIECES


def test_loading_the_model_leaves_nothing_in_the_users_folders(tmp_path: Path) -> None:
    source = "from briefreader.facts.names.model.classifier import classifier; classifier()"
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    checkout = Path(__file__).parents[4]
    subprocess.run(
        [sys.executable, "-c", source], check=True, cwd=checkout, env={**os.environ, **home}
    )
    assert [*tmp_path.rglob("*")] == []
