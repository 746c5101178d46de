"""What the commands print: the JSON of the contract, and text for people."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefreader.cli.arguments import Arguments
from briefreader.cli.terminal import shown
from briefreader.domain.document import Document, Summary
from briefreader.domain.fact import Detail, Fact
from briefreader.domain.hit import SearchResult
from briefreader.domain.moment import Moment
from briefreader.domain.report import AddedItem, AddReport, CheckReport, RebuildReport, Refusal

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command has to say: `data` as JSON, `lines` for people, `messages` for stderr.

    `complete` is false when something asked for could not be done.
    """

    data: Json | list[Json]
    lines: Callable[[], list[str]]
    messages: tuple[str, ...] = field(default=())
    complete: bool = True

    def print(self, arguments: Arguments) -> None:
        """Write to standard output in the form asked for."""
        if arguments.jsonl and isinstance(self.data, list):
            text = "".join(f"{_dump(item)}\n" for item in self.data)
        elif arguments.json or arguments.jsonl:
            text = f"{_dump(self.data)}\n"
        else:
            text = "".join(f"{shown(line)}\n" for line in self.lines())
        if sys.stdout is None:
            return
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def summary_record(summary: Summary) -> dict[str, object]:
    """A row of `list`."""
    metadata = summary.metadata
    return {
        "id": summary.id,
        "title": summary.title,
        "authors": list(metadata.authors),
        "publisher": metadata.publisher,
        "published": metadata.published,
        "number": metadata.number,
        "kind": metadata.kind or None,
        "format": summary.format,
        "language": metadata.language or None,
        "words": summary.words,
        "tags": list(summary.tags),
        "unread": summary.unread,
        "starred": summary.starred,
        "path": summary.path,
    }


def moment_record(moment: Moment) -> dict[str, object]:
    """An item of `timeline`."""
    return {
        "start": moment.start or None,
        "end": moment.end or None,
        "precision": moment.precision or None,
        "text": moment.text,
        "id": moment.document_id,
        "title": moment.title,
        "span": list(moment.span),
        "relative_to": moment.relative_to or None,
    }


def document_record(summary: Summary, document: Document) -> dict[str, object]:
    """An item of `show`."""
    return {
        **summary_record(summary),
        "text": document.text,
        "url": document.metadata.url,
        "subtitle": document.metadata.subtitle or None,
        "blocks": [
            {"kind": b.kind, "start": b.start, "end": b.end, "level": b.level}
            for b in document.blocks
        ],
        "warnings": list(document.warnings),
    }


def facts_record(summary: Summary, text: str, facts: tuple[Fact, ...]) -> dict[str, object]:
    """An item of `facts`."""
    return {
        "id": summary.id,
        "path": summary.path,
        "title": summary.title,
        "text": text,
        "facts": [fact_record(fact) for fact in facts],
    }


def fact_record(fact: Fact) -> dict[str, object]:
    return {
        "kind": fact.kind,
        "text": fact.text,
        "start": fact.start,
        "end": fact.end,
        "label": fact.label,
        "value": fact.value,
        "detail": _detail_record(fact.detail),
        "rule": fact.rule,
        "confidence": fact.confidence,
    }


def _detail_record(detail: Detail) -> dict[str, object]:
    pairs = ((name, getattr(detail, name)) for name in Detail.__dataclass_fields__)
    return {name: value for name, value in pairs if value not in (None, ())}


def search_record(
    result: SearchResult, notices: tuple[str, ...], summaries: Mapping[str, Summary]
) -> dict[str, object]:
    """The answer of `search`."""
    return {
        "query": result.query,
        "explained": result.explained,
        "notices": list(notices),
        "total": result.total,
        "coverage": {
            "indexed": result.coverage.indexed,
            "total": result.coverage.total,
            "failed": result.coverage.failed,
        },
        "hits": [
            {
                "id": hit.document_id,
                "title": summaries[hit.document_id].title,
                "published": summaries[hit.document_id].metadata.published,
                "score": hit.score,
                "count": hit.count,
                "snippets": [
                    {
                        "start": snippet.span.start,
                        "end": snippet.span.end,
                        "text": snippet.text,
                        "matches": [list(match) for match in snippet.matches],
                    }
                    for snippet in hit.snippets
                ],
            }
            for hit in result.hits
        ],
    }


def add_record(report: AddReport) -> dict[str, object]:
    """The answer of `add`."""
    return {
        "added": [_item(item) for item in report.added],
        "updated": [_item(item) for item in report.updated],
        "unchanged": [_item(item) for item in report.unchanged],
        "failed": [refusal_record(item) for item in report.failed],
        "skipped": [refusal_record(item) for item in report.skipped],
    }


def _item(item: AddedItem) -> dict[str, object]:
    record: dict[str, object] = {"id": item.id, "title": item.title, "path": item.path}
    if item.warnings:
        record["warnings"] = list(item.warnings)
    return record


def refusal_record(refusal: Refusal) -> dict[str, object]:
    return {"path": refusal.path, "reason": refusal.reason}


def check_record(report: CheckReport) -> dict[str, object]:
    """The answer of `check`."""
    return {
        "documents": report.documents,
        "annotations": report.annotations,
        "problems": [
            {"path": p.path, "what": p.what, "repaired": p.repaired} for p in report.problems
        ],
    }


def rebuild_record(report: RebuildReport) -> dict[str, object]:
    """The answer of `rebuild`."""
    return {
        "documents": report.documents,
        "failed": [refusal_record(item) for item in report.failed],
    }
