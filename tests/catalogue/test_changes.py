"""The catalogue says which documents changed, whoever changed them."""

from pathlib import Path

from briefreader.catalogue import Catalogue
from tests.catalogue.test_catalogue import DOCUMENT, KEY

OTHER = "fedcba9876543210"


def test_each_change_is_told_once(tmp_path: Path) -> None:
    writer, reader = (Catalogue(tmp_path / "catalogue.sqlite") for _ in range(2))
    seen = reader.changes.last()

    def told() -> frozenset[str]:
        nonlocal seen
        before, seen = seen, reader.changes.last()
        return reader.changes.after(before)

    assert told() == frozenset()
    writer.put([(KEY, "/a.txt", DOCUMENT), (OTHER, "/b.txt", DOCUMENT)])
    assert told() == {KEY, OTHER}
    assert reader.ids() == {KEY, OTHER}
    writer.put([(KEY, "/a.txt", DOCUMENT)])
    assert told() == {KEY}
    writer.set_missing([OTHER], missing=True)
    assert told() == {OTHER}
    writer.put_facts(KEY, 1, ())
    assert told() == frozenset()
    writer.remove([OTHER])
    assert told() == {OTHER}
    assert reader.ids() == {KEY}
    writer.clear()
    assert told() == {KEY}
    assert reader.ids() == frozenset()
    writer.close()
    reader.close()
