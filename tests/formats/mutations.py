"""Damaged files: good ones with parts cut, doubled and overwritten, the same in every run."""

import random
from collections.abc import Iterator, Sequence

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.reader import read_bytes
from tests.formats.lawful import assert_lawful


def damaged(seeds: Sequence[bytes], words: Sequence[bytes], count: int) -> Iterator[bytes]:
    """So many damaged files; `words` are put in at random places."""
    chance = random.Random(20_210_305)
    for _ in range(count):
        content = bytearray(chance.choice(seeds))
        for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
            _damage(content, chance, words)
        yield bytes(content)


def _damage(content: bytearray, chance: random.Random, words: Sequence[bytes]) -> None:
    start = chance.randrange(len(content) + 1)
    end = min(len(content), start + chance.choice((1, 2, 4, 16, 64, 400)))
    match chance.randrange(7):
        case 0:
            del content[start:end]
        case 1:
            content[start:start] = content[start:end] * chance.choice((1, 2, 30))
        case 2:
            content[start:end] = chance.randbytes(end - start)
        case 3 | 4:
            content[start:start] = chance.choice(words)
        case 5:
            content[start:end] = chance.choice(words)
        case _:
            if start < len(content):
                content[start] = chance.choice((0, 0xFF, 0x7F, content[start] ^ 1, 0x3C))


def assert_read_or_refused(content: bytes, name: str) -> None:
    """A file becomes a lawful document or is refused with a sentence; nothing else is raised."""
    try:
        document = read_bytes(content, name)
    except UnreadableDocument as error:
        reason = str(error)
    else:
        assert_lawful(document)
        reason = "Read."
    assert reason.endswith(".")
