"""The cache: what goes in comes out, and any fault ends in an empty one or in a sentence."""

import sqlite3
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.catalogue import Catalogue, Stamp
from briefreader.catalogue.codec import blocks_json, blocks_of, metadata_json, metadata_of
from briefreader.domain.document import Block, BlockKind, Document, Metadata, Page
from briefreader.domain.errors import StorageError
from briefreader.domain.report import Refusal

KEY = "0123456789abcdef"
DOCUMENT = Document(
    text="Title\n\nA paragraph 📄 of its own.",
    blocks=(Block(BlockKind.TITLE, 0, 5), Block(BlockKind.PARAGRAPH, 7, 32)),
    metadata=Metadata(title="Title", authors=("A. Lund",), published="2021-03"),
    format="text",
    warnings=("odd",),
)


def test_a_document_comes_out_as_it_went_in(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    catalogue.put([(KEY, "/a.txt", DOCUMENT)])
    assert catalogue.document(KEY) == DOCUMENT
    assert catalogue.text(KEY) == DOCUMENT.text
    entry = catalogue.entry(KEY)
    assert entry is not None
    assert (entry.path, entry.metadata) == ("/a.txt", DOCUMENT.metadata)
    catalogue.remove([KEY, "not there"])
    assert catalogue.document(KEY) is None
    assert catalogue.ids() == frozenset()
    catalogue.close()


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_cache_is_replaced_by_an_empty_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(content)
    catalogue = Catalogue(path)
    assert catalogue.was_reset
    assert catalogue.ids() == frozenset()
    catalogue.close()


def test_a_cache_of_another_version_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    Catalogue(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=999")
    connection.close()
    catalogue = Catalogue(path)
    assert catalogue.was_reset
    catalogue.close()


def test_a_cache_that_is_opened_many_times_at_once_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "catalogue.sqlite"
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(lambda _: Catalogue(path), range(8)))
    for number, catalogue in enumerate(opened):
        catalogue.put([(f"{number:016}", "/a.txt", DOCUMENT)])
    assert {len(catalogue.ids()) for catalogue in opened} == {8}
    for catalogue in opened:
        catalogue.close()


def test_a_cache_where_a_folder_stands_is_named_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").mkdir()
    with pytest.raises((StorageError, OSError), match=r"catalogue\.sqlite"):
        Catalogue(tmp_path / "catalogue.sqlite")


def test_a_table_that_is_missing_is_told_as_damage(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as connection:
        connection.execute("DROP TABLE texts")
    connection.close()
    with pytest.raises(StorageError, match="rebuild"):
        catalogue.text(KEY)
    with pytest.raises(StorageError, match="rebuild"):
        catalogue.put([(KEY, "/a.txt", DOCUMENT)])
    assert catalogue.ids() == frozenset()
    catalogue.close()


def test_a_failed_transaction_leaves_nothing_of_it(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")

    def broken() -> Iterator[tuple[str, str, Document]]:
        yield KEY, "/a.txt", DOCUMENT
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        catalogue.put(broken())
    assert catalogue.ids() == frozenset()
    catalogue.put_failures([Refusal("/b", "It is empty.")])
    assert catalogue.failures() == (Refusal("/b", "It is empty."),)
    catalogue.close()


def test_the_texts_of_an_older_version_of_the_cache_are_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    old = Catalogue(path)
    old.put([(KEY, "/a.txt", DOCUMENT)])
    old.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=1")
    connection.close()
    catalogue = Catalogue(path)
    assert catalogue.was_reset
    assert catalogue.ids() == frozenset()
    assert catalogue.previous(KEY) == ("", DOCUMENT.text)
    assert [p.name for p in tmp_path.glob("*.old*")] == []
    catalogue.put([(KEY, "/a.txt", DOCUMENT)])
    catalogue.forget_rescued()
    assert catalogue.previous(KEY) is None
    catalogue.close()


def test_what_belongs_to_a_document_goes_with_it(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    paged = replace(DOCUMENT, pages=(Page(0, "iv"), Page(7, "1")))
    catalogue.put([(KEY, "/a.pdf", paged)])
    assert catalogue.pages(KEY) == paged.pages
    assert catalogue.found(KEY) == paged
    found = replace(paged, metadata=Metadata(title="Found"))
    catalogue.put_found(KEY, found)
    catalogue.put_previous(KEY, "f" * 16, "The text before.")
    catalogue.set_missing([KEY, "not there"], True)
    assert catalogue.found(KEY) == found
    assert catalogue.document(KEY) == paged
    assert catalogue.previous(KEY) == ("f" * 16, "The text before.")
    assert catalogue.missing() == {KEY}
    catalogue.put([(KEY, "/a.pdf", paged)])
    assert catalogue.missing() == frozenset()
    assert catalogue.found(KEY) == paged
    catalogue.remove([KEY])
    assert catalogue.previous(KEY) is None
    assert catalogue.pages(KEY) == ()
    catalogue.close()


def test_documents_are_found_by_the_keys_that_their_sketches_share(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    sketches = catalogue.sketches

    def sketch(*hashes: int) -> bytes:
        return struct.pack(f"<{len(hashes)}I", *hashes)

    sketches.put({"a": sketch(1, 2, 3, 4), "b": sketch(3, 4, 5, 2**32 - 1), "c": sketch(9)})
    assert sketches.sharing_keys(sketch(2, 3, 4)) == ("a", "b")
    assert sketches.sharing_keys(sketch(3, 9)) == ()
    assert sketches.sharing_keys(b"") == ()
    sketches.put({"a": sketch(7, 8)})
    assert sketches.of("a") == sketch(7, 8)
    assert sketches.sharing_keys(sketch(2, 3, 4)) == ("b",)
    catalogue.remove(["a"])
    assert sketches.of("a") == b""
    assert sketches.sharing_keys(sketch(7, 8)) == ()
    catalogue.clear()
    assert sketches.sharing_keys(sketch(3, 4, 5)) == ()
    catalogue.close()


def test_failures_and_stamps_come_out_as_they_went_in(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    locked = Refusal("/b", "It needs its password.", needs_password=True)
    catalogue.put_failures([locked])
    assert catalogue.failures() == (locked,)
    stamp = Stamp(2**62, 7, "d")
    stamps = {"/a": stamp, "/caf\udce9": stamp, "/é": stamp}
    catalogue.put_stamps(stamps)
    assert catalogue.stamps() == stamps
    catalogue.close()


TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)


@given(
    st.builds(
        Metadata,
        title=TEXTS,
        subtitle=TEXTS,
        authors=st.lists(TEXTS, max_size=3).map(tuple),
        publisher=st.none() | TEXTS,
    )
)
def test_metadata_come_back_from_their_json(metadata: Metadata) -> None:
    assert metadata_of(metadata_json(metadata)) == metadata


@given(
    st.lists(
        st.builds(Block, st.sampled_from(list(BlockKind)), st.integers(0, 9), st.integers(9, 20)),
        max_size=4,
    ).map(tuple)
)
def test_blocks_come_back_from_their_json(blocks: tuple[Block, ...]) -> None:
    assert blocks_of(blocks_json(blocks)) == blocks
