"""Each kind of damage to a library is found by a check; repairing touches no work of the user's."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from briefreader.domain.annotation import Anchor
from briefreader.domain.document import Span, document_id
from briefreader.domain.report import Problem, Progress
from briefreader.library import Library
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]

LONG_AGO = 1_600_000_000


@pytest.fixture
def filled(library: Library, write: Write) -> Library:
    """A library with one of everything, of which a snapshot has been taken."""
    library.add([write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY)])
    key = harbour(library)
    library.annotate(key, library.find_quote(key, "short\nagenda"), note="which?", tags=("talks",))
    library.searches.save("Ports", "harbour")
    library.snapshots.take()
    assert library.check().problems == ()
    return library


def harbour(library: Library) -> str:
    return library.search("title:harbour").document_ids[0]


def own_file(library: Library) -> Path:
    return next((library.annotations.folder / harbour(library)).glob("*.json"))


def record_file(library: Library) -> Path:
    return library.records.path_of(harbour(library))


def copy_of(library: Library) -> Path:
    return next((library.places.library / "documents").glob(f"{harbour(library)}.*"))


def overwrite(path: Path, content: bytes) -> None:
    """Write a file as another program would have long ago, whatever its times say."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (LONG_AGO, LONG_AGO))


def break_annotation(library: Library) -> None:
    overwrite(own_file(library), b'{"half": ')


def break_record(library: Library) -> None:
    overwrite(record_file(library), b"\0\0\0")


def exchange_record(library: Library) -> None:
    other = next(key for key in library.by_id() if key != harbour(library))
    overwrite(record_file(library), library.records.path_of(other).read_bytes())


def give_annotation_to_another_document(library: Library) -> None:
    path = own_file(library)
    other = next(key for key in library.by_id() if key != harbour(library))
    overwrite(library.annotations.folder / other / path.name, path.read_bytes())


def annotate_an_unknown_document(library: Library) -> None:
    library.annotations.create("0" * 16, None, note="of what?")


def move_the_passage_away(library: Library) -> None:
    [annotation] = library.annotations.all()
    anchor = Anchor("words that stand nowhere in any text at all", "before ", " after", 7, 50)
    library.save_annotation(replace(annotation, anchor=anchor))


def make_a_conflict(library: Library) -> None:
    path = own_file(library)
    other = path.read_bytes().replace(b"which?", b"this one")
    overwrite(path.with_name(f"{path.stem} (conflicted copy).json"), other)


def change_a_copy(library: Library) -> None:
    overwrite(copy_of(library), b"Something else altogether stands here now.")


def change_the_line_ends_of_a_copy(library: Library) -> None:
    path = copy_of(library)
    overwrite(path, path.read_bytes().replace(b"\n", b"\r\n"))


def delete_a_copy(library: Library) -> None:
    copy_of(library).unlink()


def change_an_old_text(library: Library) -> None:
    folder = library.places.library / "versions" / harbour(library)
    overwrite(folder / f"{document_id('as it was')}.txt", b"as it is")


def keep_an_old_text_of_nothing(library: Library) -> None:
    folder = library.places.library / "versions" / ("0" * 16)
    overwrite(folder / f"{document_id('as it was')}.txt", b"as it was")


def break_searches(library: Library) -> None:
    overwrite(library.places.library / "searches.toml", b"[[search]\n")


def break_tags(library: Library) -> None:
    overwrite(library.places.library / "tags.toml", b"[[tag]\n")


def break_corrections_of_names(library: Library) -> None:
    overwrite(library.places.library / "facts.toml", b"[[correction]]\nid = 3\n")


def break_a_dossier(library: Library) -> None:
    overwrite(library.places.library / "dossiers" / "ports.toml", b"= nothing")


def break_a_snapshot(library: Library) -> None:
    path = library.snapshots.path_of(library.snapshots.list()[0])
    content = bytearray(path.read_bytes())
    content[-30] ^= 1
    overwrite(path, bytes(content))


def lose_the_catalogue(library: Library) -> None:
    library.catalogue.clear()


