"""Names of people, organisations and places in a document, found by rules and a gazetteer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefreader.domain.document import Document
from briefreader.domain.fact import Detail, Fact
from briefreader.facts.names.combining import MODEL, combined
from briefreader.facts.names.gazetteer import gazetteer
from briefreader.facts.names.inverted_names import with_inverted
from briefreader.facts.names.languages import is_foreign, kept_in_other_languages
from briefreader.facts.names.lines import Line, line_of
from briefreader.facts.names.memory import Memory
from briefreader.facts.names.mentions import Mention
from briefreader.facts.names.merge import merge_names
from briefreader.facts.names.other_languages import read_lines
from briefreader.facts.names.other_lists import NameLists, name_lists
from briefreader.facts.names.roles import with_roles_after
from briefreader.facts.names.terms import Terms
from briefreader.facts.names.walk import read_line
from briefreader.facts.text.languages import base_language
from briefreader.facts.text.tokens import Token, tokens_of, without_elisions

if TYPE_CHECKING:
    from briefreader.facts.names.model.classifier import Judgement


def find_names(document: Document, judgement: Judgement | None = None) -> tuple[Fact, ...]:
    """The mentions of people, organisations and places, in order; none overlaps another.

    `label` is the merged name, `detail.role` the post given to a person right at the mention.
    Nothing is taken from blocks of boilerplate. Where the document is not in English, only names
    that are sure without its grammar are given (see `languages`). The time is linear in the length
    of the text.
    """
    lists = gazetteer()
    language = base_language(document.metadata.language)
    split = without_elisions if language == "fr" else list[Token]
    lines = [
        line_of(split(tokens_of(document.text, block.start, block.end)), lists)
        for block in document.body()
    ]
    others = name_lists(language)
    if others is not None:
        return _in_other_language(document.text, lines, others)
    readings = [read_line(document.text, line, lists) for line in lines]
    if is_foreign(document.metadata.language):
        for line, reading in zip(lines, readings, strict=True):
            reading.mentions = kept_in_other_languages(line, reading.mentions, lists)
    if judgement is not None:
        for line, reading in zip(lines, readings, strict=True):
            reading.mentions = combined(document.text, line, reading, judgement, lists)
            # What the model is sure of is a name, whatever else the text explains it with.
            reading.rejected -= {m.text for m in reading.mentions if m.rule == MODEL}
    explained = frozenset(acronym for reading in readings for acronym in reading.rejected)
    memory = Memory((mention for reading in readings for mention in reading.mentions), explained)
    completed = (
        mention
        for line, reading in zip(lines, readings, strict=True)
        for mention in memory.completed(document.text, line, reading, lists)
    )
    names = Terms(lines, explained).without(lines, completed)
    in_order = with_inverted(document.text, lines, names, lists)
    final = [*with_roles_after(document.text, lines, in_order, lists)]
    labels = merge_names(final, document.text)
    return tuple(_fact(mention, label) for mention, label in zip(final, labels, strict=True))


def _in_other_language(text: str, lines: list[Line], lists: NameLists) -> tuple[Fact, ...]:
    """The names of a text in a language with a vocabulary, merged under their usual forms."""
    named = read_lines(text, lines, lists)
    plain = [replace(name.mention, text=name.usual) for name in named]
    labels = merge_names(plain, text)
    return tuple(_fact(name.mention, label) for name, label in zip(named, labels, strict=True))


def _fact(mention: Mention, label: str) -> Fact:
    return Fact(
        kind=mention.kind,
        text=mention.text,
        start=mention.start,
        end=mention.end,
        label=label,
        detail=Detail(role=mention.role),
        rule=mention.rule,
        confidence=mention.confidence,
    )
