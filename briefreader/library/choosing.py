"""Which annotations a query asks for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from briefreader.domain.annotation import Annotation
from briefreader.domain.query import And, Everything, Node, Not, Sort, Tagged
from briefreader.export.notes import DocumentNotes
from briefreader.library.searching import Searcher
from briefreader.search.grammar import parse


def choose_notes(
    searcher: Searcher, text: str, placed: Callable[[str], DocumentNotes]
) -> tuple[DocumentNotes, ...]:
    """The notes that a query chooses, by document; documents without any are left out."""
    query = parse(text, date.today())  # noqa: DTZ011 - the user's own day
    wanted, unwanted, rest = split_by_tags(query.root)
    chosen = []
    for hit in searcher.find(replace(query, root=rest), query.sort or Sort.DATE):
        notes = placed(hit.document_id)
        kept = tuple(
            placement
            for placement in notes.placements
            if all(has_tag(placement.annotation, tag) for tag in wanted)
            and not any(has_tag(placement.annotation, tag) for tag in unwanted)
        )
        if kept:
            chosen.append(replace(notes, placements=kept))
    return tuple(chosen)


def has_tag(annotation: Annotation, tag: str) -> bool:
    """Whether an annotation has a tag or one below it, whatever the case of its letters."""
    wanted = tag.casefold()
    return any(
        name == wanted or name.startswith(f"{wanted}/")
        for name in (own.casefold() for own in annotation.tags)
    )


def split_by_tags(root: Node) -> tuple[tuple[str, ...], tuple[str, ...], Node]:
    """The tags a query asks of annotations, those it rules out, and what it asks of documents.

    Only tags that stand on their own or beside other parts are split off; a tag within an
    alternative stays a question about documents.
    """
    parts = root.parts if isinstance(root, And) else (root,)
    wanted: list[str] = []
    unwanted: list[str] = []
    rest: list[Node] = []
    for part in parts:
        if isinstance(part, Tagged):
            wanted.append(part.tag)
        elif isinstance(part, Not) and isinstance(part.part, Tagged):
            unwanted.append(part.part.tag)
        else:
            rest.append(part)
    remaining: Node = Everything() if not rest else rest[0] if len(rest) == 1 else And(tuple(rest))
    return tuple(wanted), tuple(unwanted), remaining