def lose_a_document_in_the_index(library: Library) -> None:
    library.index.remove([harbour(library)])


def have_another_text_in_the_catalogue(library: Library) -> None:
    document = library.document(harbour(library))
    other = replace(document, text=document.text.replace("short", "brief"))
    library.catalogue.put([(harbour(library), "elsewhere.txt", other)])


def have_a_stranger_in_the_caches(library: Library) -> None:
    document = library.document(harbour(library))
    library.catalogue.put([("0" * 16, "elsewhere.txt", document)])


def lose_a_record(library: Library) -> None:
    record_file(library).unlink()


@dataclass(frozen=True, slots=True)
class Damage:
    """What is done to a library, what a check says of it, and whether it can be repaired."""

    do: Callable[[Library], None]
    what: str
    repaired: bool = False


DAMAGES = (
    Damage(break_annotation, "was set aside"),
    Damage(break_record, "was set aside"),
    Damage(exchange_record, "the record of another document"),
    Damage(give_annotation_to_another_document, "belongs to the document"),
    Damage(annotate_an_unknown_document, "which the library does not have"),
    Damage(move_the_passage_away, "The passage “words that stand nowhere"),
    Damage(make_a_conflict, "Another version of the annotation"),
    Damage(change_a_copy, "has changed since it was read"),
    Damage(change_the_line_ends_of_a_copy, "not the file that was added"),
    Damage(delete_a_copy, "not"),
    Damage(change_an_old_text, "This old text was changed"),
    Damage(keep_an_old_text_of_nothing, "belongs to a document which"),
    Damage(break_searches, "saved searches in this file could not be read"),
    Damage(break_tags, "could not be read"),
    Damage(break_corrections_of_names, "could not be read"),
    Damage(break_a_dossier, "This dossier cannot be read"),
    Damage(break_a_snapshot, "is damaged"),
    Damage(lose_the_catalogue, "recorded and not in the cache", repaired=True),
    Damage(lose_a_document_in_the_index, "recorded and not in the cache", repaired=True),
    Damage(have_another_text_in_the_catalogue, "The cache holds another text", repaired=True),
    Damage(have_a_stranger_in_the_caches, "of which there is no record", repaired=True),
    Damage(lose_a_record, "has no record", repaired=True),
)


def precious(library: Library) -> dict[str, bytes]:
    """The contents of the user's files, whatever they are called by now."""
    folder = library.places.library
    return {
        str(path.relative_to(folder)).removesuffix(".broken"): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock" and path.name != ".lock"
    }


def saying(problems: tuple[Problem, ...], what: str) -> list[Problem]:
    return [problem for problem in problems if what in problem.what]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.do.__name__)
def test_damage_is_found_and_the_users_work_is_left_as_it_is(
    filled: Library, damage: Damage
) -> None:
    damage.do(filled)
    before = precious(filled)
    again = Library(filled.places)
    found = saying(again.check().problems, damage.what)
    assert found, again.check().problems
    assert not any(problem.repaired for problem in found)
    found = saying(again.check(repair=True).problems, damage.what)
    assert found
    assert all(problem.repaired == damage.repaired for problem in found)
    after = precious(again)
    assert before.items() <= after.items()
    # Only a record for what had none may come besides.
    assert all(name.startswith("records") for name in after.keys() - before.keys())
    if damage.repaired:
        assert not saying(again.check().problems, damage.what)
    again.close()


def test_a_moved_passage_is_no_problem(filled: Library) -> None:
    key = harbour(filled)
    text = f"A new beginning. {filled.document(key).text}"
    span = Span(text.index("Estonia"), text.index("Estonia") + len("Estonia and Norway will meet"))
    filled.annotations.create(key, Anchor.of(text, span), note="moved")
    assert filled.check().problems == ()


def test_a_check_tells_how_far_it_has_come(filled: Library) -> None:
    steps: list[Progress] = []
    filled.check(progress=steps.append)
    assert [(step.done, step.total) for step in steps] == [(2, 2)]
