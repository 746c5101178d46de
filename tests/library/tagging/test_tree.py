"""The tree of tags and its counts."""

from briefreader.domain.annotation import Annotation, Colour
from briefreader.domain.tag import TagEntry, TagNode
from briefreader.library.tagging.tree import tree_of

NOW = "2021-03-05T10:00:00.000Z"


def annotation(document: str, *tags: str) -> Annotation:
    return Annotation(f"urn:uuid:{document}{tags}", document, NOW, NOW, tags=tags)


def counts(tree: tuple[TagNode, ...]) -> list[tuple[str, int, int]]:
    return [(node.path, node.annotations, node.documents) for root in tree for node in root.nodes()]


def test_a_tag_counts_what_is_below_it_once() -> None:
    living = [
        annotation("d1", "a/b", "a/c"),
        annotation("d1", "a"),
        annotation("d2", "a/b/x", "z"),
    ]
    assert counts(tree_of(living, ())) == [
        ("a", 3, 2),
        ("a/b", 2, 2),
        ("a/b/x", 1, 1),
        ("a/c", 1, 1),
        ("z", 1, 1),
    ]


def test_ways_of_writing_a_tag_are_one_tag() -> None:
    living = [annotation("d1", "Iran"), annotation("d2", "iran"), annotation("d3", "Iran/Talks")]
    (iran,) = tree_of(living, ())
    assert (iran.path, iran.annotations, iran.spellings) == ("Iran", 3, ("Iran", "iran"))
    assert iran.children[0].path == "Iran/Talks"


def test_an_entry_says_how_a_tag_is_written_and_what_it_is() -> None:
    entries = (TagEntry("IRAN", Colour.PINK, "The talks."),)
    (iran,) = tree_of([annotation("d1", "iran/x")], entries)
    assert (iran.path, iran.colour, iran.description) == ("IRAN", Colour.PINK, "The talks.")
    assert iran.children[0].path == "IRAN/x"


def test_a_tag_that_is_only_described_is_there_with_those_above_it() -> None:
    assert counts(tree_of([], (TagEntry("for/later", description="Plans."),))) == [
        ("for", 0, 0),
        ("for/later", 0, 0),
    ]


def test_tags_that_are_written_untidily_are_found_too() -> None:
    assert counts(tree_of([annotation("d1", "/a//b/"), annotation("d2", "/")], ())) == [
        ("a", 1, 1),
        ("a/b", 1, 1),
    ]
