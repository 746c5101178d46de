"""Paragraphs that run on in the next column or on the next page are put together again."""

from briefreader.domain.document import BlockKind
from briefreader.formats.pdf.drafts import Draft
from briefreader.formats.pdf.lines import Line
from briefreader.formats.pdf.listing import marker
from briefreader.formats.structure.wording import ends_sentence

_REACH = 6
"""Drafts on the next page among which the rest of a paragraph is looked for."""
_SHORT = 30
"""Code points in a line that is no running text if it stands alone."""
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def joined(regions: list[list[Draft]]) -> list[list[Draft]]:
    """The drafts of each region, the rest of a paragraph taken to where it begins.

    What stands between the halves (notes, captions, tables at the head of a page) comes after.
    """
    result = [list(region) for region in regions]
    ended: list[Draft] = []
    before: list[Draft] = []
    for region in result:
        # A few short lines in the margin may come between a paragraph and its rest.
        marginal = all(len(line.text) < _SHORT for draft in ended for line in draft.lines)
        for rank, draft in enumerate(ended + before if marginal else ended):
            rest = _rest(draft, region, is_last=rank == 0)
            if rest is not None:
                draft.lines.extend(rest.lines)
                region.remove(rest)
                break
        last = [d for d in reversed(region) if _runs_on(d)][:_REACH]
        if last:
            ended, before = last, ended[:1]
    return result


def _runs_on(draft: Draft) -> bool:
    """Whether a draft is running text that may go on elsewhere."""
    return draft.kind in _RUNNING and not draft.note and not draft.aside and not draft.rows


def _rest(draft: Draft, region: list[Draft], is_last: bool) -> Draft | None:
    """The draft of the next region with which a paragraph goes on; None if there is none.

    `is_last` says that nothing else stands between the paragraph and the end of its region.
    """
    last = draft.lines[-1]
    text = last.text.rstrip()
    if len(draft.lines) == 1 and len(text) < _SHORT and not is_last:
        return None
    if not text or (ends_sentence(text) and not last.hyphenated) or text[-1] == ":":
        return None
    for index, candidate in enumerate(region[:_REACH]):
        if not _runs_on(candidate):
            continue
        if candidate.kind is BlockKind.LIST_ITEM:
            return None
        line = candidate.lines[0]
        if abs(line.size - last.size) > 0.05 * last.size or marker(line.text)[0]:
            return None
        if (last.bold and draft.bold) != (line.bold and candidate.bold):
            return None
        first = line.text.lstrip("“\"'‘([")[:1]
        if last.hyphenated or text[-1] in "-\u00ad‐":
            if not is_last:
                return candidate if first.islower() and _is_full(last) else None
            return candidate if first.islower() or first.isdigit() or not index else None
        if first.islower() and (is_last or _is_full(last, 9 if len(draft.lines) > 2 else 5)):
            return candidate
        if is_last and index == 0 and _is_full(last) and (first.isalnum() or not first.isascii()):
            return (
                candidate
                if sum(len(line.text) for line in draft.lines[:3]) > 60
                and not _is_indented(line, candidate)
                else None
            )
        return None
    return None


def _is_full(line: Line, sizes: float = 5) -> bool:
    """Whether a line reaches the border of its column, but for so many sizes of its letters."""
    if line.leftwards:
        return line.left - line.start_edge < 4 * line.size
    return line.edge - line.right < sizes * line.size


def _is_indented(line: Line, draft: Draft) -> bool:
    """Whether a draft's first line is indented, as that of a new paragraph is."""
    if len(draft.lines) < 2 or line.leftwards:
        return False
    return line.left - draft.lines[1].left > 0.8 * line.size
