"""Texts edited in eight ways, with the truth of where each passage went, known from the edit.

An edit is a row of pieces of the new text. Each piece is kept from the old text, or stands in the
place of some of it, or is new; so where a passage went is read off and not looked for.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from random import Random

from briefreader.domain.document import Span
from briefreader.export.escaping import escape_markdown
from briefreader.formats.reader import read_bytes


class Edit(StrEnum):
    """What was done to a text."""

    TYPO = "typo mended"
    ADDED = "sentence added before"
    MOVED = "paragraph moved"
    DELETED = "paragraph deleted"
    DOUBLED = "quote duplicated"
    WRAPPED = "re-wrapped"
    IMPORTED = "re-imported from another format"
    REWRITTEN = "30 % rewritten"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the new text; `old` is what it was in the old text, or None where it is new."""

    text: str
    old: Span | None = None
    kept: bool = False


class Edited:
    """A new text and the way to it from the old one."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = tuple(pieces)
        self.text = "".join(piece.text for piece in self._pieces)

    def images(self, span: Span) -> tuple[Span, ...]:
        """Where a passage of the old text is now: several spans if it was torn, none if deleted.

        What was put between its parts belongs to it.
        """
        found: list[tuple[Span, int]] = []
        at = 0
        torn = True
        for piece in self._pieces:
            image = _image(piece, at, span)
            at += len(piece.text)
            if image is not None:
                now, then = image
                if found and not torn and then >= found[-1][1]:
                    now = Span(found.pop()[0].start, now.end)
                found.append((now, then))
                torn = False
            elif piece.old is not None and piece.text.strip():
                torn = True
        return tuple(now for now, _ in found)


def _image(piece: Piece, at: int, span: Span) -> tuple[Span, int] | None:
    """The part of a piece that a passage became, and where in the old text that part began."""
    if piece.old is None:
        return None
    start, end = max(piece.old.start, span.start), min(piece.old.end, span.end)
    if start >= end:
        return None
    if not piece.kept:
        return Span(at, at + len(piece.text)), start
    return Span(at + start - piece.old.start, at + end - piece.old.start), start


_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE = re.compile(r"[^\n.!?]+[.!?]*[”\"’)]*")


class Editor:
    """Edits one text; `passages` are those that the edits are to concern."""

    def __init__(self, text: str, passages: Sequence[Span], other: str, random: Random) -> None:
        self._text = text
        self._passages = passages
        self._random = random
        self._others = other.split()
        self._blocks = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]

    def edited(self, edit: Edit) -> Edited:
        """The text after one edit, which concerns about a third of the passages."""
        ways: dict[Edit, Callable[[], Edited]] = {
            Edit.TYPO: self._typo,
            Edit.ADDED: self._added,
            Edit.MOVED: self._moved,
            Edit.DELETED: self._deleted,
            Edit.DOUBLED: self._doubled,
            Edit.WRAPPED: self._wrapped,
            Edit.IMPORTED: self._imported,
            Edit.REWRITTEN: self._rewritten,
        }
        return ways[edit]()

    def _concerned(self) -> list[Span]:
        """A third of the passages; fewer in a text of few paragraphs, so that most stay as is."""
        found = [span for span in self._passages if self._random.random() < 1 / 3]
        return found[: max(1, len(self._blocks) // 5)]

    def _block_of(self, span: Span) -> int:
        starts = [block.start for block in self._blocks]
        return max(0, bisect_right(starts, span.start) - 1)

    def _sentence(self) -> str:
        count = self._random.randint(5, 20)
        at = self._random.randrange(max(1, len(self._others) - count))
        return " ".join(self._others[at : at + count]).strip(".,;: ").capitalize() + "."

    def _replaced(self, changes: Iterable[tuple[Span, str]]) -> Edited:
        """The text with some spans replaced; of two that overlap the first counts."""
        pieces: list[Piece] = []
        done = 0
        for span, new in sorted(changes):
            if span.start < done:
                continue
            pieces.append(self._kept(done, span.start))
            pieces.append(Piece(new, span if span.start < span.end else None))
            done = span.end
        return Edited([*pieces, self._kept(done, len(self._text))])

    def _kept(self, start: int, end: int) -> Piece:
        return Piece(self._text[start:end], Span(start, end), kept=True)

    def _typo(self) -> Edited:
        changes = []
        for span in self._concerned():
            low, high = max(0, span.start - 32), span.end + 32
            words = list(_WORD.finditer(self._text, low, high))
            if words:
                match = self._random.choice(words)
                changes.append((Span(*match.span()), self._misspelt(match.group())))
        return self._replaced(changes)

    def _misspelt(self, word: str) -> str:
        at = self._random.randrange(len(word) - 1)
        letter = self._random.choice("abcdefghilmnoprstuvw")
        return self._random.choice(
            [
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + letter + word[at + 1 :],
            ]
        )

    def _added(self) -> Edited:
        changes = [(Span(0, 0), self._sentence() + "\n")] if self._random.random() < 0.5 else []
        for span in self._concerned():
            block = self._blocks[self._block_of(span)]
            starts = [match.start() for match in _SENTENCE.finditer(self._text, *block)]
            place = max((s for s in starts if s <= span.start), default=block.start)
            while place < span.start and self._text[place] == " ":
                place += 1
            changes.append((Span(place, place), self._sentence() + " "))
        return self._replaced(changes)

    def _moved(self) -> Edited:
        order = list(range(len(self._blocks)))
        for index in {self._block_of(span) for span in self._concerned()}:
            order.remove(index)
            order.insert(self._random.randint(0, len(order)), index)
        return self._ordered(order)

    def _deleted(self) -> Edited:
        gone = {self._block_of(span) for span in self._concerned()}
        return self._ordered([index for index in range(len(self._blocks)) if index not in gone])

    def _ordered(self, order: Sequence[int]) -> Edited:
        pieces: list[Piece] = []
        for index in order:
            if pieces:
                previous = self._blocks[index - 1].end if index else 0
                joint = Span(previous, self._blocks[index].start) if index else None
                pieces.append(Piece("\n", joint if joint and joint.start < joint.end else None))
            pieces.append(self._kept(*self._blocks[index]))
        return Edited(pieces)

    def _doubled(self) -> Edited:
        """Whole paragraphs copied elsewhere, or passages quoted at the end of others."""
        changes = []
        with_paragraph = self._random.random() < 0.5
        for span in self._concerned():
            own = self._blocks[self._block_of(span)]
            # Of two paragraphs that are equal and side by side nobody can say which is the copy.
            after = max(own.end, span.end) + 1
            others = [b for b in self._blocks if b.end < own.start - 1 or b.start > after]
            if not others:
                continue
            block = self._random.choice(others)
            if with_paragraph:
                changes.append((Span(block.start, block.start), self._text[slice(*own)] + "\n"))
            else:
                quote = self._text[slice(*span)]
                changes.append((Span(block.end, block.end), f" {self._sentence()} {quote}"))
        return self._replaced(changes)

    def _wrapped(self) -> Edited:
        width = self._random.randint(50, 100)
        changes = []
        column = 0
        for match in re.finditer(r"\s+|\S+", self._text):
            column += match.end() - match.start()
            if not match.group().isspace():
                continue
            if column > width:
                changes.append((Span(*match.span()), self._random.choice(["\n", "\n", " \n"])))
                column = 0
            elif self._random.random() < 0.02:
                changes.append((Span(*match.span()), self._random.choice(["  ", "\u00a0", "\t"])))
        return self._replaced(changes)

    def _imported(self) -> Edited:
        ways = [_as_html, _as_markdown, _as_text, _as_letter]
        self._random.shuffle(ways)
        blocks = [self._text[start:end] for start, end in self._blocks]
        if self._random.random() < 0.5:
            straight = str.maketrans("“”‘’\u00a0", "\"\"'' ")
            blocks = [block.translate(straight) for block in blocks]
        for way in ways:
            name, content = way(blocks)
            new = read_bytes(content.encode("utf-8", "replace"), name).text
            pieces = self._same_but_for_space("\n".join(blocks), new)
            if pieces is not None:
                return Edited(pieces)
        return self._wrapped()

    def _same_but_for_space(self, written: str, read: str) -> list[Piece] | None:
        """The pieces, where a text was read again as it was written but for white space."""
        old = [index for index, character in enumerate(self._text) if not character.isspace()]
        new = [index for index, character in enumerate(read) if not character.isspace()]
        if "".join(written.split()) != "".join(read.split()) or len(old) != len(new):
            return None
        pieces: list[Piece] = []
        done = last = 0
        for then, now in zip(old, new, strict=True):
            # White space between two characters is new, in the place of what was there.
            if (now, then) != (done, last) or not pieces:
                gap = Span(last, then)
                pieces.append(Piece(read[done:now], gap if last < then else None))
                pieces.append(Piece("", Span(then, then), kept=True))
            start = pieces[-1].old.start if pieces[-1].old else then
            begin = now - (then - start)
            pieces[-1] = Piece(read[begin : now + 1], Span(start, then + 1), kept=True)
            done, last = now + 1, then + 1
        return [*pieces, Piece(read[done:])]

    def _rewritten(self) -> Edited:
        changes: list[tuple[Span, str]] = []
        for sentence in _SENTENCE.finditer(self._text):
            if self._random.random() >= 0.3:
                continue
            share = self._random.uniform(0.3, 1.2)
            for word in re.finditer(r"\w+", sentence.group()):
                if self._random.random() < share:
                    span = Span(sentence.start() + word.start(), sentence.start() + word.end())
                    count = self._random.choice([1, 1, 1, 2])
                    changes.append((span, " ".join(self._random.choices(self._others, k=count))))
        return self._replaced(changes)


def _as_html(blocks: Sequence[str]) -> tuple[str, str]:
    body = "\n".join(f"<p>{escape(block)}</p>" for block in blocks)
    return "a.html", f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def _as_markdown(blocks: Sequence[str]) -> tuple[str, str]:
    return "a.md", "\n\n".join(map(escape_markdown, blocks)) + "\n"


def _as_text(blocks: Sequence[str]) -> tuple[str, str]:
    return "a.txt", "\n\n".join(blocks) + "\n"


def _as_letter(blocks: Sequence[str]) -> tuple[str, str]:
    head = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nFrom: a@example.org\n"
    return "a.eml", head + "\n" + "\n\n".join(blocks) + "\n"
