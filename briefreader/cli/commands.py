"""What each command does: it asks the library and says what came of it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from briefreader.cli.arguments import Arguments, WrongUsage
from briefreader.cli.documents import Missing, Shown, library_id, look_up
from briefreader.cli.output import (
    Json,
    Outcome,
    add_record,
    check_record,
    document_record,
    facts_record,
    moment_record,
    rebuild_record,
    refusal_record,
    search_record,
    summary_record,
)
from briefreader.cli.progress import show_progress
from briefreader.cli.restoring import restore
from briefreader.cli.text import (
    add_lines,
    facts_lines,
    list_lines,
    notes_lines,
    search_lines,
    search_notices,
    show_lines,
    timeline_lines,
)
from briefreader.domain.annotation import Annotation, Colour
from briefreader.domain.errors import BriefreaderError, NoSuchAnnotation
from briefreader.domain.query import Sort
from briefreader.domain.tag import tag_key, tidy_tag
from briefreader.export.export import Form
from briefreader.export.notes import Grouping
from briefreader.library import Library
from briefreader.notes.codec import to_record

Choice = TypeVar("Choice", Sort, Colour, Form, Grouping)


def add(library: Library, arguments: Arguments) -> Outcome:
    report = library.add(
        [Path(word) for word in arguments.words],
        watch=arguments.given("--watch"),
        progress=show_progress,
    )
    return Outcome(add_record(report), lambda: add_lines(report), complete=not report.failed)


def remove(library: Library, arguments: Arguments) -> Outcome:
    messages: list[str] = []
    keys: list[str] = []
    for word in arguments.words:
        try:
            keys += library.remove([library_id(library, word)])
        except BriefreaderError as error:
            messages.append(str(error))
    return Outcome(
        {"removed": keys}, lambda: [f"removed {key}" for key in keys], tuple(messages), not messages
    )


def list_documents(library: Library, arguments: Arguments) -> Outcome:
    library.complete_facts(arguments.query, show_progress)
    result = library.search(arguments.query, sort=Sort.DATE, details=0)
    summaries = dict(library.by_id().items())
    rows = [summaries[key] for key in result.document_ids]
    return Outcome([summary_record(row) for row in rows], lambda: list_lines(rows), result.notices)


def show(library: Library, arguments: Arguments) -> Outcome:
    items = [look_up(library, word) for word in arguments.words]
    data: list[Json] = [
        document_record(item.summary, item.document)
        if isinstance(item, Shown)
        else refusal_record(item.refusal)
        for item in items
    ]
    found = [item for item in items if isinstance(item, Shown)]
    return Outcome(data, lambda: show_lines(found), *_missing(items))


def facts(library: Library, arguments: Arguments) -> Outcome:
    items = [look_up(library, word) for word in arguments.words]
    found = [(item, item.facts(library)) for item in items if isinstance(item, Shown)]
    by_item = {id(item): item_facts for item, item_facts in found}
    data: list[Json] = [
        facts_record(item.summary, item.document.text, by_item[id(item)])
        if isinstance(item, Shown)
        else refusal_record(item.refusal)
        for item in items
    ]
    rows = [(item.summary, item_facts) for item, item_facts in found]
    return Outcome(data, lambda: facts_lines(rows), *_missing(items))


def timeline(library: Library, arguments: Arguments) -> Outcome:
    library.complete_facts(arguments.query, show_progress)
    result = library.search(arguments.query, details=0)
    moments = library.timeline(result.document_ids, show_progress)
    return Outcome(
        [moment_record(moment) for moment in moments],
        lambda: timeline_lines(moments),
        result.notices,
    )


def search(library: Library, arguments: Arguments) -> Outcome:
    sort = _choice(Sort, "--sort", arguments)
    limit = arguments.number("--limit") or 20
    library.complete_facts(arguments.query, show_progress)
    result = library.search(arguments.query, sort=sort, details=limit)
    summaries = library.by_id()
    notices = search_notices(result)
    return Outcome(
        search_record(result, notices, summaries),
        lambda: search_lines(result, summaries),
        notices,
    )


def annotate(library: Library, arguments: Arguments) -> Outcome:
    quote = arguments.text_of("--quote")
    tags = _tags(arguments)
    if quote is None:
        if arguments.given("--occurrence"):
            raise WrongUsage("--occurrence needs --quote.")
        if not (arguments.text_of("--note") or tags):
            raise WrongUsage("Without --quote there must be a --note or a --tag.")
    key = library_id(library, arguments.words[0])
    span = None
    if quote is not None:
        span = library.find_quote(key, quote, arguments.number("--occurrence"))
    annotation = library.annotate(
        key,
        span,
        note=arguments.text_of("--note") or "",
        tags=tags,
        colour=_choice(Colour, "--colour", arguments) or Colour.YELLOW,
    )
    return _annotation_outcome(annotation)


def note(library: Library, arguments: Arguments) -> Outcome:
    given = _tags(arguments)
    annotation = library.annotations.get(arguments.words[0])
    if annotation.deleted:
        raise NoSuchAnnotation(f"The annotation “{arguments.words[0]}” was deleted.")
    if arguments.given("--delete"):
        return _annotation_outcome(library.delete_annotation(annotation.id))
    unwanted = {tag_key(tag) for tag in arguments.texts_of("--untag")}
    tags = [tag for tag in annotation.tags if tag_key(tag) not in unwanted]
    present = {tag_key(tag) for tag in tags}
    tags += [tag for tag in given if tag_key(tag) not in present]
    text = arguments.text_of("--note")
    changed = replace(
        annotation,
        tags=tuple(tags),
        note=annotation.note if text is None else text,
        colour=_choice(Colour, "--colour", arguments) or annotation.colour,
    )
    # What changes nothing is not written: elsewhere it would count as the newest edit.
    saved = annotation if changed == annotation else library.save_annotation(changed)
    return _annotation_outcome(saved)


def notes(library: Library, arguments: Arguments) -> Outcome:
    library.complete_facts(arguments.query, show_progress)
    chosen = library.notes(arguments.query)
    data: list[Json] = [
        {
            **to_record(placement.annotation),
            "document": {"id": item.summary.id, "title": item.summary.title},
            "state": placement.state,
        }
        for item in chosen
        for placement in item.placements
    ]
    return Outcome(data, lambda: notes_lines(chosen))


def export(library: Library, arguments: Arguments) -> Outcome:
    target = arguments.value("--to")
    if not target:
        raise WrongUsage("export needs --to PATH, a folder or a file.")
    template = arguments.value("--template")
    library.complete_facts(arguments.query, show_progress)
    report = library.export(
        library.notes(arguments.query),
        Path(target),
        form=_choice(Form, "--format", arguments) or Form.MARKDOWN,
        by=_choice(Grouping, "--by", arguments) or Grouping.DOCUMENT,
        template=Path(template) if template else None,
    )
    written, unchanged = list(report.written), list(report.unchanged)
    count = f"{report.notes} note" + ("" if report.notes == 1 else "s")
    lines = [f"{count}; {len(written)} written, {len(unchanged)} unchanged", *written]
    return Outcome(
        {"written": written, "unchanged": unchanged, "notes": report.notes}, lambda: lines
    )


def check(library: Library, arguments: Arguments) -> Outcome:
    report = library.check(repair=arguments.given("--repair"), progress=show_progress)
    lines = [f"{report.documents} documents, {report.annotations} annotations"]
    lines += [f"{p.path}: {p.what}{' Repaired.' if p.repaired else ''}" for p in report.problems]
    return Outcome(
        check_record(report), lambda: lines, complete=all(p.repaired for p in report.problems)
    )


def rebuild(library: Library, arguments: Arguments) -> Outcome:
    report = library.rebuild(show_progress)
    lines = [f"{report.documents} documents read again"]
    lines += [f"{item.path}: {item.reason}" for item in report.failed]
    return Outcome(rebuild_record(report), lambda: lines, complete=not report.failed)


COMMANDS: Mapping[str, Callable[[Library, Arguments], Outcome]] = {
    "add": add,
    "remove": remove,
    "list": list_documents,
    "show": show,
    "search": search,
    "facts": facts,
    "timeline": timeline,
    "annotate": annotate,
    "note": note,
    "notes": notes,
    "export": export,
    "check": check,
    "restore": restore,
    "rebuild": rebuild,
}


def _tags(arguments: Arguments) -> tuple[str, ...]:
    """The tags given, tidied, each once; raises WrongUsage on one that has no name."""
    found: dict[str, str] = {}
    for given in arguments.texts_of("--tag"):
        tag = tidy_tag(given)
        if not tag and given.strip():
            raise WrongUsage(f"--tag takes the name of a tag, such as talks/trade, not “{given}”.")
        if tag:
            found.setdefault(tag_key(tag), tag)
    return tuple(found.values())


def _annotation_outcome(annotation: Annotation) -> Outcome:
    record = to_record(annotation)
    return Outcome(record, lambda: [json.dumps(record, ensure_ascii=False, indent=1)])


def _missing(items: Iterable[Shown | Missing]) -> tuple[tuple[str, ...], bool]:
    """The messages about documents that could not be had, and whether there were none."""
    messages = tuple(_reasons(items))
    return messages, not messages


def _reasons(items: Iterable[Shown | Missing]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Missing):
            yield f"{item.refusal.path}: {item.refusal.reason}"


def _choice(kind: type[Choice], option: str, arguments: Arguments) -> Choice | None:
    value = arguments.value(option)
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError as error:
        names = ", ".join(member.value for member in kind)
        raise WrongUsage(f"{option} takes one of {names}, not “{value}”.") from error
