"""Questions and answers: turns with labels, and paragraphs that ask where the next ones answer."""

import re

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.structure.turns import Turns, labelled_turns, with_turns_apart
from briefreader.formats.structure.wording import asks, sentence_marks

LONGEST_QUESTION = 130
"""Words in the longest turn that is taken for a question."""

_CUE = re.compile(
    r"\b(?:interview|q&a|q & a|questions?|discuss(?:es|ed)|talks? (?:with|to|about)"
    r"|spoke (?:with|to)|speaks (?:with|to)|sat down with|looks at|explains?|answers?|answered"
    r"|considers|examines|describes|conversation|asked|gespräch|entretien|entrevista|интервью)\b",
    re.IGNORECASE,
)


def mark_interview(pieces: list[Piece]) -> list[Piece]:
    """The pieces with questions and answers marked, if the document is an interview."""
    pieces = with_turns_apart(pieces)
    turns = labelled_turns(pieces)
    has_questions = BlockKind.QUESTION in turns.kinds.values()
    if has_questions and turns.complete:
        return _marked(pieces, turns, set())
    questions = _unlabelled_questions(pieces, already=has_questions)
    if not has_questions and not questions:
        return pieces
    return _marked(pieces, turns, questions - turns.kinds.keys())


def has_interview(pieces: list[Piece]) -> bool:
    """Whether questions were marked."""
    return any(piece.kind is BlockKind.QUESTION for piece in pieces)


def _marked(pieces: list[Piece], turns: Turns, questions: set[int]) -> list[Piece]:
    """The pieces with their turns; a paragraph without a label goes on with the turn before it.

    Where only questions have labels, what follows one is its answer.
    """
    marked = list(pieces)
    speaking: BlockKind | None = None
    for index, piece in enumerate(pieces):
        kind = BlockKind.QUESTION if index in questions else turns.kinds.get(index)
        if kind is not None:
            marked[index] = piece.to(kind)
            speaking = kind if turns.complete else BlockKind.ANSWER
        elif piece.kind is BlockKind.HEADING:
            speaking = None
        elif speaking is not None and piece.kind is BlockKind.PARAGRAPH:
            marked[index] = piece.to(speaking)
    return marked


def _unlabelled_questions(pieces: list[Piece], already: bool) -> set[int]:
    """Paragraphs that ask, where several of them alternate with longer answers.

    A question in prose is followed by prose that goes on; an interview has questions all the way
    down, each at most a few paragraphs after the one before and shorter than its answer.
    """
    body = [
        index
        for index, piece in enumerate(pieces)
        if piece.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE}
        or (piece.kind is BlockKind.HEADING and asks(piece.text))
    ]
    place = {index: position for position, index in enumerate(body)}
    asking = [index for index in body if _is_question_turn(pieces[index])]
    answered = [
        index
        for index in asking
        if place[index] + 1 < len(body) and body[place[index] + 1] not in asking
    ]
    if len(answered) < 2 or len(answered) < 0.7 * len(asking):
        return set()
    opening = " ".join(piece.text[:1500] for piece in pieces[: answered[0]][:6])
    cue = already or _CUE.search(opening) is not None
    if len(answered) < (2 if cue else 3):
        return set()
    longest_gap = 12 if cue else 6
    ends = [place[index] for index in answered[1:]] + [len(body)]
    gaps = [end - place[index] for index, end in zip(answered, ends, strict=True)]
    before = place[answered[0]]
    if max(gaps) > longest_gap or before > max(4, 0.4 * len(body)):
        return set()
    longer = sum(
        _answer_words(pieces, body, place[index], gap) >= 0.8 * pieces[index].word_count
        for index, gap in zip(answered, gaps, strict=True)
    )
    return set(asking) if longer >= 0.7 * len(answered) or already else set()


def _answer_words(pieces: list[Piece], body: list[int], position: int, gap: int) -> int:
    return sum(pieces[index].word_count for index in body[position + 1 : position + gap])


def _is_question_turn(piece: Piece) -> bool:
    """Whether a paragraph ends in a question, and a third of its sentences are questions."""
    text = piece.text
    if piece.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING} or len(text) > 1200:
        return False
    if not asks(text) or piece.word_count > LONGEST_QUESTION or text[0] in '"“„«':
        return False
    marks = sentence_marks(text)
    return 3 * sum(mark in "?？" for mark in marks) >= len(marks)
