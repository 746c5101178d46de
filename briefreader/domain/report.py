"""What a longer piece of work tells while it runs and when it is done."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps are behind us; `current` names the one at hand."""

    done: int
    total: int
    current: str = ""


@dataclass(frozen=True, slots=True)
class AddedItem:
    """A file that became, or already was, a document; `path` as the user gave it."""

    id: str
    title: str
    path: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that did not become a document, and why; `needs_password` if one would open it."""

    path: str
    reason: str
    needs_password: bool = False


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of every file met, in the order met."""

    added: tuple[AddedItem, ...] = ()
    updated: tuple[AddedItem, ...] = ()
    unchanged: tuple[AddedItem, ...] = ()
    failed: tuple[Refusal, ...] = ()
    skipped: tuple[Refusal, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the library: `repaired` says whether it has been put right."""

    path: str
    what: str
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of the whole library found."""

    documents: int
    annotations: int
    problems: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild of the cache read again."""

    documents: int
    failed: tuple[Refusal, ...] = ()
