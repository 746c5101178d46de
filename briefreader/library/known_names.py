"""The people, organisations and places that the documents of a library name."""

from collections.abc import Callable, Mapping, Sequence

from briefreader.domain.document import Summary
from briefreader.domain.fact import Fact, FactKind
from briefreader.domain.hit import Facet, FacetKind
from briefreader.library.roles import MOST_READ, Role, roles
from briefreader.library.selecting.facets import Facets
from briefreader.library.selecting.facts import FactArrays


class KnownNames:
    """Looks names up in all documents; raises StorageError where the cache cannot be read."""

    def __init__(
        self,
        facts: Callable[[], FactArrays],
        facets: Facets,
        rows: Callable[[], Mapping[str, Summary]],
        newest: Callable[[], Sequence[str]],
        facts_of: Callable[[str], tuple[Fact, ...] | None],
    ) -> None:
        """`newest` gives the documents' ids by date, `facts_of` a document's facts if known."""
        self._facts = facts
        self._facets = facets
        self._rows = rows
        self._newest = newest
        self._facts_of = facts_of

    def standing_for(self, kind: FactKind, label: str) -> tuple[tuple[str, int], ...]:
        """The names that stand for one person, organisation or place.

        Each with how many documents have it; none where nothing is called so.
        """
        return self._facts().names_of(kind.value, label)

    def like(self, kind: FacetKind, text: str, most: int) -> Facet:
        """What documents name of a kind, at most so many, the most frequent first.

        Only what has `text` in it, whatever the case of letters.
        """
        return self._facets.names(kind, text, most)

    def frequent(self, kind: FactKind, most: int) -> tuple[str, ...]:
        """What most documents name of a kind, at most so many."""
        [found] = self._facts().most_frequent(tuple(self._rows()), [kind.value], most)
        return tuple(name for name, _ in found.found)

    def roles(self, label: str) -> tuple[Role, ...]:
        """The roles that documents give to a person, each with the newest document that does.

        Of a person whom many documents name the `MOST_READ` newest are looked at.
        """
        naming = self._facts().having(FactKind.PERSON.value, label)
        newest = [key for key in self._newest() if key in naming][:MOST_READ]
        names = (label, *(name for name, _ in self.standing_for(FactKind.PERSON, label)))
        rows = self._rows()
        return roles(names, ((rows[key], self._facts_of(key) or ()) for key in newest))
