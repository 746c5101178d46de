"""What the list shows: the rows of the present query, in order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefreader.domain.document import Summary
from briefreader.domain.hit import Hit


@dataclass(frozen=True, slots=True)
class Results:
    """The rows a query finds; `hits` has counts and snippets for some of them by document id.

    `searched` is false for the empty query, which shows everything.
    """

    query: str = ""
    rows: tuple[Summary, ...] = ()
    hits: Mapping[str, Hit] = field(default_factory=dict)
    explained: str = ""
    notices: tuple[str, ...] = ()
    searched: bool = False
    library_size: int = 0
    unreadable: int = 0
