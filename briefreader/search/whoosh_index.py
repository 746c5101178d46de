"""The index on Whoosh: the only engine behind the port."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefreader.domain.query import (
    And,
    DateRange,
    Everything,
    InTitle,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    Sort,
    Tagged,
    Term,
)
from briefreader.search.date_forms import days_of
from briefreader.search.index import IndexEntry, Ranked, Ranking, Scope
from briefreader.search.words import fold, stem, tokens

_FIELDS = ("title", "headings", "body", "boilerplate", "source")


class WhooshIndex:
    """An index in a folder, opened or made."""

    def __init__(self, folder: Path) -> None:
        from whoosh import index

        self._folder = folder
        self.was_reset = False
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._index: Any = index.open_dir(str(folder))
        except (index.IndexError, OSError, ValueError, EOFError):
            self.was_reset = True
            shutil.rmtree(folder)
            folder.mkdir(parents=True)
            self._index = index.create_in(str(folder), _schema())

    def add(self, entries: Iterable[IndexEntry]) -> None:
        writer = self._index.writer()
        for entry in entries:
            days = days_of(entry.published)
            writer.update_document(
                id=entry.document_id,
                title=_stems(entry.title),
                headings=_stems(entry.headings),
                body=_stems(entry.body),
                boilerplate=_stems(entry.boilerplate),
                source=_stems("\n".join((*entry.authors, entry.publisher))),
                first=days[0].isoformat() if days else "",
                last=days[1].isoformat() if days else "",
                heading=fold(entry.title),
            )
        writer.commit()

    def remove(self, ids: Iterable[str]) -> None:
        writer = self._index.writer()
        for document_id in ids:
            writer.delete_by_term("id", document_id)
        writer.commit()

    def ids(self) -> frozenset[str]:
        with self._index.searcher() as searcher:
            return frozenset(fields["id"] for fields in searcher.reader().all_stored_fields())

    def words(self, start: str, limit: int = 10) -> tuple[str, ...]:
        return ()

    def search(
        self, query: Query, scope: Scope, limit: int | None = None, sort: Sort = Sort.RELEVANCE
    ) -> Ranking:
        from whoosh import scoring

        with self._index.searcher(weighting=scoring.BM25F()) as searcher:
            found = searcher.search(_query(query.root, scope), limit=None)
            rows = [(hit.fields(), hit.score or 0.0) for hit in found]
        rows.sort(key=lambda row: row[0]["first"], reverse=True)
        if sort is Sort.RELEVANCE:
            rows.sort(key=lambda row: -row[1])
        elif sort is Sort.TITLE:
            rows.sort(key=lambda row: row[0]["heading"])
        hits = tuple(Ranked(fields["id"], score) for fields, score in rows[:limit])
        return Ranking(len(rows), hits)

    def close(self) -> None:
        self._index.close()


def _schema() -> Any:
    from whoosh import analysis, fields

    plain = analysis.RegexTokenizer(r"\S+")
    text = {name: fields.TEXT(analyzer=plain, phrase=True) for name in _FIELDS}
    day = fields.ID(stored=True)
    return fields.Schema(
        id=fields.ID(unique=True, stored=True), first=day, last=day, heading=day, **text
    )


def _stems(text: str) -> str:
    return " ".join(stem(fold(token.text)) for token in tokens(text))


def _query(node: Node, scope: Scope) -> Any:
    from whoosh import query

    match node:
        case Term(word, _, prefix):
            return _anywhere(lambda field: _term(field, word, prefix))
        case Phrase():
            return _anywhere(lambda field: _phrase(field, node))
        case InTitle(Term(word, _, prefix)):
            return _term("title", word, prefix)
        case InTitle(Phrase() as phrase):
            return _phrase("title", phrase)
        case And(parts):
            return query.And([_query(part, scope) for part in parts])
        case Or(parts):
            return query.Or([_query(part, scope) for part in parts])
        case Not(part):
            return query.And([query.Every(), query.Not(_query(part, scope))])
        case DateRange(start, end):
            return query.And(
                [
                    query.TermRange("first", "0", end or "9"),
                    query.TermRange("last", start or "0", "9"),
                ]
            )
        case Tagged(tag):
            return query.Or([query.Term("id", known) for known in scope.tagged(tag)])
        case Everything():
            return query.Every()
    return query.NullQuery


def _anywhere(make: Any) -> Any:
    from whoosh import query

    return query.Or([make(field) for field in _FIELDS])


def _term(field: str, word: str, prefix: bool) -> Any:
    from whoosh import query

    form = fold(word)
    return query.Prefix(field, form) if prefix else query.Term(field, stem(form))


def _phrase(field: str, phrase: Phrase) -> Any:
    from whoosh import query

    return query.Phrase(field, [stem(fold(word)) for word in phrase.words], slop=phrase.distance)
