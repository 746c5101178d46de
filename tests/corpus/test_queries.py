"""What searches over the samples find, through the library: real files, real index."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.library import Library
from tests.corpus.expectations import case
from tests.corpus.manifest import ExpectedHits, manifest


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("samples")
    library = Library(Places(folder / "library", folder / "cache", folder / "state"))
    report = library.add([sample.path for sample in manifest().samples])
    assert len(report.added) == len(manifest().samples)
    yield library
    library.close()


def file_of(library: Library, document_id: str) -> str:
    return Path(library.summary(document_id).path).name


@pytest.mark.parametrize(
    "expected", [case(f"query: {expected}", expected) for expected in manifest().queries]
)
def test_a_query_finds_exactly_the_documents_that_a_reader_would(
    samples: Library, expected: ExpectedHits
) -> None:
    result = samples.search(expected.query)
    found = [file_of(samples, hit.document_id) for hit in result.hits]
    assert sorted(found) == sorted(expected.documents)
    assert result.total == len(found)
    assert result.notices == ()
    if expected.first:
        assert found[0] == expected.first


def test_a_word_that_is_searched_is_shown_where_it_stands(samples: Library) -> None:
    for hit in samples.search("Vienna").hits:
        text = samples.document(hit.document_id).text
        assert hit.snippets
        for snippet in hit.snippets:
            assert snippet.matches
            assert {text[slice(*match)].lower() for match in snippet.matches} == {"vienna"}
