"""Drafts become pieces: lines are joined into running text, with its runs, pages and anchors."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefreader.domain.document import BlockKind, Page, Run, RunStyle
from briefreader.formats.building.piece_builder import trimmed_runs
from briefreader.formats.building.pieces import Anchor, Piece
from briefreader.formats.pdf.drafts import Draft
from briefreader.formats.pdf.fragments import Mark
from briefreader.formats.pdf.hyphens import HYPHENS, Hyphenation
from briefreader.formats.pdf.lines import Line
from briefreader.formats.pdf.listing import marker
from briefreader.formats.pdf.notes import REFERENCE, note_number
from briefreader.formats.pdf.paragraphs import has_leaders

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_LEADERS = re.compile(r" ?(?:\. ?){4,}| ?…{2,} ?")
_URL_TAIL = re.compile(r"(?:https?://|www\.)[^\s<>\"]*[/.?=&_%#-]$", re.IGNORECASE)


@dataclass(slots=True)
class NoteNames:
    """The names of a document's notes by page and number, and how often each was referred to."""

    by_page: dict[tuple[int, str], str] = field(default_factory=dict)
    by_number: dict[str, list[int]] = field(default_factory=dict)
    referred: set[str] = field(default_factory=set)

    def add(self, page: int, number: str) -> None:
        """Note a note; pages come in order."""
        if (page, number) not in self.by_page:
            self.by_page[page, number] = f"note-{page + 1}-{number}"
            self.by_number.setdefault(number, []).append(page)

    def find(self, page: int, number: str) -> str:
        """The name of the note that a number on a page refers to; empty if there is none."""
        pages = self.by_number.get(number, [])
        index = bisect_left(pages, page)
        return self.by_page[pages[index], number] if index < len(pages) else ""


