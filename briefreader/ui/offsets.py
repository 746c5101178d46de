"""Code points, in which the program counts, to UTF-16 units, in which Qt counts, and back."""

from bisect import bisect_left

from briefreader.domain.document import Span

_LAST_OF_THE_BASIC_PLANE = "\uffff"


class Utf16Offsets:
    """The two-way mapping for one text; free where no character lies beyond the basic plane."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._astral = _astral_offsets(text)
        self._astral_positions = [offset + before for before, offset in enumerate(self._astral)]

    @property
    def length(self) -> int:
        """The length of the text in UTF-16 units."""
        return self._length + len(self._astral)

    def to_position(self, offset: int) -> int:
        """The UTF-16 position of a code point offset, which is first clamped to the text."""
        offset = min(max(offset, 0), self._length)
        return offset + bisect_left(self._astral, offset)

    def to_offset(self, position: int) -> int:
        """The code point offset of a UTF-16 position, which is first clamped to the text.

        A position between the two halves of a surrogate pair gives the offset of that character.
        """
        position = min(max(position, 0), self.length)
        return position - bisect_left(self._astral_positions, position)

    def span(self, start: int, end: int) -> Span:
        """The span of code points of a range of UTF-16 positions."""
        return Span(self.to_offset(start), self.to_offset(end))


def _astral_offsets(text: str) -> list[int]:
    # To look at each character would take a tenth of a second for a long book.
    if text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return []
    return [offset for offset, character in enumerate(text) if character > _LAST_OF_THE_BASIC_PLANE]
