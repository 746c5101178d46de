"""Files without text are documents of their own: they are never merged, and keep their notes."""

from pathlib import Path

from briefreader.library import Library


def blank(folder: Path, name: str, lines: int) -> Path:
    path = folder / name
    path.write_bytes(b"\n" * lines)
    return path


def test_files_without_text_are_never_merged(library: Library, tmp_path: Path) -> None:
    report = library.add([blank(tmp_path, "a.txt", 3), blank(tmp_path, "b.txt", 4)])
    assert len({item.id for item in report.added}) == 2
    assert all(item.warnings for item in report.added)


def test_a_file_without_text_keeps_its_note_through_a_move_and_a_rebuild(
    library: Library, tmp_path: Path
) -> None:
    path = blank(tmp_path, "a.txt", 3)
    [item] = library.add([path]).added
    library.annotate(item.id, None, note="ask for the text")
    moved = path.rename(tmp_path / "b.txt")
    assert [known.id for known in library.add([moved]).unchanged] == [item.id]
    library.corrections.set(item.id, "title", "A scanned page")
    library.rebuild()
    assert library.summary(item.id).title == "A scanned page"
    assert [p.annotation.note for p in library.placements(item.id)] == ["ask for the text"]
    assert library.check().problems == ()
    moved.write_text("Now there is a text of some words.", encoding="utf-8")
    assert [changed.id for changed in library.add([moved]).updated] == [item.id]
    assert [p.annotation.note for p in library.placements(item.id)] == ["ask for the text"]
