"""Headings: short lines that are set larger or bolder than the text around them.

The size of the body is the size of most characters. A heading's level is the rank of its size and
weight among those of all headings; bookmarks, where the file has them, come first.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from briefreader.domain.document import BlockKind
from briefreader.formats.fields.dates import is_date_line
from briefreader.formats.pdf.drafts import Draft
from briefreader.formats.pdf.paragraphs import has_leaders, is_caption
from briefreader.formats.structure.wording import ends_sentence, key

LARGER = 1.12
"""How many times the body's size makes a line a heading by its size alone."""
MOST_WORDS = 30
_OPENING = 12
"""Drafts among which the title and the lines around it are looked for."""


def body_size(drafts: Sequence[Draft]) -> float:
    """The size of the font in which most of the text is set, in points."""
    sizes: Counter[float] = Counter()
    for draft in drafts:
        for line in draft.lines:
            sizes[round(2 * line.size) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0


def mark_headings(drafts: list[Draft], body: float, bookmarks: Mapping[str, int]) -> None:
    """Make headings of the drafts that are set as such.

    `bookmarks` are the levels of the file's bookmarks by their titles (as `wording.key` has them).
    """
    usual_bold = _is_mostly_bold(drafts)
    without = _no_headings(drafts, body)
    candidates = [
        draft
        for index, draft in enumerate(drafts)
        if _may_be(draft)
        and index not in without
        and (
            draft.size > LARGER * body
            or (draft.bold and not usual_bold and _stands_apart(drafts, index, body))
            or (bookmarks and key(draft.text) in bookmarks)
        )
    ]
    ranks = _ranks(candidates)
    for draft in candidates:
        draft.kind, draft.label = BlockKind.HEADING, ""
        draft.level = min(ranks[_style(draft)], 6)
    _follow_bookmarks(candidates, bookmarks)


def _no_headings(drafts: Sequence[Draft], body: float) -> set[int]:
    """The lines before the first running text that head nothing, however they are set.

    These are a date, and what stands above the title: the name of a house or of a series.
    """
    first_page = [
        index for index, draft in enumerate(drafts[:_OPENING]) if draft.page == drafts[0].page
    ]
    running = next((i for i in first_page if len(drafts[i].text.split()) > MOST_WORDS), None)
    opening = [i for i in first_page if running is None or i < running]
    sizes = [drafts[i].size for i in opening if _may_be(drafts[i])]
    if not sizes:
        return set()
    found = {i for i in opening if is_date_line(drafts[i].text)}
    largest = max(sizes)
    if largest > LARGER * body:
        title = next(i for i in opening if drafts[i].size == largest and _may_be(drafts[i]))
        found.update(i for i in opening if i < title and drafts[i].size < 0.97 * largest)
    return found


def _ranks(headings: Sequence[Draft]) -> dict[tuple[float, bool, bool], int]:
    """The level of each style: styles used once, on a title page say, take no level of their own
    unless they are larger than all others.
    """
    times = Counter(_style(draft) for draft in headings)
    ranks: dict[tuple[float, bool, bool], int] = {}
    rank, regular = 0, False
    for style in sorted(times, reverse=True):
        if times[style] > 1 or not regular:
            rank += 1
            regular = regular or times[style] > 1
        ranks[style] = rank
    return ranks


def _style(draft: Draft) -> tuple[float, bool, bool]:
    return round(2 * draft.size) / 2, draft.bold, not draft.italic


def _may_be(draft: Draft) -> bool:
    if draft.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} or draft.label == "•":
        return False
    if draft.note or draft.aside or draft.rows:
        return False
    if len(draft.lines) > 5:
        return False
    text = draft.text
    if len(text) > 250 or len(text.split()) > MOST_WORDS:
        return False
    if has_leaders(text) or is_caption(text):
        return False
    return sum(character.isalpha() for character in text) >= 2


def _is_mostly_bold(drafts: Sequence[Draft]) -> bool:
    bold = sum(len(d.text) for d in drafts if d.bold)
    return 2 * bold > sum(len(d.text) for d in drafts)


def _stands_apart(drafts: Sequence[Draft], index: int, body: float) -> bool:
    """Whether a bold line heads what follows: it is short, ends no sentence, and text follows."""
    draft = drafts[index]
    text = draft.text
    if draft.size < 0.88 * body or len(text.split()) > 20:
        return False
    if ends_sentence(text) and not text.rstrip().endswith("?"):
        return False
    if text.rstrip()[-1] in ",;":
        return False
    following = next((d for d in drafts[index + 1 : index + 4] if not d.aside), None)
    return following is not None and not following.rows


def _follow_bookmarks(headings: Sequence[Draft], bookmarks: Mapping[str, int]) -> None:
    """Shift levels so that headings named by bookmarks keep the order that those give."""
    named = [
        (draft, bookmarks[key(draft.text)]) for draft in headings if key(draft.text) in bookmarks
    ]
    if len(named) < 3 or len(named) < 0.3 * len(headings):
        return
    by_style: dict[tuple[float, bool, bool], Counter[int]] = {}
    for draft, level in named:
        by_style.setdefault(_style(draft), Counter())[level] += 1
    levels = {style: votes.most_common(1)[0][0] for style, votes in by_style.items()}
    deepest = max(levels.values())
    largest = max(_style(draft) for draft in headings)
    shift = 0 if largest in levels and levels[largest] == 1 else 1
    for draft in headings:
        known = levels.get(_style(draft))
        if known is not None:
            draft.level = min(known + shift, 6)
        elif _style(draft) != largest:
            draft.level = min(deepest + shift + 1, 6)
