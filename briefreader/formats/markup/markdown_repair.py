"""Markdown as scrapers and other dialects write it, put right for the converter."""

import re

DEEPEST = 60
"""Columns of indentation, or quote marks, from which a line is nested too deeply."""

CENTRED = 16
"""Columns of indentation beyond the lists around it from which a line stands by itself."""

_ITEM = re.compile(r"( *)(?:[-*+]|\d{1,9}[.)])( +)(?=\S)")
_LONE_BULLET = re.compile(r" *[-*+] *$")
_LABEL = re.compile(r"(?:\*\*|__)[^*_\n]{2,40}(?::(?:\*\*|__)|(?:\*\*|__):) ")
_STARS = re.compile(r"\*{4,}")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_CODE = re.compile(r"[{}=;<>\\$|]|\(\)|::")
_SEPARATOR = re.compile(r"\|?[\s:|-]*-[\s:|-]*$")


def prepared(lines: list[str]) -> list[str]:
    """The lines of a text, put right.

    Bullets without text are dropped, a list may follow a paragraph without a blank line, nested
    lists may be indented by less than four, lines that begin with a bold label stay lines, indented
    prose is no code, rows of cells without a line under the first are a table, and marks of bold
    words count.
    """
    repair = _Repair()
    fence = ""
    for line in lines:
        if not fence and line[:1].isalpha():
            repair.add_words(line)
            continue
        mark = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if mark is not None and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark.group(1)
            repair.keep(line)
        elif fence:
            repair.keep(line)
        else:
            repair.add(line)
    return repair.finished()


def with_sound_bold(line: str) -> str:
    """A line whose bold words are marked so that the marks count.

    Marks that close and open at once are dropped (`**Label****. **`), blanks at the inner side of a
    mark go outside, and so does punctuation that would keep a mark from closing before a word
    (`**Label:**word`). A line with a mark whose partner is on another line stays as it is.
    """
    if "`" in line or "\\" in line or not line.strip("*_- "):
        return line
    if "****" in line:
        line = _STARS.sub(_without_stars, line)
    parts = line.split("**")
    if len(parts) < 3 or len(parts) % 2 == 0 or "***" in line:
        return line
    if all(part[:1].isalnum() and part[-1:].isalnum() for part in parts[1::2]):
        return line
    if any(part[:1].isspace() and part[-1:].isspace() for part in parts[1::2]):
        return line
    for place in range(1, len(parts), 2):
        before, inner, after = parts[place - 1 : place + 2]
        core = inner.strip()
        before += inner[: len(inner) - len(inner.lstrip())]
        after = inner[len(inner.rstrip()) :] + after
        while core and before[-1:].isalnum() and not core[0].isalnum():
            before, core = before + core[0], core[1:]
        while core and after[:1].isalnum() and not core[-1].isalnum():
            core, after = core[:-1], core[-1] + after
        parts[place - 1 : place + 2] = before, f"**{core}**" if core else "", after
    return "".join(parts)


def _without_stars(match: re.Match[str]) -> str:
    """What stands for a row of marks inside a line: a blank if it parts two words."""
    before = match.string[match.start() - 1 : match.start()] if match.start() else ""
    after = match.string[match.end() : match.end() + 1]
    inside_word = before.isalpha() and after.isalpha() and len(match[0]) == 4
    parts_words = (before.isalnum() or before in {")", "]", ","}) and after.isalnum()
    return " " if parts_words and before and not inside_word else ""


class _Repair:
    """Takes lines outside fences one after the other."""

    def __init__(self) -> None:
        self.result: list[str] = []
        self.indents: list[int] = []
        self.rows: list[str] = []

    def keep(self, line: str) -> None:
        self._end_table()
        self.result.append(line)

    def add_words(self, line: str) -> None:
        """A line that begins with a letter: no item, no row of cells, no indented line."""
        if self.rows:
            self._end_table()
        self._add_plain(with_sound_bold(line) if "**" in line else line)

    def add(self, line: str) -> None:
        if not line and not self.rows:
            self.result.append("")
            return
        if line.startswith("|") and line.count("|") > 1:
            self.rows.append(line)
            return
        self._end_table()
        if "**" in line:
            line = with_sound_bold(line)
        item = _ITEM.match(line)
        if not line.strip() or _LONE_BULLET.match(line):
            self.result.append("")
        elif item is not None and len(item.group(1)) < DEEPEST:
            self._add_item(line, item)
        elif line.startswith(" "):
            self._add_indented(line)
        else:
            self._add_plain(line)

    def finished(self) -> list[str]:
        self._end_table()
        return self.result

    @property
    def _previous(self) -> str:
        return self.result[-1] if self.result else ""

    def _add_item(self, line: str, item: re.Match[str]) -> None:
        """A list item, indented by four for each list around it."""
        previous = self._previous
        indent = len(item.group(1))
        while self.indents and self.indents[-1] > indent:
            self.indents.pop()
        if not self.indents or indent > self.indents[-1] + 1:
            self.indents.append(indent)
        if previous and len(self.indents) == 1 and previous[0] != " " and not _ITEM.match(previous):
            self.result.append("")
        self.result.append("    " * (len(self.indents) - 1) + line.lstrip())

    def _add_indented(self, line: str) -> None:
        text = line.lstrip()
        if len(line) - len(text) >= 4 * len(self.indents) + CENTRED and not _CODE.search(text):
            self.indents.clear()
            self.result += ["", text] if self._previous else [text]
        elif not self._previous and self.indents:
            self.result.append("    " * len(self.indents) + text)
        elif not self._previous and text.count(" ") >= 2 and not _CODE.search(text):
            self.result.append(text)
        else:
            self.result.append(line)

    def _add_plain(self, line: str) -> None:
        previous = self._previous
        if not previous:
            self.indents.clear()
        elif _LABEL.match(line) and _LABEL.match(previous):
            self.result[-1] = previous.rstrip() + "  "
        self.result.append(line)

    def _end_table(self) -> None:
        rows, self.rows = self.rows, []
        if len(rows) > 1 and not _SEPARATOR.match(rows[1]):
            columns = max(row.strip().strip("|").count("|") for row in rows) + 1
            first = rows[0].strip().strip("|")
            first += "|" * (columns - first.count("|") - 1)
            rows[:1] = [f"|{first}|", "|" + "---|" * columns]
        if len(rows) > 1 and self._previous:
            self.result.append("")
        self.result.extend(rows)
