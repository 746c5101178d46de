"""The passages that are lit in a text: the hits of a search, and the mentions of a fact."""

from briefreader.domain.document import Span
from briefreader.ui.reading.marks import Mark, fact_marks
from briefreader.ui.reading.text_view import TextView


class Lit:
    """Steps through the hits of one document, and knows which mentions are lit in it."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._mentions: tuple[tuple[Span, ...], int] = ((), 0)
        self.hits: tuple[Span, ...] = ()
        self.hit = -1
        """The number of the current hit, from 0; -1 before one was gone to."""

    def clear(self) -> None:
        """Another document is shown, in which nothing is lit yet."""
        self.hits, self.hit, self._mentions = (), -1, ((), 0)

    def set_hits(self, hits: tuple[Span, ...]) -> None:
        """Light other hits, none of them the current one."""
        self.hits, self.hit = hits, -1
        self._view.set_hits(hits)

    def go_to(self, number: int) -> bool:
        """Make a hit the current one and bring it into sight; False where there is none."""
        if not 0 <= number < len(self.hits):
            return False
        self.hit = number
        self._view.set_hits(self.hits, number)
        self._view.reveal(self.hits[number].start)
        return True

    def step(self, by: int) -> bool:
        """Go to the next hit (1) or to the one before (-1); False at the last or the first."""
        return self.hit + by >= 0 and self.go_to(self.hit + by)

    def set_mentions(self, spans: tuple[Span, ...], current: int) -> None:
        """The mentions of a fact, and the number of the current one."""
        self._mentions = spans, current

    def mention_marks(self) -> list[Mark]:
        """What is painted for them."""
        return fact_marks(*self._mentions)
