"""What the commands print for people."""

from collections.abc import Iterable, Iterator, Mapping

from briefreader.cli.documents import Shown
from briefreader.cli.terminal import on_one_line
from briefreader.domain.document import Summary
from briefreader.domain.fact import Fact, FactKind
from briefreader.domain.hit import Reason, SearchResult
from briefreader.domain.moment import Moment
from briefreader.domain.report import AddReport
from briefreader.export.notes import DocumentNotes


def add_lines(report: AddReport) -> list[str]:
    lines = []
    for word, items in (
        ("added", report.added),
        ("updated", report.updated),
        ("unchanged", report.unchanged),
    ):
        for item in items:
            lines.append(f"{word:9} {item.id}  {on_one_line(item.title)}")
            lines += [f"{'':9} {on_one_line(warning)}" for warning in item.warnings]
    for word, refusals in (("failed", report.failed), ("skipped", report.skipped)):
        lines += [f"{word:9} {on_one_line(refusal.path)}: {refusal.reason}" for refusal in refusals]
    return lines


def list_lines(rows: Iterable[Summary]) -> list[str]:
    return [
        f"{row.id}  {row.metadata.published or '':10}  {on_one_line(row.title)}" for row in rows
    ]


def show_lines(items: Iterable[Shown]) -> list[str]:
    return [line for item in items for line in _show(item)]


def _show(item: Shown) -> Iterator[str]:
    metadata = item.summary.metadata
    about = (metadata.publisher, ", ".join(metadata.authors), metadata.published, metadata.number)
    yield item.summary.title
    yield " · ".join(part for part in about if part)
    for block in item.document.blocks:
        yield ""
        yield item.document.block_text(block)
    yield ""


def facts_lines(rows: Iterable[tuple[Summary, tuple[Fact, ...]]]) -> list[str]:
    return [line for summary, facts in rows for line in _facts(summary, facts)]


def _facts(summary: Summary, facts: tuple[Fact, ...]) -> Iterator[str]:
    yield summary.title
    for kind in FactKind:
        groups: dict[str, int] = {}
        for fact in facts:
            if fact.kind is kind:
                label = _line(kind, fact)
                groups[label] = groups.get(label, 0) + 1
        if groups:
            yield f"  {kind.replace('_', ' ')}"
        for label, count in groups.items():
            yield f"    {label}" + (f" ({count})" if count > 1 else "")


def _line(kind: FactKind, fact: Fact) -> str:
    if kind is FactKind.QUOTE:
        return f"{fact.label or '?'}: “{fact.text}”"
    if kind is FactKind.DATE:
        return f"{fact.value or '?'}  {fact.text}"
    return (fact.label or fact.text) if kind is not FactKind.FIGURE else fact.text


def timeline_lines(moments: Iterable[Moment]) -> list[str]:
    """One date a line: its days, the words of the text, and the document."""
    return [
        f"{_stretch(moment):23}  {' '.join(moment.text.split())}  ({moment.title})"
        for moment in moments
    ]


def _stretch(moment: Moment) -> str:
    if moment.start == moment.end:
        return moment.start
    return f"{moment.start or '…'} to {moment.end or '…'}"


def search_notices(result: SearchResult) -> tuple[str, ...]:
    """What to say of a search beside its hits: what was odd, how much was searched, what to try."""
    notices = list(result.notices)
    coverage = result.coverage
    if coverage.is_partial:
        readable = coverage.total - coverage.failed
        notices.append(f"Searched {coverage.indexed:,} of {readable:,} documents so far.")
    for offer in result.suggestions:
        documents = f"{offer.total:,} document" + ("" if offer.total == 1 else "s")
        if offer.reason is Reason.SPELLING:
            notices.append(f"Did you mean “{offer.about}”? Finds {documents}: {offer.query}")
        else:
            notices.append(f"Without {offer.about}: finds {documents}: {offer.query}")
    return tuple(notices)


def search_lines(result: SearchResult, summaries: Mapping[str, Summary]) -> list[str]:
    lines = [f"{result.total} found: {result.explained}"]
    for hit in result.hits:
        lines += ["", f"{hit.document_id}  {on_one_line(summaries[hit.document_id].title)}"]
        lines += [f"  … {' '.join(snippet.text.split())} …" for snippet in hit.snippets]
    return lines


def notes_lines(items: Iterable[DocumentNotes]) -> list[str]:
    lines = []
    for item in items:
        lines.append(item.summary.title)
        for placement in item.placements:
            annotation = placement.annotation
            quote = "on the whole document"
            if annotation.anchor:
                quote = f"“{' '.join(annotation.anchor.exact.split())}”"
            tags = "".join(f" #{tag}" for tag in annotation.tags)
            lines.append(f"  {annotation.id[-36:]}  {placement.state}  {quote}{tags}")
            if annotation.note:
                lines += [f"    {line}" for line in annotation.note.splitlines()]
    return lines
