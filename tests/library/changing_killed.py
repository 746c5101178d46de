"""A program: kills a process at each moment of taking up a change, and looks what is left.

Arguments: the work (one of WORKS), a folder, and how many moments one step is. Whatever the moment,
the record, the catalogue and the index must speak of one text after the next start.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from briefreader.config import Places
from briefreader.domain.document import document_id
from briefreader.library import Library
from tests.library.briefings import HARBOUR, RAILWAY
from tests.moments import killed_at_every_moment

CHANGED = HARBOUR.replace("short", "lengthy").replace("postponed", "shifted")


def places(folder: Path) -> Places:
    return Places(folder / "library", folder / "cache", folder / "state")


def prepare(folder: Path) -> None:
    """A library of two documents; the file of one of them has changed since."""
    folder.mkdir()
    library = Library(places(folder))
    for name, text in (("harbour", HARBOUR), ("railway", RAILWAY)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    library.add([folder], watch=True)
    library.close()
    (folder / "harbour.txt").write_text(CHANGED, encoding="utf-8")


def change(folder: Path) -> None:
    Library(places(folder)).add([folder / "harbour.txt"])


def correct(folder: Path) -> None:
    library = Library(places(folder))
    key = library.search("title:harbour").document_ids[0]
    library.corrections.set(key, "title", "Ferries resume")


def remove(folder: Path) -> None:
    library = Library(places(folder))
    library.remove(library.search("railway").document_ids)


WORKS: dict[str, Callable[[Path], None]] = {
    "change": change,
    "correct": correct,
    "remove": remove,
}


def look(folder: Path) -> None:
    """What the next start makes of what is left."""
    library = Library(places(folder))
    library.fill_caches()
    for record in library.records:
        text = library.catalogue.text(record.id)
        assert (text is None) == bool(record.removed), record
        assert text is None or document_id(text) == record.text, record
        title = str(record.corrected.get("title", ""))
        assert not title or library.summary(record.id).title == title
        assert not title or library.search(f'title:"{title}"').total == 1
    for word in ("short", "lengthy", "postponed", "shifted", "railway"):
        texts = (library.catalogue.text(key) for key in library.catalogue.ids())
        having = sum(word in (text or "").casefold() for text in texts)
        assert library.search(f"={word}").total == having, word
    assert not library.coverage().is_partial
    library.catch_up()
    assert library.search("lengthy").total == 1
    assert library.search("=short").total == 0
    assert library.check().problems == ()
    library.close()


def main() -> None:
    name, place, step = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    # Files read in place are known by their paths: the copies have to lie where the first one lay.
    before, folder = place / "before", place / "folder"
    prepare(folder)
    folder.rename(before)
    kills = 0
    for moment in killed_at_every_moment(WORKS[name], before, folder, step):
        look(folder)
        kills += moment > 0
    print(kills)


if __name__ == "__main__":
    main()