@dataclass(slots=True)
class _Text:
    """A text in the making."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[Run] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    begun: list[int] = field(default_factory=list)
    has_leaders: bool = False

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def drop_last(self) -> None:
        """Take back the last character."""
        last = self.parts.pop()
        self.length -= 1
        if len(last) > 1:
            self.parts.append(last[:-1])

    @property
    def tail(self) -> str:
        tail = ""
        for part in reversed(self.parts):
            tail = part + tail
            if len(tail) >= 80:
                break
        return tail[-80:]


class Composer:
    """Makes pieces of drafts; knows the document's words, notes and pages."""

    def __init__(self, hyphenation: Hyphenation, names: NoteNames, labels: dict[int, str]) -> None:
        self.hyphenation = hyphenation
        self.names = names
        self.labels = labels
        self._begun: set[int] = set()

    def piece(self, draft: Draft) -> Piece | None:
        """The piece that a draft makes; None if nothing of it is to be seen."""
        text = _Text()
        kind, label = draft.kind, draft.label
        if draft.rows:
            self._begin_page(draft.lines[0].page, text)
            text.put(_table_text(draft.rows))
        else:
            text.has_leaders = has_leaders(draft.lines[-1].text)
            self._put_lines(draft, text)
        whole = "".join(text.parts)
        stripped = whole.strip("\n").rstrip() if draft.rows else whole.strip()
        if not stripped.strip():
            self._begun.difference_update(text.begun)
            return None
        offset = whole.index(stripped)
        runs = trimmed_runs(text.runs, stripped, offset)
        end = len(stripped)
        return Piece(
            kind,
            stripped,
            draft.level if kind is not BlockKind.PARAGRAPH else 0,
            label if label != "•" and kind is BlockKind.LIST_ITEM else "",
            runs,
            draft.aside,
            sum(run.end - run.start for run in runs if run.style is RunStyle.LINK),
            tuple(Page(min(max(0, p.start - offset), end), p.label) for p in text.pages),
            tuple(Anchor(a.name, min(max(0, a.start - offset), end)) for a in text.anchors),
        )

    def _begin_page(self, page: int, text: _Text) -> None:
        if page not in self._begun:
            self._begun.add(page)
            text.begun.append(page)
            text.pages.append(Page(text.length, self.labels[page]))

    def _put_lines(self, draft: Draft, text: _Text) -> None:
        previous: Line | None = None
        for line in draft.lines:
            content, skip = line.text, 0
            if previous is None and draft.kind is BlockKind.LIST_ITEM and draft.label:
                skip = marker(content)[1]
            if previous is not None:
                self._join(previous, line, text)
            self._begin_page(line.page, text)
            if previous is None and draft.note:
                text.anchors.append(Anchor(self.names.find(line.page, draft.note), 0))
            self._put(line, skip, text, is_note=previous is None and bool(draft.note))
            previous = line

    def _join(self, previous: Line, line: Line, text: _Text) -> None:
        """What stands between two lines: a blank, or nothing where a word was divided."""
        tail = text.tail
        last = tail[-1:]
        if previous.hyphenated and last not in HYPHENS:
            tail, last = tail + "-", "-"
            text.put("-")
        if last and last in HYPHENS and len(tail) > 1 and not tail[-2].isspace():
            if self.hyphenation.joins(tail, line.text, last == "\u00ad") or last == "\u00ad":
                text.drop_last()
            elif not line.text[:1].isalnum() or tail[-2] in HYPHENS:
                text.put(" ")
            return
        if last in "–—" and len(tail) > 1 and not tail[-2].isspace() and last:
            return
        if (
            last in "/.?=&_%#"
            and line.text[:1].isalnum()
            and _URL_TAIL.search(tail)
            and _goes_on_address(line.text)
        ):
            return
        if _is_wide(last) and _is_wide(line.text[:1]):
            return
        text.put(" ")

    def _put(self, line: Line, skip: int, text: _Text, is_note: bool) -> None:
        position = skip
        for mark in line.marks:
            if mark.start < position:
                mark = mark._replace(start=position)
            if mark.end <= mark.start:
                continue
            self._put_plain(line.text[position : mark.start], text)
            position = mark.end
            self._put_marked(line, mark, text, is_note)
        self._put_plain(line.text[position:], text)
        if is_note:
            number = note_number(line)
            start = text.anchors[-1].start if text.anchors else 0
            if number:
                text.runs.append(
                    Run(
                        RunStyle.REFERENCE,
                        start,
                        start + len(number),
                        f"#back-{text.anchors[-1].name}",
                    )
                )

    def _put_plain(self, content: str, text: _Text) -> None:
        if "\u00ad" in content:
            content = content[:-1].replace("\u00ad", "") + content[-1]
        if "  " in content or "\t" in content or "\n" in content or "\r" in content:
            content = _BLANKS.sub(" ", content)
        if text.has_leaders:
            content = _LEADERS.sub(" … ", content)
            if content[:1] == " " and text.tail[-1:] == " ":
                content = content[1:]
        if content:
            text.put(content)

    def _put_marked(self, line: Line, mark: Mark, text: _Text, is_note: bool) -> None:
        content = line.text[mark.start : mark.end]
        if (
            mark.raised
            and not (is_note and mark.start == 0)
            and REFERENCE.fullmatch(content.strip())
            and self._put_reference(line.page, content.strip(), text)
        ):
            return
        if mark.raised and is_note and mark.start == 0:
            self._put_plain(content, text)
            if line.text[mark.end : mark.end + 1].isalnum():
                text.put(" ")
            return
        start = text.length
        self._put_plain(content, text)
        if mark.bold:
            text.runs.append(Run(RunStyle.STRONG, start, text.length))
        if mark.italic:
            text.runs.append(Run(RunStyle.EMPHASIS, start, text.length))
        if mark.target:
            text.runs.append(Run(RunStyle.LINK, start, text.length, mark.target))

    def _put_reference(self, page: int, content: str, text: _Text) -> bool:
        """Put the number of a note, apart from a word before it; False if there is no such note."""
        numbers = re.findall(r"\d{1,3}|[*†‡§]", content)
        if not any(self.names.find(page, number) for number in numbers):
            return False
        if text.tail[-1:].isalnum():
            text.put(" ")
        position = 0
        for number in numbers:
            at = content.index(number, position)
            text.put(content[position:at])
            name = self.names.find(page, number)
            start = text.length
            text.put(number)
            position = at + len(number)
            if name:
                text.runs.append(Run(RunStyle.REFERENCE, start, text.length, f"#{name}"))
                if name not in self.names.referred:
                    self.names.referred.add(name)
                    text.anchors.append(Anchor(f"back-{name}", start))
        text.put(content[position:])
        return True


def _table_text(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(
        "\t".join(_BLANKS.sub(" ", cell.replace("\u00ad", "")).strip() for cell in row).rstrip()
        for row in rows
        if any(cell.strip() for cell in row)
    )


def _is_wide(character: str) -> bool:
    """Whether a character is of a script that is written without blanks between words."""
    return "\u3040" <= character <= "\u30ff" or "\u4e00" <= character <= "\u9fff"


def _goes_on_address(text: str) -> bool:
    """Whether a line's first word looks like the rest of an address, not like a word of its own."""
    word = text.partition(" ")[0]
    return any(mark in word for mark in "/=&%_?") or ("." in word[1:-1]) or word.isdigit()
