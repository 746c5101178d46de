"""A note's Markdown as a few lines of readable text: no blocks, no links, nothing loaded."""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefreader.domain.document import Run, RunStyle

_LONGEST = 3000
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_BULLET = re.compile(r"(\s{0,12})[-*+]\s+")
_RULE_OF_TABLE = re.compile(r"\s{0,3}\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_ROW_OF_TABLE = re.compile(r"\s{0,3}\|(?P<cells>.*\|.*)\|\s*")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_INLINE = re.compile(
    r"\\(?P<escaped>[\\`*_\[\]#>+-])"
    r"|`(?P<code>[^`\n]{1,400})`"
    r"|\*\*(?P<strong>[^*\s][^*\n]{0,400})\*\*"
    r"|(?<!\w)__(?P<heavy>[^_\s][^_\n]{0,400})__(?!\w)"
    r"|(?<![\w*])\*(?P<emphasis>[^*\s][^*\n]{0,400})(?<!\s)\*(?![\w*])"
    r"|(?<!\w)_(?P<italic>[^_\s][^_\n]{0,400})(?<!\s)_(?!\w)"
    r"|!?\[(?P<link>[^\]\n]{1,400})\]\([^)\n]{0,1000}\)"
)
_STYLES = {
    "code": RunStyle.CODE,
    "strong": RunStyle.STRONG,
    "heavy": RunStyle.STRONG,
    "emphasis": RunStyle.EMPHASIS,
    "italic": RunStyle.EMPHASIS,
}


@dataclass(frozen=True, slots=True)
class NoteText:
    """What a note says, with a newline between lines, and where it is strong or emphasised."""

    text: str
    runs: tuple[Run, ...] = ()


@lru_cache(maxsize=1024)
def readable(note: str) -> NoteText:
    """The first lines of a note without the marks of Markdown; blank lines are left out.

    Strong, emphasised and code text, headings, list items and the rows of tables are understood;
    of a link the words stay. At most some thousand characters are read.
    """
    lines: list[str] = []
    runs: list[Run] = []
    start, in_code = 0, False
    for line in note[:_LONGEST].splitlines():
        if _FENCE.match(line):
            in_code = not in_code
            continue
        if not line.strip() or (not in_code and "|" in line and _RULE_OF_TABLE.fullmatch(line)):
            continue
        text, found = (line, []) if in_code else _line(line)
        runs += [Run(run.style, run.start + start, run.end + start) for run in found]
        lines.append(text)
        start += len(text) + 1
    return NoteText("\n".join(lines), tuple(runs))


def _line(line: str) -> tuple[str, list[Run]]:
    """One line without its marks."""
    line = line.rstrip()
    quote = _QUOTE.match(line)
    line = line[quote.end() :] if quote else line
    heading = _HEADING.match(line)
    if heading:
        text, _ = _inline(line[heading.end() :].rstrip(" #"))
        return text, [Run(RunStyle.STRONG, 0, len(text))] if text else []
    bullet = _BULLET.match(line)
    if bullet:
        head = "   " * (len(bullet[1].expandtabs(4)) // 2) + "• "
        text, runs = _inline(line[bullet.end() :])
        moved = [Run(run.style, run.start + len(head), run.end + len(head)) for run in runs]
        return head + text, moved
    row = _ROW_OF_TABLE.fullmatch(line)
    if row:
        line = " · ".join(filter(None, (cell.strip() for cell in row["cells"].split("|"))))
    return _inline(line)


def _inline(line: str) -> tuple[str, list[Run]]:
    parts: list[str] = []
    runs: list[Run] = []
    reached = length = 0
    for match in _INLINE.finditer(line):
        before, words = line[reached : match.start()], match[match.lastgroup or 0]
        length += len(before)
        style = _STYLES.get(match.lastgroup or "")
        if style is not None:
            runs.append(Run(style, length, length + len(words)))
        parts += [before, words]
        length += len(words)
        reached = match.end()
    return "".join(parts) + line[reached:], runs
