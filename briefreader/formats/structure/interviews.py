"""Questions and answers: turns with labels, and paragraphs that ask where the next ones answer."""

import re
from collections import Counter

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.structure.wording import asks, sentence_marks

LONGEST_QUESTION = 130
"""Words in the longest turn that is taken for a question."""

_ASKERS = frozenset(
    {"q", "question", "reporter", "journalist", "interviewer", "frage", "pregunta", "вопрос", "問"}
)
_ANSWERERS = frozenset({"a", "answer", "antwort", "réponse", "respuesta", "ответ", "答"})
_LABEL = re.compile(
    r"(?:(Q|A)\s?[.:]\s|([A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{1,40}):\s"
    r"|([^\W\d_][\w’'-]*(?: [^\W\d_][\w’'.-]*){0,3}):\s)"
)
_CUE = re.compile(
    r"\b(?:interview|q&a|q & a|questions?|discuss(?:es|ed)|talks? (?:with|to|about)"
    r"|spoke (?:with|to)|speaks (?:with|to)|sat down with|looks at|explains?|answers?|answered"
    r"|considers|examines|describes|conversation|asked|gespräch|entretien|entrevista|интервью)\b",
    re.IGNORECASE,
)


def mark_interview(pieces: list[Piece]) -> list[Piece]:
    """The pieces with questions and answers marked, if the document is an interview."""
    labelled = _labelled_turns(pieces)
    questions = {i for i, kind in labelled.items() if kind is BlockKind.QUESTION}
    unlabelled = _unlabelled_questions(pieces, already=bool(questions))
    if not questions and not unlabelled:
        return pieces
    return _marked(pieces, labelled, unlabelled - labelled.keys())


def has_interview(pieces: list[Piece]) -> bool:
    """Whether questions were marked."""
    return any(piece.kind is BlockKind.QUESTION for piece in pieces)


def _marked(
    pieces: list[Piece], labelled: dict[int, BlockKind], questions: set[int]
) -> list[Piece]:
    marked = list(pieces)
    answering = False
    for index, piece in enumerate(pieces):
        if index in questions or labelled.get(index) is BlockKind.QUESTION:
            marked[index] = piece.to(BlockKind.QUESTION)
            answering = True
        elif index in labelled:
            marked[index] = piece.to(BlockKind.ANSWER)
            answering = True
        elif piece.kind is BlockKind.HEADING:
            answering = False
        elif answering and piece.kind is BlockKind.PARAGRAPH:
            marked[index] = piece.to(BlockKind.ANSWER)
    return marked


def _labelled_turns(pieces: list[Piece]) -> dict[int, BlockKind]:
    """Turns that begin with who speaks: `Q:`, `QUESTION:`, `MS SAAR:`, `Bill Taylor:`."""
    speakers: dict[int, str] = {}
    for index, piece in enumerate(pieces):
        if piece.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
            match = _LABEL.match(piece.text[:80])
            if match is not None:
                speakers[index] = next(group for group in match.groups() if group).casefold()
    turns = Counter(speakers.values())
    asked = sum(turns[name] for name in _ASKERS)
    if asked >= 2 or (asked and any(turns[name] for name in _ANSWERERS)):
        return {
            index: BlockKind.QUESTION if name in _ASKERS else BlockKind.ANSWER
            for index, name in speakers.items()
            if name in _ASKERS or name in _ANSWERERS or pieces[index].text[: len(name)].isupper()
        }
    return _turns_by_names(pieces, speakers, turns)


def _turns_by_names(
    pieces: list[Piece], speakers: dict[int, str], turns: Counter[str]
) -> dict[int, BlockKind]:
    """Turns of named speakers, if there are at least two who speak three times and one who asks."""
    regular = {name for name, count in turns.items() if count >= 3}
    if len(regular) < 2:
        return {}
    questions = Counter(name for i, name in speakers.items() if asks(pieces[i].text))
    askers = {name for name in regular if questions[name] >= 0.6 * turns[name]}
    if not askers or askers == regular:
        return {}
    return {
        index: BlockKind.QUESTION if name in askers else BlockKind.ANSWER
        for index, name in speakers.items()
        if turns[name] >= 2
    }


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
