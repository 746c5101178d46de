"""A note's own Markdown made to end with the note: what it leaves open would hide those below.

An HTML block of CommonMark 0.31 (section 4.6, kinds 1 to 5) and a code fence run to the end of the
file where nothing ends them; so do comments (`%%`) and formulas (`$$`) of note-taking programs.
"""

import re
from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_HTML = re.compile(
    r" {0,3}<(?:(?P<raw>script|pre|style|textarea)(?=[\s>]|$)"
    r"|(?P<comment>!--)|(?P<data>!\[CDATA\[)|(?P<declared>![A-Za-z])|(?P<processed>\?))",
    re.IGNORECASE,
)
_ENDS = {"comment": "-->", "data": "]]>", "declared": ">", "processed": "?>"}
_RAW_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_CODE = re.compile(r"(?P<ticks>`+)(?:(?!(?P=ticks)).){1,1000}(?P=ticks)")
_PAIRED = ("%%", "$$")


def closed(note: str) -> str:
    """The note, with what it leaves open ended in lines of their own."""
    text = note.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return "\n".join([text, *_missing_ends(text)])


def _missing_ends(text: str) -> Iterator[str]:
    fence, end = "", ""
    counts = dict.fromkeys(_PAIRED, 0)
    for line in text.split("\n"):
        if fence:
            stripped = line.strip()
            if stripped.startswith(fence) and not stripped.strip(fence[0]):
                fence = ""
            continue
        if end:
            end = "" if _ends(end, line, 0) else end
            continue
        fence = _fence_of(line)
        if fence:
            continue
        start = _HTML.match(line)
        if start is not None:
            wanted = f"</{start['raw']}>" if start["raw"] else _ENDS[start.lastgroup or ""]
            end = "" if _ends(wanted, line, start.end()) else wanted
            continue
        plain = _CODE.sub("", line)
        for mark in _PAIRED:
            counts[mark] += plain.count(mark)
    if fence or end:
        yield fence or end
    yield from (mark for mark in _PAIRED if counts[mark] % 2)


def _fence_of(line: str) -> str:
    """The marks of the fence that a line opens; empty where it opens none."""
    fence = _FENCE.match(line)
    if fence is None or (fence[1][0] == "`" and "`" in fence[2]):
        return ""
    return fence[1]


def _ends(end: str, line: str, start: int) -> bool:
    if end.startswith("</"):
        return _RAW_END.search(line, start) is not None
    return end in line[start:]
