"""RTF as tokens: control words, control symbols, groups and text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefreader.domain.errors import UnreadableDocument

MOST_TOKENS = 8_000_000
"""Tokens in one file at most: more would take too long."""

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)",
    re.DOTALL,
)
_IN_SKIPPED = re.compile(rb"[{}]|\\bin([0-9]{1,10}) ?|\\.", re.DOTALL)


class Token(NamedTuple):
    """One token: a word with its number or None, a symbol, bytes of text, or a brace.

    Only one of `word`, `symbol`, `text` is not empty; braces are symbols.
    """

    word: bytes = b""
    number: int | None = None
    symbol: bytes = b""
    text: bytes = b""


class Tokens:
    """The tokens of a file, in order; `skip_group` leaves out what is left of a group."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._position = 0

    def __iter__(self) -> Iterator[Token]:
        content = self._content
        for _ in range(MOST_TOKENS):
            match = _TOKEN.search(content, self._position)
            if match is None:
                return
            self._position = match.end()
            kind = match.lastindex
            if kind == 6:
                yield Token(text=match.group(6))
            elif kind == 5:
                yield Token(symbol=match.group(5))
            elif kind == 3:
                yield Token(text=bytes([int(match.group(3), 16)]), symbol=b"'")
            elif kind == 4:
                yield Token(symbol=b"\\" + match.group(4))
            else:
                number = match.group(2)
                token = Token(match.group(1), int(number) if number is not None else None)
                if token.word == b"bin":
                    self._position += min(max(token.number or 0, 0), len(content))
                else:
                    yield token
        raise UnreadableDocument("The file holds more marks than any document needs.")

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
