"""Passages of a text to annotate, and whether an annotation was placed where the edit put it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from rapidfuzz.distance import Levenshtein

from briefreader.domain.annotation import Anchor, Annotation, Placement, State
from briefreader.domain.document import Span
from briefreader.notes.anchoring import LEAST_SCORE, SHORT, place
from briefreader.notes.weighing import AGREES
from tests.notes.edited import Edit, Editor


class Size(StrEnum):
    """How much of a text is annotated."""

    WORD = "word"
    PHRASE = "phrase"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    ACROSS = "across blocks"


class Verdict(StrEnum):
    """What became of an annotation.

    RIGHT: on its passage; on the very words it was on, where it was or over what is left of it;
    unattached where the passage is gone, was torn, is less alike than what may be taken for it, or
    is short and without its context; on a part of a torn one, to be checked.
    LOST: unattached though its passage is there. DOUBTFUL: elsewhere, and said to be checked.
    WRONG: elsewhere without a word.
    """

    RIGHT = "right"
    LOST = "lost"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Case:
    """One annotation on one edited text."""

    document: str
    edit: Edit
    size: Size
    placed: Placement
    images: tuple[Span, ...]
    text: str
    verdict: Verdict


_WORDS = re.compile(r"\w+(?:[-'’.,]\w+)*")
_SENTENCE = re.compile(r"[^\s.!?][^\n.!?]{8,}[.!?]?[”\"’)]*")


def passages(text: str, count: int, random: Random) -> list[tuple[Size, Span]]:
    """Passages of all sizes as readers mark them: of whole words, nothing blank at the ends."""
    words = [Span(*match.span()) for match in _WORDS.finditer(text)]
    sentences = [Span(*match.span()) for match in _SENTENCE.finditer(text)]
    blocks = [Span(*match.span()) for match in re.finditer(r"[^\s\n][^\n]*", text)]
    found: list[tuple[Size, Span]] = []
    for number in range(count):
        size = list(Size)[number % len(Size)]
        if size is Size.SENTENCE and sentences:
            span = random.choice(sentences)
        elif size is Size.PARAGRAPH:
            span = random.choice(blocks)
        else:
            first = random.randrange(len(words))
            more = {Size.WORD: 1, Size.PHRASE: random.randint(2, 7)}.get(size, 0)
            last = first + more - 1
            if not more:
                nearby = text.find("\n", words[first].start)
                last = first + random.randint(8, 40)
                while nearby >= 0 and last < len(words) - 1 and words[last].start < nearby + 1:
                    last += 1
            span = Span(words[first].start, words[min(last, len(words) - 1)].end)
        end = span.start + len(text[slice(*span)].rstrip())
        found.append((size, Span(span.start, end)))
    return found


def cases(
    name: str, text: str, other: str, count: int, random: Random, *, knows_old: bool
) -> list[Case]:
    """Annotations of a text, each on the eight edited texts; `other` is where new words come from.

    `knows_old` says whether the old text is known when they are placed.
    """
    chosen = passages(text, count, random)
    editor = Editor(text, [span for _, span in chosen], other, random)
    found = []
    for edit in Edit:
        edited = editor.edited(edit)
        for size, span in chosen:
            annotation = Annotation("urn:uuid:x", name, "", "", Anchor.of(text, span))
            placed = place(annotation, edited.text, text if knows_old else "")
            images = edited.images(span)
            verdict = _verdict(placed, images, edited.text)
            found.append(Case(name, edit, size, placed, images, edited.text, verdict))
    return found


def _verdict(placed: Placement, images: Sequence[Span], text: str) -> Verdict:
    anchor = placed.annotation.anchor
    assert anchor is not None
    whole = images[0] if len(images) == 1 else None
    if whole is not None and _likeness(anchor.exact, text[slice(*whole)]) < LEAST_SCORE:
        whole = None
    if placed.span is None:
        return Verdict.LOST if whole and _is_to_be_found(anchor, text, whole) else Verdict.RIGHT
    if placed.span in images:
        return Verdict.RIGHT
    if placed.state is State.EXACT and placed.span.start == anchor.start:
        return Verdict.RIGHT  # the same words at the same place: nobody could tell
    is_part = any(placed.span.overlaps(image) for image in images)
    if is_part and text[slice(*placed.span)] == anchor.exact:
        return Verdict.RIGHT
    if is_part and whole is None and placed.state is State.CHECK:
        return Verdict.RIGHT
    return Verdict.DOUBTFUL if placed.state is State.CHECK else Verdict.WRONG


def _is_to_be_found(anchor: Anchor, text: str, image: Span) -> bool:
    """Whether the rules let a passage be found: a short one only where its context agrees."""
    start, end = image
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text[end : end + len(anchor.suffix)]
    return (
        len(anchor.exact) >= SHORT
        or max(_likeness(anchor.prefix, before), _likeness(anchor.suffix, after)) >= AGREES
    )


def _likeness(old: str, new: str) -> float:
    return Levenshtein.normalized_similarity(" ".join(old.split()), " ".join(new.split()))
