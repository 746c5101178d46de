"""RTF as tokens: control words, control symbols, groups and text."""

import re
from collections.abc import Iterator
from enum import IntEnum

from briefreader.domain.errors import UnreadableDocument

MOST_TOKENS = 2_000_000
"""Tokens in one file at most: more would take too long."""

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)",
    re.DOTALL,
)
_IN_SKIPPED = re.compile(rb"[{}]|\\bin([0-9]{1,10}) ?|\\.", re.DOTALL)


class Kind(IntEnum):
    """What a token is, by the group of the pattern that matched last."""

    WORD = 1
    NUMBERED_WORD = 2
    BYTE = 3
    SYMBOL = 4
    BRACE = 5
    TEXT = 6


class Tokens:
    """The tokens of a file, in order; `skip_group` leaves out what is left of a group.

    A token is a match: `lastindex` is its kind, the group of this number what it says. A word
    stands in the first group, the number after it in the second.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._position = 0

    def __iter__(self) -> Iterator[re.Match[bytes]]:
        search, content = _TOKEN.search, self._content
        for _ in range(MOST_TOKENS):
            match = search(content, self._position)
            if match is None:
                return
            self._position = match.end()
            yield match
        raise UnreadableDocument("The file holds more marks than any document needs.")

    def skip_bytes(self, number: int) -> None:
        """Leave out bytes that are no RTF."""
        self._position += min(max(number, 0), len(self._content))

    def goes_on_with(self, mark: bytes) -> bool:
        """Whether the next token begins with these bytes."""
        return (
            self._content[self._position : self._position + len(mark) + 4].lstrip().startswith(mark)
        )

    def skip_group(self) -> None:
        """Leave out all up to the brace that closes the group at hand; it is the next token."""
        depth = 1
        content, position = self._content, self._position
        while True:
            match = _IN_SKIPPED.search(content, position)
            if match is None:
                self._position = len(content)
                return
            found = match.group()
            position = match.end()
            if found == b"{":
                depth += 1
            elif found == b"}":
                depth -= 1
                if not depth:
                    self._position = match.start()
                    return
            elif match.group(1) is not None:
                position += min(int(match.group(1)), len(content))
