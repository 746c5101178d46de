"""The questions of an interview, each with the answer that follows it."""

from briefreader.domain.document import Block, BlockKind, Document, Span
from briefreader.domain.fact import Detail, Fact, FactKind

_ANSWERING = (BlockKind.ANSWER, BlockKind.LIST_ITEM, BlockKind.QUOTE)


def find_questions(document: Document) -> tuple[Fact, ...]:
    """One fact per turn of the interviewer: neighbouring question blocks are one turn.

    `detail.answer` spans the answer's blocks up to the next question; None where nothing answers.
    """
    blocks = tuple(document.body())
    facts = []
    position = 0
    while position < len(blocks):
        if blocks[position].kind is not BlockKind.QUESTION:
            position += 1
            continue
        last = _last_of_turn(blocks, position)
        answer = _answer_after(blocks, last + 1)
        start, end = blocks[position].start, blocks[last].end
        facts.append(
            Fact(
                kind=FactKind.QUESTION,
                text=document.text[start:end],
                start=start,
                end=end,
                detail=Detail(answer=answer),
                rule="question-block",
            )
        )
        position = last + 1
    return tuple(facts)


def _last_of_turn(blocks: tuple[Block, ...], first: int) -> int:
    last = first
    while (
        last + 1 < len(blocks)
        and blocks[last + 1].kind is BlockKind.QUESTION
        and blocks[last + 1].start == blocks[last].end + 1
    ):
        last += 1
    return last


def _answer_after(blocks: tuple[Block, ...], position: int) -> Span | None:
    if position >= len(blocks) or blocks[position].kind is not BlockKind.ANSWER:
        return None
    last = position
    for index in range(position, len(blocks)):
        if blocks[index].kind not in _ANSWERING:
            break
        if blocks[index].kind is BlockKind.ANSWER:
            last = index
    return Span(blocks[position].start, blocks[last].end)
