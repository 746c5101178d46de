"""A correction of facts: what the user says in place of what a rule or a model found."""

from dataclasses import dataclass, field
from enum import StrEnum

from briefreader.domain.annotation import Anchor
from briefreader.domain.fact import FactKind

NAMES = frozenset((FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE))
"""The kinds that stand for things with names, which are merged over documents."""

BY_NAME = NAMES | {FactKind.AGREEMENT}
"""The kinds whose mentions go together by their label; all others are single passages."""


class Act(StrEnum):
    HIDE = "hide"
    CHANGE = "change"
    ADD = "add"
    UNKNOWN = ""
    """What a later version of the program wrote; it is kept and does nothing."""


@dataclass(frozen=True, slots=True)
class FactCorrection:
    """One correction; a document's are applied in their order, each to what those before left.

    `id` is a UUID in hexadecimal digits, `made` an ISO time in UTC. Meant are the facts of `kind`
    that have the label `name` (white space and case of letters make no difference), or with an
    `anchor` the one that stands there. `new_kind` and `new_label` are what they are to be, None
    where that stays as it is; with `Act.ADD` the passage becomes a fact of `kind`, labelled
    `new_label`. `source` is the JSON text that it was read from, so that keys of other versions
    survive; it takes no part in comparing.
    """

    id: str
    made: str
    act: Act
    kind: FactKind
    name: str = ""
    anchor: Anchor | None = None
    new_kind: FactKind | None = None
    new_label: str | None = None
    source: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Renaming:
    """What becomes of a name in all documents; None in the place of a kind hides it."""

    kind: FactKind
    name: str
    new_kind: FactKind | None
    new_name: str
