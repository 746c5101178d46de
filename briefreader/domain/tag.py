"""Tags: names in a hierarchy (`a/b` is below `a`), and what the user says of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefreader.domain.colour import Colour


@dataclass(frozen=True, slots=True)
class TagEntry:
    """What the user says of a tag, apart from where it is given.

    `rest` is the TOML of keys that other versions of the program wrote, kept as it is.
    """

    name: str
    colour: Colour | None = None
    description: str = ""
    rest: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry of the vocabulary before and after a step; None where there is none."""

    before: TagEntry | None
    after: TagEntry | None

    def reversed(self) -> "EntryChange":
        return EntryChange(self.after, self.before)


@dataclass(frozen=True, slots=True)
class TagOffer:
    """A tag that may be meant while one is typed, and on how many annotations it is."""

    path: str
    count: int = 0
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class TagNode:
    """A tag of the tree; whatever the case of its letters it is one tag.

    `name` is its last part, `path` its whole name. `annotations` and `documents` count those that
    have this tag or one below it, each once. `spellings` are the ways in which it is written on
    annotations, the most frequent first.
    """

    name: str
    path: str
    annotations: int = 0
    documents: int = 0
    colour: Colour | None = None
    description: str = ""
    children: tuple["TagNode", ...] = ()
    spellings: tuple[str, ...] = ()

    def nodes(self) -> Iterator["TagNode"]:
        """This tag and all below it, each before those below it."""
        yield self
        for child in self.children:
            yield from child.nodes()


def tidy_tag(name: str) -> str:
    """A tag's name with its white space tidied and without empty parts; empty if nothing is left.

    Commas, which part tags where they are typed, become spaces; halves of surrogate pairs, which no
    file can hold, are taken out.
    """
    parts = (" ".join(part.split()) for part in name.replace(",", " ").split("/"))
    whole = "/".join(part for part in parts if part)
    return whole.encode("utf-8", "ignore").decode("utf-8")


@lru_cache(maxsize=4096)
def tag_key(name: str) -> str:
    """What is equal for the ways of writing one tag: its tidied name without regard to case."""
    return (tidy_tag(name) or name).casefold()


def is_within(tag: str, root: str) -> bool:
    """Whether a tag is another one, or below it, whatever the case of their letters."""
    key, wanted = tag_key(tag), tag_key(root)
    return key == wanted or key.startswith(f"{wanted}/")


def parent_of(path: str) -> str:
    """The name of the tag above one; empty where there is none."""
    return path.rpartition("/")[0]


def moved_tag(tag: str, old: str, new: str) -> str:
    """The name of a tag when `old` is called `new`; a tag that is not within `old` stays as it is.

    Of `a/b`, when `a` becomes `x/y`, that is `x/y/b`.
    """
    if not is_within(tag, old):
        return tag
    below = tidy_tag(tag).split("/")[len(tidy_tag(old).split("/")) :]
    return "/".join([new, *below])
