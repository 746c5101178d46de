"""The files of the sample corpus: there, of a size to read, in several formats."""

from collections import Counter

import pytest

from briefreader.config import corpus_folder
from briefreader.library.samples import WELCOME
from tests.corpus.expectations import document_of
from tests.corpus.manifest import Sample, manifest

NO_SAMPLES = {"manifest.toml", "README.md"}


def test_the_manifest_lists_every_file_of_the_folder_once() -> None:
    listed = [sample.file for sample in manifest().samples]
    found = {path.name for path in corpus_folder().iterdir()} - NO_SAMPLES
    assert sorted(listed) == sorted(found)


def test_the_first_start_opens_on_a_listed_document() -> None:
    assert manifest().opens_on in {sample.file for sample in manifest().samples}
    assert manifest().opens_on == WELCOME


def test_there_are_at_least_eight_briefings_in_at_least_three_formats() -> None:
    assert len(manifest().samples) >= 9
    formats = Counter(sample.path.suffix for sample in manifest().samples)
    assert set(formats) >= {".txt", ".md", ".html"}
    assert min(formats.values()) >= 2


@pytest.mark.parametrize("sample", manifest().samples, ids=lambda sample: sample.file)
def test_a_sample_is_read_without_a_warning(sample: Sample) -> None:
    assert document_of(sample.file).warnings == ()


@pytest.mark.parametrize("sample", manifest().samples, ids=lambda sample: sample.file)
def test_a_sample_has_between_400_and_900_words_and_the_welcome_fewer(sample: Sample) -> None:
    shortest, longest = (300, 450) if sample.file == manifest().opens_on else (400, 900)
    assert shortest <= document_of(sample.file).words <= longest


def test_every_address_in_the_samples_is_a_reserved_one() -> None:
    for sample in manifest().samples:
        content = sample.path.read_text(encoding="utf-8")
        for start in ("https://", "http://", "@"):
            for rest in content.split(start)[1:]:
                host = rest.split("/")[0].split('"')[0].split(")")[0].split(",")[0].strip()
                known = (".example", "schema.org", "context", "type")
                assert host.startswith(known) or host.endswith(known), (sample.file, host)
