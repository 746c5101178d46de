"""The user's annotations that a query asks for: by tag, colour, note, quote, state and day."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import RLock

from briefreader.domain.annotation import Annotation
from briefreader.domain.query import (
    Coloured,
    DateField,
    DateRange,
    Field,
    InField,
    InState,
    Phrase,
    Query,
    State,
    Tagged,
    Term,
)
from briefreader.library.selecting.moments import plain_time, stretch_of
from briefreader.library.stores import Stores
from briefreader.notes.anchoring import is_found
from briefreader.search.passages.snippets import find_matches

AnnotationSelection = InField | DateRange | Tagged | Coloured | InState

_STATES = frozenset({State.HAS_NOTE, State.HAS_HIGHLIGHT, State.HAS_TAG, State.HAS_UNATTACHED})
_MOST_REMEMBERED = 64

_OUR_OWN = ""
"""The language of words of which no other is known, which is English."""


def is_about_annotations(node: object) -> bool:
    """Whether a part of a query asks for annotations, and not for documents."""
    match node:
        case Tagged() | Coloured() | InField(Field.NOTE | Field.QUOTE):
            return True
        case InState(state):
            return state in _STATES
        case DateRange(field=DateField.MODIFIED):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Texts:
    """Texts of annotations in one language, one after the other, and where each one begins."""

    language: str
    text: str
    starts: Sequence[int]
    ids: Sequence[str]

    def with_words(self, part: Term | Phrase) -> set[str]:
        """The annotations in whose text a word or phrase stands."""
        spans = find_matches(Query("", part), self.text, self.language)
        return {self.ids[bisect_right(self.starts, span.start) - 1] for span in spans}


class Annotated:
    """Chooses annotations; `language_of` gives the language of a document.

    `living` gives those to choose from, by default the living ones of the library: the same object
    as long as they are the same. What was asked is remembered until an annotation changes. Safe to
    ask from several threads.
    """

    def __init__(
        self,
        stores: Stores,
        language_of: Callable[[str], str],
        living: Callable[[], tuple[Annotation, ...]] | None = None,
    ) -> None:
        self._stores = stores
        self._read_living = living or stores.annotations.living
        self._language_of = language_of
        self._lock = RLock()
        self._living: tuple[Annotation, ...] = ()
        self._texts: dict[Field, list[_Texts]] = {}
        self._remembered: dict[AnnotationSelection, frozenset[str]] = {}
        self._unattached: dict[tuple[str, str], tuple[str, bool]] = {}

    def documents(self, selection: AnnotationSelection) -> frozenset[str]:
        """The documents with an annotation that is asked for."""
        with self._lock:
            chosen = self.choose(selection)
            return frozenset(item.document_id for item in self._living if item.id in chosen)

    def all_documents(self) -> frozenset[str]:
        """The documents that have any annotation."""
        return frozenset(item.document_id for item in self._read_living())

    def choose(self, selection: AnnotationSelection) -> frozenset[str]:
        """The ids of the annotations that are asked for."""
        with self._lock:
            living = self._read_living()
            if living is not self._living:
                self._living = living
                self._texts.clear()
                self._remembered.clear()
            if selection == InState(State.HAS_UNATTACHED):
                # Depends on the texts too, which change without a change of annotations.
                return self._without_place()
            if selection not in self._remembered:
                if len(self._remembered) >= _MOST_REMEMBERED:
                    self._remembered.clear()
                self._remembered[selection] = frozenset(self._chosen(selection))
            return self._remembered[selection]

    def _chosen(self, selection: AnnotationSelection) -> Iterable[str]:
        match selection:
            case InField(field, part):
                found = (texts.with_words(part) for texts in self._texts_of(field))
                return {annotation_id for ids in found for annotation_id in ids}
            case DateRange():
                start, end = stretch_of(selection)
                return (i.id for i in self._living if start <= plain_time(i.modified) < end)
            case Tagged(tag):
                return (item.id for item in self._living if has_tag(item, tag))
            case Coloured(colour):
                name = colour.strip().casefold()
                return (item.id for item in self._living if item.colour.value == name)
            case InState(state):
                return (item.id for item in self._living if _is_in(state, item))

    def _texts_of(self, field: Field) -> list[_Texts]:
        """The notes or the annotated passages, by the languages in which words are looked for."""
        if field not in self._texts:
            groups: dict[str, list[tuple[str, str]]] = {}
            for item in self._living:
                text = _text(item, field)
                if text:
                    for language in self._languages(item, field):
                        groups.setdefault(language, []).append((item.id, text))
            self._texts[field] = [_joined(name, texts) for name, texts in groups.items()]
        return self._texts[field]

    def _languages(self, item: Annotation, field: Field) -> set[str]:
        """That of the document; a note may as well be in the language of the program."""
        own = self._language_of(item.document_id)
        own = _OUR_OWN if own == "en" else own
        return {own, _OUR_OWN} if field is Field.NOTE else {own}

    def _without_place(self) -> frozenset[str]:
        """The annotations whose passage is not found in the present text of the document."""
        known, missing = self._unattached, set[str]()
        anchored = [item for item in self._living if item.anchor is not None]
        present = {item.document_id: self._text_id(item.document_id) for item in anchored}
        kept = {}
        for item in anchored:
            key, text_id = (item.id, item.modified), present[item.document_id]
            if key in known and known[key][0] == text_id:
                kept[key] = known[key]
            elif text_id:
                missing.add(item.document_id)
        for document_id, text in self._stores.catalogue.texts(sorted(missing)):
            for item in self._stores.annotations.of_document(document_id):
                is_lost = not is_found(item, text)
                kept[item.id, item.modified] = (present[document_id], is_lost)
        self._unattached = kept
        return frozenset(key for (key, _), (_, is_lost) in kept.items() if is_lost)

    def _text_id(self, document_id: str) -> str:
        record = self._stores.records.get(document_id)
        return record.text if record is not None and not record.removed else ""


def has_tag(annotation: Annotation, tag: str) -> bool:
    """Whether an annotation has a tag or one below it, whatever the case of its letters."""
    wanted = tag.strip().strip("/").casefold()
    return any(
        name == wanted or name.startswith(f"{wanted}/")
        for name in (own.casefold() for own in annotation.tags)
    )


def _is_in(state: State, item: Annotation) -> bool:
    match state:
        case State.HAS_NOTE:
            return bool(item.note.strip())
        case State.HAS_HIGHLIGHT:
            return item.anchor is not None
        case State.HAS_TAG:
            return bool(item.tags)
    return False


def _text(item: Annotation, field: Field) -> str:
    """A note, each of its paragraphs on one line, or the passage."""
    if field is Field.QUOTE:
        return item.anchor.exact if item.anchor is not None else ""
    return "\n".join(" ".join(part.split()) for part in item.note.split("\n\n"))


def _joined(language: str, texts: Sequence[tuple[str, str]]) -> _Texts:
    starts, at = [], 0
    for _, text in texts:
        starts.append(at)
        at += len(text) + 1
    together = "\n".join(text for _, text in texts)
    return _Texts(language, together, starts, [key for key, _ in texts])
