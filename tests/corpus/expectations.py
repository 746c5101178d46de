"""Every expectation of the manifest as a test case of its own, and the documents as read."""

from collections.abc import Iterable
from functools import cache
from typing import TypeVar

import pytest
from _pytest.mark.structures import ParameterSet

from briefreader.domain.document import Document
from briefreader.formats import reader
from tests.corpus.known_misses import KNOWN_MISSES
from tests.corpus.manifest import Sample, manifest

Expectation = TypeVar("Expectation")


@cache
def document_of(file: str) -> Document:
    """A sample as the program reads it."""
    sample = next(sample for sample in manifest().samples if sample.file == file)
    return reader.read(sample.path)


def cases(pairs: Iterable[tuple[Sample, Expectation]]) -> list[ParameterSet]:
    """One test case a pair; one that is known to be missed is expected to fail."""
    return [
        case(f"{sample.file}: {expectation}", sample.file, expectation)
        for sample, expectation in pairs
    ]


def case(name: str, *values: object) -> ParameterSet:
    """One test case under a name by which known_misses.py can list it."""
    if name in KNOWN_MISSES:
        return pytest.param(*values, id=name, marks=pytest.mark.xfail(reason="a known miss"))
    return pytest.param(*values, id=name)
