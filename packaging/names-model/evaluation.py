"""Precision, recall and F of names, by kind: a name counts where its words and its kind agree."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from texts import Name, Text

SCORED = ("PERSON", "ORG", "LOC")
_ARTICLE, _POSSESSIVE = re.compile(r"^[Tt]he\s+"), re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Score:
    """In per cent; `count` says how many names there are to find."""

    precision: float
    recall: float
    f: float
    count: int


def score(texts: Sequence[Text], find: Callable[[str], Iterable[Name]]) -> dict[str, Score]:
    """The scores of each kind, and of all kinds together under `ALL`."""
    counts = {kind: [0, 0, 0] for kind in ("ALL", *SCORED)}
    for text in texts:
        wanted, found = _bag(text.text, text.names), _bag(text.text, find(text.text))
        for kind, row in counts.items():
            of_kind = [name for name in wanted | found if kind in ("ALL", name[1])]
            right = sum(min(wanted[name], found[name]) for name in of_kind)
            row[0] += right
            row[1] += sum(found[name] for name in of_kind)
            row[2] += sum(wanted[name] for name in of_kind)
    return {kind: _score(*row) for kind, row in counts.items()}


def _bag(text: str, names: Iterable[Name]) -> Counter[tuple[str, str]]:
    return Counter(
        (_plain(text[name.start : name.end]), name.kind) for name in names if name.kind in SCORED
    )


def _plain(name: str) -> str:
    return _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(name.split())))


def _score(right: int, found: int, wanted: int) -> Score:
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    f = 2 * precision * recall / max(precision + recall, 1e-9)
    return Score(*(round(100 * share, 1) for share in (precision, recall, f)), wanted)


def table(scores: dict[str, Score]) -> str:
    """One line a kind."""
    return "\n".join(
        f"{kind:7} P {s.precision:5.1f}  R {s.recall:5.1f}  F {s.f:5.1f}  of {s.count}"
        for kind, s in scores.items()
    )
