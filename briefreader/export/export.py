"""Writing notes to files, without ever overwriting what is not ours."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from briefreader.domain.annotation import Colour
from briefreader.domain.errors import BriefreaderError
from briefreader.export import markdown, tables, web_annotation
from briefreader.export.file_names import file_stem
from briefreader.export.notes import DocumentNotes, Group, Grouping, everything, grouped
from briefreader.files import storage_error, write_atomically


class Form(StrEnum):
    """A format that notes leave in."""

    MARKDOWN = "markdown"
    WEB_ANNOTATION = "webannotation"
    CSV = "csv"
    JSON = "json"
    QDPX = "qdpx"


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The files written and those that held the same already; the number of notes in all."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    notes: int


@dataclass(frozen=True, slots=True)
class _Format:
    """`is_ours` says whether a text was written by us, for the group with a key."""

    suffix: str
    render: Callable[[Group], str]
    is_ours: Callable[[str, str], bool]


_FORMATS = {
    Form.MARKDOWN: _Format(".md", markdown.render, markdown.is_ours),
    Form.WEB_ANNOTATION: _Format(".jsonld", web_annotation.render, web_annotation.is_ours),
    Form.CSV: _Format(".csv", tables.render_csv, tables.is_our_csv),
    Form.JSON: _Format(".json", tables.render_json, tables.is_our_json),
}


def export(
    items: Iterable[DocumentNotes],
    target: Path,
    *,
    form: Form = Form.MARKDOWN,
    by: Grouping = Grouping.DOCUMENT,
    template: Path | None = None,
    colours: Mapping[Colour, str] | None = None,
) -> ExportReport:
    """Write notes below a folder, one file a group; or, where the target ends in the format's
    suffix, into that one file. `colours` are the user's names of colours, to be read by people.

    The folder is made if missing. A file that holds the same already is not written again. A file
    of the same name that we did not write stays as it is: in a folder ours gets another name, a
    single file is refused. Raises BriefreaderError for that and for what is not available yet,
    StorageError where the target cannot be written.
    """
    if template is not None:
        raise BriefreaderError("Exporting with a template is not available yet.")
    if form not in _FORMATS:
        raise BriefreaderError(f"The export format {form} is not available yet.")
    documents = tuple(items)
    writer = _Writer(_FORMATS[form])
    if target.suffix.lower() == _FORMATS[form].suffix and not target.is_dir():
        group = replace(everything(documents), colours=colours or {})
        if group.items:
            writer.write_single(target, group)
    else:
        for group in grouped(documents, by):
            writer.write_into(target, replace(group, colours=colours or {}))
    notes = sum(len(item.placements) for item in documents)
    return ExportReport(tuple(writer.written), tuple(writer.unchanged), notes)


class _Writer:
    """Finds each group its file and writes what differs."""

    def __init__(self, form: _Format) -> None:
        self._form = form
        self._taken: set[str] = set()
        self.written: list[str] = []
        self.unchanged: list[str] = []

    def write_single(self, path: Path, group: Group) -> None:
        present = _present(path)
        if present is not None and not self._form.is_ours(present, ""):
            raise BriefreaderError(
                f"“{path}” exists and was not written by this export. Choose another name."
            )
        self._write(path, present, self._form.render(group))

    def write_into(self, folder: Path, group: Group) -> None:
        stem = file_stem(group.title)
        number = 1
        names = [stem, f"{stem} {group.mark}"]
        while True:
            name = names[number - 1] if number <= 2 else f"{stem} {group.mark} {number}"
            number += 1
            path = folder / f"{name}{self._form.suffix}"
            if path.name.casefold() in self._taken:
                continue
            present = _present(path)
            if present is None or self._form.is_ours(present, group.key):
                break
        self._taken.add(path.name.casefold())
        self._write(path, present, self._form.render(group))

    def _write(self, path: Path, present: str | None, text: str) -> None:
        text = text.encode("utf-8", "replace").decode()
        if present == text:
            self.unchanged.append(str(path))
            return
        write_atomically(path, text.encode())
        self.written.append(str(path))


def _present(path: Path) -> str | None:
    """What a file holds, None where there is none; what is no text counts as empty text."""
    if not os.path.lexists(path):
        return None
    if not path.is_file():
        return ""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        return ""
    except OSError as error:
        raise storage_error(error, path) from error
