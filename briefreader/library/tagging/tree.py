"""The tree of tags: those on annotations and those that are only described, with their counts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefreader.domain.annotation import Annotation
from briefreader.domain.tag import TagEntry, TagNode, tag_key, tidy_tag


@dataclass(slots=True)
class _Branch:
    """A tag while the tree is being made; sets hold numbers of annotations and document ids."""

    name: str = ""
    annotations: set[int] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    spellings: Counter[str] = field(default_factory=Counter)
    branches: dict[str, "_Branch"] = field(default_factory=dict)


def tree_of(living: Sequence[Annotation], entries: Iterable[TagEntry]) -> tuple[TagNode, ...]:
    """The tags that stand below no other, in alphabetical order; ways of writing one are joined.

    A tag is written as its entry says, else as it is written most often. A tag between others,
    such as `a` where only `a/b` is given, is in the tree as well; one of slashes alone is not.
    """
    tagged: dict[str, list[int]] = {}
    for number, item in enumerate(living):
        for tag in item.tags:
            tagged.setdefault(tag, []).append(number)
    root = _Branch()
    for tag, numbers in tagged.items():
        if not tidy_tag(tag):
            continue
        documents = {living[number].document_id for number in numbers}
        for branch, name in _way(root, tag_key(tag), tidy_tag(tag)):
            branch.annotations.update(numbers)
            branch.documents |= documents
            branch.spellings[name] += len(numbers)
    said = {tag_key(entry.name): entry for entry in entries}
    for key, entry in said.items():
        way = _way(root, key, entry.name)
        for branch, name in way:
            branch.spellings.setdefault(name, 0)
        way[-1][0].name = entry.name
    return _nodes(root, "", said)


def _way(root: _Branch, key: str, name: str) -> list[tuple[_Branch, str]]:
    """The branches from the root to a tag, and how each of them is written in it."""
    branch, way = root, []
    keys, names = key.split("/"), name.split("/")
    for depth, part in enumerate(keys, start=1):
        branch = branch.branches.setdefault(part, _Branch())
        way.append((branch, "/".join(names[:depth])))
    return way


def _nodes(branch: _Branch, above: str, said: dict[str, TagEntry]) -> tuple[TagNode, ...]:
    nodes = []
    for below in branch.branches.values():
        ways = sorted(below.spellings, key=lambda way: (-below.spellings[way], way))
        # A tag in whose name only the part above is written otherwise is no other tag.
        name = (below.name or ways[0]).rpartition("/")[2]
        path = f"{above}/{name}" if above else name
        entry = said.get(tag_key(path))
        nodes.append(
            TagNode(
                name=name,
                path=path,
                annotations=len(below.annotations),
                documents=len(below.documents),
                colour=entry.colour if entry else None,
                description=entry.description if entry else "",
                children=_nodes(below, path, said),
                spellings=tuple(way for way in ways if below.spellings[way]),
            )
        )
    return tuple(sorted(nodes, key=lambda node: (node.name.casefold(), node.name)))
