"""Fields in running text: links, page numbers, tables of contents. Their results are kept."""

import re
from dataclasses import dataclass

LONGEST_INSTRUCTION = 5_000
_DEEPEST = 60

_HYPERLINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_WITH_VALUE = frozenset({"\\o", "\\t"})
_REFERENCE = re.compile(r"\s*(?:PAGEREF|REF|NOTEREF)\s+([^\s\\]+)(?=.*\\h)", re.IGNORECASE)
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)


def link_of(instruction: str) -> str:
    """Where a field leads: an address, `#` and the name of a bookmark, or empty for nowhere."""
    instruction = instruction[:LONGEST_INSTRUCTION].replace("\n", " ")
    match = _HYPERLINK.match(instruction)
    if match is not None:
        return _hyperlink(instruction[match.end() :])
    reference = _REFERENCE.match(instruction)
    return f"#{reference.group(1)}" if reference is not None else ""


def _hyperlink(words: str) -> str:
    """Where a HYPERLINK field leads (ECMA-376, 17.16.5.25), by what follows its name."""
    address = place = switch = ""
    for match in _WORD.finditer(words):
        word = match.group(1) if match.group(2) is None else match.group(2)
        if match.group(2) is not None and word.startswith("\\"):
            switch = word.casefold()
            continue
        if switch == "\\l":
            place = word
        elif switch not in _WITH_VALUE and not address:
            address = word
        switch = ""
    return f"{address}#{place}" if place else address


def is_contents_field(instruction: str) -> bool:
    """Whether a field is a table of contents or an index."""
    return _CONTENTS.match(instruction) is not None


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    in_result: bool = False
    link: str = ""
    is_contents: bool = False


class Fields:
    """The fields that are open at a place of the text."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._too_deep = 0

    @property
    def shows_text(self) -> bool:
        """Whether text at this place is seen: not that of instructions."""
        return not self._open or all(field.in_result for field in self._open)

    @property
    def link(self) -> str:
        """Where text at this place leads."""
        return next((field.link for field in reversed(self._open) if field.link), "")

    @property
    def in_contents(self) -> bool:
        """Whether this place is in a table of contents or an index."""
        return any(field.is_contents for field in self._open)

    def begin(self) -> None:
        if len(self._open) < _DEEPEST:
            self._open.append(_Field())
        else:
            self._too_deep += 1

    def instruct(self, text: str) -> None:
        if self._open and not self._open[-1].in_result:
            field = self._open[-1]
            if len(field.instruction) < LONGEST_INSTRUCTION:
                field.instruction += text

    def separate(self) -> None:
        if self._too_deep or not self._open:
            return
        field = self._open[-1]
        field.in_result = True
        field.link = link_of(field.instruction)
        field.is_contents = is_contents_field(field.instruction)

    def end(self) -> None:
        if self._too_deep:
            self._too_deep -= 1
        elif self._open:
            self._open.pop()
