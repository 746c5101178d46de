"""Corrections made of what the user chose and asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from briefreader.domain.annotation import Anchor
from briefreader.domain.document import Span
from briefreader.domain.fact import FactKind
from briefreader.domain.fact_correction import BY_NAME, Act, FactCorrection


@dataclass(frozen=True, slots=True)
class Chosen:
    """Facts that the user sees as one: a kind, the name they go by, and where they stand."""

    kind: FactKind
    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FactChange:
    """Corrections to make and to take back: of a document, or with an empty id of all."""

    document_id: str
    added: tuple[FactCorrection, ...] = ()
    removed: tuple[FactCorrection, ...] = ()

    @property
    def undone(self) -> "FactChange":
        """What takes the change back."""
        return FactChange(self.document_id, self.removed, self.added)


def correction(
    act: Act,
    kind: FactKind,
    name: str = "",
    anchor: Anchor | None = None,
    new_kind: FactKind | None = None,
    new_label: str | None = None,
) -> FactCorrection:
    """A new correction, made now."""
    return FactCorrection(
        uuid4().hex, _now(), act, kind, name, anchor, new_kind, new_label and _tidy(new_label)
    )


def hidden(chosen: Chosen, names: Iterable[str], text: str) -> tuple[FactCorrection, ...]:
    """What hides facts; `names` are those that their mentions have in the document itself."""
    return _of_all(Act.HIDE, chosen, names, text)


def changed(
    chosen: Chosen,
    names: Iterable[str],
    text: str,
    *,
    kind: FactKind | None = None,
    label: str | None = None,
) -> tuple[FactCorrection, ...]:
    """What gives facts another label, another kind, or both."""
    return _of_all(Act.CHANGE, chosen, names, text, kind, label)


def split_off(
    kind: FactKind, spans: Sequence[Span], label: str, text: str
) -> tuple[FactCorrection, ...]:
    """What gives these mentions of a name a name of their own."""
    anchors = (Anchor.of(text, span) for span in spans)
    return tuple(correction(Act.CHANGE, kind, anchor=anchor, new_label=label) for anchor in anchors)


def added(kind: FactKind, span: Span, label: str, text: str) -> FactCorrection:
    """What makes a passage a fact; an empty label leaves it to the words of the passage."""
    return correction(Act.ADD, kind, anchor=Anchor.of(text, span), new_label=label or None)


def _of_all(
    act: Act,
    chosen: Chosen,
    names: Iterable[str],
    text: str,
    kind: FactKind | None = None,
    label: str | None = None,
) -> tuple[FactCorrection, ...]:
    if chosen.kind in BY_NAME:
        meant = dict.fromkeys(names) or {chosen.name: None}
        return tuple(correction(act, chosen.kind, name, None, kind, label) for name in meant)
    anchors = (Anchor.of(text, span) for span in chosen.spans)
    return tuple(correction(act, chosen.kind, "", a, kind, label) for a in anchors)


_last_made = datetime.fromtimestamp(0, UTC)


def _now() -> str:
    """The present time in microseconds, later than any given before: the order counts."""
    global _last_made
    _last_made = max(datetime.now(UTC), _last_made + timedelta(microseconds=1))
    return _last_made.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _tidy(label: str) -> str:
    """A label on one line, without control characters and lone surrogates."""
    return " ".join("".join(c if c.isprintable() else " " for c in label).split())[:200]
