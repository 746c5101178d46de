"""A note made ready for the Markdown parser: what people type in notes, in the parser's terms.

The parser (Python-Markdown) wants a blank line before a list and four blanks a level; people write
neither. What it would hide or take for something else, is put so that it shows as typed.
"""

import re
from collections.abc import Iterator

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_RULE = re.compile(r" {0,3}([-*_])([ \t]*\1){2,}[ \t]*$")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<sign>[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_BOX = re.compile(r"\[([ xX])\][ \t]+")
_TAG = re.compile(r"[ \t]*#{1,6}(?=[^#\s])")
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,400}")
_BACKTICKS = re.compile(r"`+")

_DEEPEST_LIST = 6
_DEEPEST_QUOTE = 3
_TAB = 4
_INDENT = " " * 4


def cut(note: str, longest: int) -> tuple[str, int]:
    """The start of a note, at most `longest` code points, and how many are left out.

    It ends with a line where one ends in its second half, else with a word.
    """
    if len(note) <= longest:
        return note, 0
    for between in ("\n", " "):
        end = note.rfind(between, longest // 2, longest)
        if end > 0:
            return note[:end], len(note) - end
    return note[:longest], len(note) - longest


def tidied(note: str) -> str:
    """A note in the terms of the parser; time and length are linear in those of the note."""
    note = _CONTROL.sub("\ufffd", note.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(_lines(note.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    levels = _Levels()
    number = 0
    while number < len(lines):
        line = lines[number].rstrip()
        number += 1
        fence = _FENCE.match(line)
        if fence is None:
            yield from levels.put(line)
            continue
        end = _closing(lines, number, fence["fence"])
        levels.end()
        yield from _code(lines[number:end], len(fence["indent"].expandtabs(_TAB)))
        number = end + 1


def _closing(lines: list[str], start: int, fence: str) -> int:
    """The number of the line that closes a fence; where none does, the note's end."""
    closing = re.compile(rf"[ \t]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
    found = (number for number in range(start, len(lines)) if closing.match(lines[number]))
    return next(found, len(lines))


def _code(lines: list[str], indent: int) -> Iterator[str]:
    """A block of code without the indent of its fence, in a fence that nothing in it closes."""
    longest = max((len(run) for line in lines for run in _BACKTICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from ("", fence)
    for line in lines:
        kept = line.expandtabs(_TAB)
        blank = len(kept) - len(kept.lstrip(" "))
        yield kept[min(indent, blank) :].rstrip()
    yield from (fence, "")


class _Levels:
    """The list that is being read: how far each of its levels is indented."""

    def __init__(self) -> None:
        self._indents: list[int] = []
        self._after_blank = True
        self._in_paragraph = False

    def end(self) -> None:
        self._indents = []
        self._after_blank = True

    def put(self, line: str) -> Iterator[str]:
        """One line that is no code."""
        if not line:
            self._after_blank = True
            yield ""
            return
        after_blank, self._after_blank = self._after_blank, False
        if _RULE.match(line):
            self.end()
            yield from ("", line.strip(), "")
            return
        item = _ITEM.match(line)
        if item is not None and (self._indents or after_blank or _may_interrupt(item["sign"])):
            if not after_blank and (self._in_paragraph or not self._indents):
                yield ""
            self._in_paragraph = False
            yield self._item(item, line[item.end() :])
            return
        indent = len(line) - len(line.lstrip())
        if self._indents and (not after_blank or indent > self._indents[0]):
            self._in_paragraph |= after_blank
            yield _INDENT * len(self._indents) * after_blank + _plain(line.strip())
            return
        self._indents, self._in_paragraph = [], False
        yield _plain(line.lstrip())

    def _item(self, item: re.Match[str], words: str) -> str:
        column = len(item["indent"].expandtabs(_TAB))
        while len(self._indents) > 1 and self._indents[-1] > column:
            self._indents.pop()
        if not self._indents:
            self._indents = [column]
        elif column > self._indents[-1] + 1 and len(self._indents) < _DEEPEST_LIST:
            self._indents.append(column)
        box = _BOX.match(words)
        if box is not None:
            words = ("☐ " if box[1] == " " else "☑ ") + words[box.end() :]
        if _ITEM.match(words):
            words = re.sub(r"[-*+.)]", lambda sign: "\\" + sign[0], words, count=1)
        sign = item["sign"].replace(")", ".")
        return f"{_INDENT * (len(self._indents) - 1)}{sign} {_plain(words)}"


def _may_interrupt(sign: str) -> bool:
    """Whether a list may begin right below a line of text; “1998. A year” is none."""
    return not sign[0].isdigit() or sign[:-1] == "1"


def _plain(line: str) -> str:
    """A line whose quotation is not too deep, and whose tag at its start is no heading."""
    quoted = _QUOTED.match(line)
    if quoted is not None:
        depth = min(quoted[0].count(">"), _DEEPEST_QUOTE)
        return "> " * depth + _plain(line[quoted.end() :].replace(">", "&gt;", 1))
    tag = _TAG.match(line)
    return f"\\{line.lstrip()}" if tag else line
