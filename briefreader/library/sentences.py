"""Where the sentences of a text are, for whoever selects or moves by them."""

from briefreader.domain.document import Span
from briefreader.facts.text.sentences import sentence_spans


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of a part of a text, in order, as offsets into the text, without outer blanks.

    A full stop after an abbreviation or an initial ends none.
    """
    return sentence_spans(text, span.start, span.end)


__all__ = ["sentences"]
