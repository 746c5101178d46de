"""Documents and facts to and from the JSON that the catalogue's columns hold."""

import json
from dataclasses import asdict, fields

from briefreader.domain.document import (
    Block,
    BlockKind,
    Document,
    Evidence,
    Metadata,
    Page,
    Run,
    RunStyle,
    Span,
)
from briefreader.domain.fact import Detail, Fact, FactKind

EXCERPT = 300
"""Code points of a document's beginning that the list shows."""

RUNNING_TEXT = 80
"""Code points from which a block is taken for running text, not for a date line or a byline."""


_DETAILS = tuple(field.name for field in fields(Detail))
_FACT = frozenset(field.name for field in fields(Fact))
_KINDS = frozenset(kind.value for kind in FactKind)


def excerpt(document: Document) -> str:
    """The first own sentences of a document; short lines count only where there is nothing else."""
    kinds = (BlockKind.TITLE, BlockKind.CAPTION, BlockKind.HEADING)
    blocks = [block for block in document.body() if block.kind not in kinds]
    running = [block for block in blocks if block.end - block.start >= RUNNING_TEXT]
    parts: list[str] = []
    length = 0
    for block in running or blocks:
        end = min(block.end, block.start + EXCERPT)
        parts.append(" ".join(document.text[block.start : end].split()))
        length += len(parts[-1]) + 1
        if length >= EXCERPT:
            break
    return " ".join(parts)[:EXCERPT]


def metadata_json(metadata: Metadata) -> str:
    return json.dumps(asdict(metadata), ensure_ascii=False)


def metadata_of(text: str) -> Metadata:
    record = json.loads(text)
    record["authors"] = tuple(record["authors"])
    record["evidence"] = tuple(Evidence(**item) for item in record["evidence"])
    return Metadata(**record)


def blocks_json(blocks: tuple[Block, ...]) -> str:
    return json.dumps([(b.kind, b.start, b.end, b.level, b.label) for b in blocks])


def blocks_of(text: str) -> tuple[Block, ...]:
    kinds = {kind.value: kind for kind in BlockKind}
    return tuple(Block(kinds[item[0]], *item[1:]) for item in json.loads(text))


def runs_json(runs: tuple[Run, ...]) -> str:
    return json.dumps([(r.style, r.start, r.end, r.target) for r in runs])


def runs_of(text: str) -> tuple[Run, ...]:
    styles = {style.value: style for style in RunStyle}
    return tuple(Run(styles[item[0]], *item[1:]) for item in json.loads(text))


def pages_json(pages: tuple[Page, ...]) -> str:
    return json.dumps([(page.start, page.label) for page in pages])


def pages_of(text: str) -> tuple[Page, ...]:
    return tuple(Page(*item) for item in json.loads(text))


def fact_record(fact: Fact) -> dict[str, object]:
    """A fact as JSON; a detail that does not apply is left out."""
    given = ((name, getattr(fact.detail, name)) for name in _DETAILS)
    # `dataclasses.asdict` takes six times as long, and a document has some fifty facts.
    return {
        "kind": fact.kind.value,
        "text": fact.text,
        "start": fact.start,
        "end": fact.end,
        "label": fact.label,
        "value": fact.value,
        "detail": {name: value for name, value in given if value not in (None, ())},
        "rule": fact.rule,
        "confidence": fact.confidence,
    }


def facts_of(text: str) -> tuple[Fact, ...]:
    """The facts in a column; what only a newer version of the program knows is left out."""
    records = json.loads(text)
    return tuple(fact_of(record) for record in records if record["kind"] in _KINDS)


def fact_of(record: dict[str, object]) -> Fact:
    detail = record.pop("detail")
    assert isinstance(detail, dict)
    detail = {name: value for name, value in detail.items() if name in _DETAILS}
    record = {name: value for name, value in record.items() if name in _FACT}
    if detail.get("answer") is not None:
        detail["answer"] = Span(*detail["answer"])
    if "who" in detail:
        detail["who"] = tuple(detail["who"])
    kind = FactKind(str(record.pop("kind")))
    return Fact(kind=kind, detail=Detail(**detail), **record)  # type: ignore[arg-type]
