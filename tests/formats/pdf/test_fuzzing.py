"""Damaged files end in a document or in an error of our own, never otherwise."""

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read_bytes
from tests.formats.lawful import assert_lawful
from tests.formats.pdf.mutating import mutants


def survive(count: int, seed: int) -> int:
    """How many of so many damaged files could be read."""
    read = 0
    for content in mutants(count, seed):
        try:
            document = read_bytes(content, "damaged.pdf")
        except UnreadableDocument:
            continue
        assert_lawful(document)
        read += 1
    return read


def test_damaged_files_are_read_or_refused() -> None:
    assert survive(200, seed=1) > 20


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_twenty_thousand_damaged_files_are_read_or_refused() -> None:
    assert survive(20_000, seed=2) > 2000
