"""The parts of a Word file and how they lead to one another (ECMA-376, part 2)."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office.packages import Package
from briefreader.formats.office.word.names import MAIN, PACKAGE_RELATIONS, in_transitional

DOCUMENT = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: its id and kind, and the part or the address that it leads to."""

    id: str
    kind: str
    target: str
    is_outside: bool


class WordParts:
    """The parts of one file.

    Raises UnreadableDocument, here and in its methods, if the file is damaged or no Word file.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self.document_name = self._document_name()
        document = package.xml(self.document_name, in_transitional)
        if document is None:
            raise UnreadableDocument(
                "The file is damaged: the part with the document's text is missing."
            )
        if document.tag != f"{MAIN}document":
            raise UnreadableDocument("The file is damaged: it holds no Word document.")
        self.document = document
        self._by_kind: dict[str, str] = {}
        self._by_id: dict[str, str] = {}
        for relation in self.relations(self.document_name):
            if not relation.is_outside:
                self._by_kind.setdefault(relation.kind, relation.target)
                self._by_id.setdefault(relation.id, relation.target)

    def relations(self, part: str) -> Iterator[Relation]:
        """The relations of a part; none if it has no list of them."""
        folder, name = posixpath.split(part)
        root = self._package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for element in root if root is not None else ():
            if element.tag != f"{PACKAGE_RELATIONS}Relationship":
                continue
            is_outside = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not is_outside:
                target = _joined(folder, target)
            kind = element.get("Type", "").rpartition("/")[2]
            yield Relation(element.get("Id", ""), kind, target, is_outside)

    def addresses(self, part: str) -> dict[str, str]:
        """The addresses outside the file that a part's links lead to, by the ids of relations."""
        return {
            relation.id: relation.target
            for relation in self.relations(part)
            if relation.is_outside and relation.kind == "hyperlink"
        }

    def name_of(self, kind: str) -> str:
        """The name of the part of this kind that belongs to the document; empty if none."""
        return self._by_kind.get(kind, "")

    def name_by_id(self, relation_id: str) -> str:
        """The name of the part that a relation of the document leads to; empty if none."""
        return self._by_id.get(relation_id, "")

    def root(self, name: str) -> Element | None:
        """The root of a part; None if there is no such part."""
        return self._package.xml(name, in_transitional) if name else None

    def root_of(self, kind: str) -> Element | None:
        """The root of the part of this kind that belongs to the document."""
        return self.root(self.name_of(kind))

    def properties(self) -> dict[str, str]:
        """Title, creator and company by their names in the file's property parts."""
        found: dict[str, str] = {}
        for name in ("docProps/core.xml", "docProps/app.xml"):
            root = self._package.xml(name)
            for element in root if root is not None else ():
                found.setdefault(element.tag.rpartition("}")[2], element.text or "")
        return found

    def has_macros(self) -> bool:
        """Whether the file brings macros along."""
        return any(
            name.endswith(("vbaProject.bin", "vbaData.xml")) for name in self._package.names()
        )

    def _document_name(self) -> str:
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and not relation.is_outside:
                return relation.target if self._package.has(relation.target) else DOCUMENT
        return DOCUMENT


def _joined(folder: str, target: str) -> str:
    """A part's name by its address as seen from a folder of the archive."""
    path = target if target.startswith("/") else posixpath.join(folder, target)
    return unquote(posixpath.normpath(path)).lstrip("/")
