"""The tree of tags as rows, and the queries that a row asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefreader.domain.query import Not, Query, Tagged, Unit
from briefreader.domain.tag import TagNode, is_within, moved_tag, tag_key
from briefreader.ui.facetlist.rows import Standing


@dataclass(frozen=True, slots=True)
class TagRow:
    """One tag: `depth` counts from 0, `colour_name` is what the user calls the tag's colour."""

    node: TagNode
    depth: int = 0
    is_open: bool = False
    standing: Standing = Standing.FREE
    colour_name: str = ""

    @property
    def key(self) -> str:
        return tag_key(self.node.path)

    @property
    def spoken(self) -> str:
        """The row as a screen reader should say it."""
        node = self.node
        parts = [f"Tag {node.path.replace('/', ', below it ')}", counted(node)]
        if self.colour_name:
            parts.append(f"colour {self.colour_name}")
        if node.children:
            below = sum(1 for _ in node.nodes()) - 1
            parts.append(f"{below:,} below it, {'open' if self.is_open else 'closed'}")
        if self.standing is not Standing.FREE:
            parts.append(self.standing.value)
        if node.description:
            parts.append(node.description)
        return ", ".join(parts)


def counted(node: TagNode) -> str:
    """On how much a tag is, in words."""
    if not node.annotations:
        return "not in use"
    annotations = "1 annotation" if node.annotations == 1 else f"{node.annotations:,} annotations"
    documents = "1 document" if node.documents == 1 else f"{node.documents:,} documents"
    return f"{annotations} in {documents}"


def rows_of(
    tree: tuple[TagNode, ...],
    folded: frozenset[str],
    wanted: str,
    query: Query | None,
    colour_names: Mapping[str, str],
) -> tuple[TagRow, ...]:
    """The rows to show: all but those below a tag in `folded`, a set of keys of tags.

    With words in `wanted` only tags whose names have them all, and those above them, whatever is
    folded. `colour_names` are by the colours' values.
    """
    words = tuple(wanted.casefold().split())
    standings = {key: standing for key, (standing, _) in written_tags(query).items()}
    return tuple(_rows(tree, 0, folded, words, standings, colour_names))


def _rows(
    nodes: tuple[TagNode, ...],
    depth: int,
    folded: frozenset[str],
    words: tuple[str, ...],
    standings: Mapping[str, Standing],
    colour_names: Mapping[str, str],
) -> Iterator[TagRow]:
    for node in nodes:
        key = tag_key(node.path)
        has_words = all(word in key for word in words)
        below = [] if key in folded and not words else node.children
        rows = list(_rows(tuple(below), depth + 1, folded, words, standings, colour_names))
        if not has_words and not rows:
            continue
        colour = colour_names.get(node.colour.value, "") if node.colour is not None else ""
        standing = standings.get(key, Standing.FREE)
        yield TagRow(node, depth, bool(rows), standing, colour)
        yield from rows


def written_tags(query: Query | None) -> dict[str, tuple[Standing, Unit]]:
    """The tags that a query asks for or excludes, by their keys, and the unit that does so."""
    found: dict[str, tuple[Standing, Unit]] = {}
    for unit in query.units if query is not None else ():
        match unit.node:
            case Tagged(tag):
                found[tag_key(tag)] = (Standing.CHOSEN, unit)
            case Not(Tagged(tag)):
                found[tag_key(tag)] = (Standing.EXCLUDED, unit)
    return found


def query_with_tag(path: str, query: str, parsed: Query | None, *, exclude: bool) -> str:
    """The text of the query after a tag was chosen or excluded, or given up again.

    `query` is what the box has; `parsed` is it as it was understood, if it was.
    """
    # The parser takes its time to be imported: the first search has done that.
    from briefreader.search.grammar import joined, quoted_unit

    same = parsed if parsed is not None and parsed.text == query else None
    known = written_tags(same).get(tag_key(path))
    if same is not None and known is not None:
        standing, unit = known
        query = same.without(unit)
        if standing is (Standing.EXCLUDED if exclude else Standing.CHOSEN):
            return query
    unit_text = quoted_unit("tag", path)
    return joined(query, f"-{unit_text}" if exclude else unit_text)


def renamed_in_query(old: str, new: str, parsed: Query | None) -> str | None:
    """A query that asks for the same tags under their new names; None where it asks for none."""
    from briefreader.search.grammar import quoted_unit

    if parsed is None:
        return None
    text, changed = parsed.text, False
    for standing, unit in sorted(
        written_tags(parsed).values(), key=lambda item: item[1].span.start, reverse=True
    ):
        node = unit.node.part if isinstance(unit.node, Not) else unit.node
        assert isinstance(node, Tagged)
        if is_within(node.tag, old):
            sign = "-" if standing is Standing.EXCLUDED else ""
            written = sign + quoted_unit("tag", moved_tag(node.tag, old, new))
            start, end = unit.span
            kept = text[start:end]
            trailing = kept[len(kept.rstrip()) :]
            text, changed = text[:start] + written + trailing + text[end:], True
    return text if changed else None
