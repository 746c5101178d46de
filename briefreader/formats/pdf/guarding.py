"""What is refused before the library sees it: files made to use up memory or time.

PDFium unpacks a page's content whole and runs it to the end; nothing stops it once it began. So the
streams of a file are looked at first: how much they unpack to, how deep they save their state, and
how often forms draw other forms. A file that is encrypted hides all this, and is not checked.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from briefreader.domain.errors import UnreadableDocument

MOST_UNPACKED = 48_000_000
"""Bytes that one stream of a file may unpack to."""
_LARGE = 4_000_000
"""Bytes from which it is counted how often a stream saves its state."""
_RATIO = 1032
"""How many times its size a packed stream unpacks to at most."""
_MOST_SAVED = 100_000
_MOST_DRAWN = 20_000
_MOST_REPEATED = 200
_HEAD = 4000

_PACKED = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)(?![A-Za-z])")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)(?![A-Za-z])")
_FILTERS = re.compile(rb"/Filter\s*\[([^\]]{0,300})\]")
_REFERENCE = re.compile(rb"(\d{1,8})\s+\d{1,5}\s+R\b")
_CONTENTS = re.compile(rb"/Contents\s*\[([\d\sR]{2000,})\]")
_DRAWN = re.compile(rb"(?<![A-Za-z])Do(?![A-Za-z])")
_RESOURCES = re.compile(rb"/Resources\s+(\d{1,8})\s+\d{1,5}\s+R\b")
_OBJECT = re.compile(rb"(\d{1,8})\s+\d{1,5}\s+obj\b")


@dataclass(frozen=True, slots=True)
class _Stream:
    """One stream: the dictionary before it with the number of its object, and its data."""

    head: bytes
    data: bytes


def refuse_bombs(content: bytes) -> None:
    """Raise UnreadableDocument if reading the file would take too much memory or time."""
    for match in _CONTENTS.finditer(content):
        references = _REFERENCE.findall(match.group(1))
        if len(references) - len(set(references)) > _MOST_REPEATED:
            raise _too_much("A page of it repeats the same content")
    if content.find(b"/Encrypt") >= 0:
        return
    forms: dict[int, _Stream] = {}
    for stream in _streams(content):
        if b"/Image" in stream.head:
            continue
        filters = _FILTERS.search(stream.head)
        if filters is not None and len(_PACKED.findall(filters.group(1))) > 1:
            raise _too_much("Its content is packed twice")
        is_font = b"/Length1" in stream.head
        if len(stream.data) * _RATIO >= (MOST_UNPACKED if is_font else _LARGE):
            _refuse_large(stream)
        if b"/Form" in stream.head:
            number = _number(stream.head)
            if number is not None:
                forms[number] = stream
    if len(forms) > 2:
        _refuse_nests(forms, content)


def _streams(content: bytes) -> Iterator[_Stream]:
    position = content.find(b"stream")
    while position >= 0:
        start = position + 6
        if content[position - 3 : position] != b"end" and content[start : start + 1] in b"\r\n":
            end = content.find(b"endstream", start)
            if end < 0:
                end = len(content)
            head = content[max(0, position - _HEAD) : position]
            yield _Stream(head[max(0, head.rfind(b"endobj")) :], content[start:end])
            start = end + 9
        position = content.find(b"stream", start)


def _number(head: bytes) -> int | None:
    found = _OBJECT.findall(head)
    return int(found[-1]) if found else None


def _unpacked(stream: _Stream, limit: int) -> bytes:
    """The content of a stream, at most `limit` bytes of it; empty if it is not understood."""
    data = stream.data.lstrip(b"\r\n")
    if _FLATE.search(stream.head) is None:
        return b"" if _PACKED.search(stream.head) else data[:limit]
    try:
        return zlib.decompressobj().decompress(data, limit)
    except zlib.error:
        return b""


def _refuse_large(stream: _Stream) -> None:
    if _FLATE.search(stream.head) is None:
        if _PACKED.search(stream.head) and len(stream.data) > MOST_UNPACKED // 100:
            raise _too_much("Its content unpacks to too much")
        return
    decompressor = zlib.decompressobj()
    rest = stream.data.lstrip(b"\r\n")
    unpacked = saved = 0
    parts: list[bytes] = []
    try:
        while rest:
            part = decompressor.decompress(rest, 1_000_000)
            rest = decompressor.unconsumed_tail
            unpacked += len(part)
            parts.append(part)
            if unpacked > _LARGE:
                saved += sum(part.count(b"q") - part.count(b"Q") for part in parts)
                parts.clear()
            if unpacked > MOST_UNPACKED:
                raise _too_much("Its content unpacks to too much")
            if not part:
                break
    except zlib.error:
        return
    if unpacked > _LARGE and saved > _MOST_SAVED and b"/Length1" not in stream.head:
        raise _too_much("Its content is nested too deep")


def _refuse_nests(forms: dict[int, _Stream], content: bytes) -> None:
    """Refuse forms that draw forms that draw forms, each many times."""
    drawn = {
        number: len(_DRAWN.findall(_unpacked(stream, 1_000_000)))
        for number, stream in forms.items()
    }
    if sum(times > 1 for times in drawn.values()) < 2:
        return
    inside = {
        number: _references(stream.head, content) & forms.keys()
        for number, stream in forms.items()
        if drawn[number]
    }
    cost = dict.fromkeys(forms, 1)
    # Each round adds one level of nesting; PDFium itself stops at a fixed depth.
    for _ in range(12):
        for number, children in inside.items():
            deepest = max((cost[child] for child in children if child != number), default=0)
            cost[number] = 1 + drawn[number] * deepest
            if cost[number] > _MOST_DRAWN:
                raise _too_much("Its pages draw the same forms over and over")


def _references(head: bytes, content: bytes) -> set[int]:
    """The objects that a dictionary names, those of its resources included."""
    found = {int(number) for number in _REFERENCE.findall(head[: 4 * _HEAD])}
    resources = _RESOURCES.search(head)
    if resources is not None:
        place = re.search(rb"(?<!\d)%s\s+\d{1,5}\s+obj\b" % resources.group(1), content)
        if place is not None:
            dictionary = content[place.end() : place.end() + _HEAD].partition(b"endobj")[0]
            found |= {int(number) for number in _REFERENCE.findall(dictionary)}
    return found


def _too_much(what: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"This PDF would use too much memory or time. {what}; it may have been made to do harm."
    )
