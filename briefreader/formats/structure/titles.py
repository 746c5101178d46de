"""Which line is the title: the one that the file states, a heading, or a first line."""

import re

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.building.pieces import Piece
from briefreader.formats.structure.first_lines import (
    LONGEST_TITLE,
    SITE_BREAK,
    is_label,
    is_no_title,
    title_in_first_lines,
)
from briefreader.formats.structure.menus import is_body
from briefreader.formats.structure.wording import key

LONGEST_HEADING = 400
"""Characters of the longest heading that is taken for a title."""
FIRST_PIECES = 200
"""Pieces among which the title is looked for."""

_BARS = frozenset({"|", "»", "::", "·", "›"})
_NAME_FIRST = re.compile(r"([^:]{2,60}): (?=\S)")
_EMPTY_TITLE = re.compile(
    r"(?:[\w %()-]{1,80}\.(?:html?|xhtml|php|aspx?|jsp|docx?|pdf|indd|pptx?|txt|rtf|odt|qxd)"
    r"|(?:microsoft word - )?(?:untitled|document|presentation|slide|index|home|homepage"
    r"|home page|start|main|title|no title|new page|page|print|print version|default)[ -]?\d{0,3}"
    r"|untitled document|powerpoint presentation|microsoft word - \S{1,12}"
    r"|unbenannt|ohne titel|sans titre|sin t[ií]tulo|senza titolo|sem t[ií]tulo|naamloos"
    r"|bez tytu[łl]u|без названия|без имени|无标题|無題)",
    re.IGNORECASE,
)


def find_title(pieces: list[Piece], claims: tuple[Evidence, ...]) -> Evidence | None:
    """The title: the one that the file states, else the first heading, else the first line.

    `claims` are what a page's head or a front matter says. A part of a stated title that the page
    shows as a heading or in its first lines is surer than either alone.
    """
    stated = [
        claim
        for claim in claims
        if claim.field == "title" and key(claim.value) and not _is_empty_title(claim.value)
    ]
    sites = {key(claim.value) for claim in claims if claim.field == "publisher"}
    top = _top_heading(pieces, sites)
    found = [
        Evidence("title", cleaned, claim.reason, claim.confidence)
        for claim in stated
        if (cleaned := without_site(claim.value, sites, top)) and key(cleaned) not in sites
    ]
    shown = _shown_title([claim.value for claim in stated], pieces, sites)
    if shown:
        found.append(Evidence("title", shown, "the page's title, which its text shows", 0.95))
    elif top:
        top = _without_rubric(top, [item.value for item in found])
        found.append(Evidence("title", top, "the only heading of the first level", 0.92))
    if found:
        return max(found, key=lambda evidence: evidence.confidence)
    return title_in_first_lines(pieces)


def without_site(title: str, sites: set[str], heading: str) -> str:
    """A page's title without the name of the site, which most pages add to it."""
    title = " ".join(title.split())[: 2 * LONGEST_TITLE]
    breaks = list(SITE_BREAK.finditer(title))
    for match in breaks:
        left = title[: match.start()]
        if key(left) == key(heading) and key(left):
            return left
    if not breaks:
        named = _NAME_FIRST.match(title)
        return title[named.end() :] if named and key(named.group(1)) in sites else title
    if key(title[: breaks[0].start()]) in sites:
        return title[breaks[0].end() :]
    last = breaks[-1]
    left, right = title[: last.start()], title[last.end() :]
    if any(match.group().strip() in _BARS for match in breaks):
        return _longest_part(title, breaks, sites)
    return left if key(right) in sites else title


def _longest_part(title: str, breaks: list[re.Match[str]], sites: set[str]) -> str:
    """The part of "Title | Section | Site" that is the title: the first, or the longest."""
    bars = [match for match in breaks if match.group().strip() in _BARS]
    starts = [0, *(match.end() for match in bars)]
    ends = [*(match.start() for match in bars), len(title)]
    parts = [title[start:end] for start, end in zip(starts, ends, strict=True)]
    parts = [part for part in parts if key(part) not in sites] or parts
    long = [part for part in parts[:1] if len(part.split()) >= 3 or len(part) >= 20]
    best = (long or sorted(parts, key=lambda part: -len(part)))[0]
    # What is left may still end in the site's name after a dash.
    dash = list(SITE_BREAK.finditer(best))
    return best[: dash[-1].start()] if dash and key(best[dash[-1].end() :]) in sites else best


def _without_rubric(heading: str, stated: list[str]) -> str:
    """The stated title in a heading that holds a rubric ("Analysis") before or after it."""
    for title in stated:
        before, found, after = heading.partition(title)
        if found and is_label(before.strip(" :|–-")) and is_label(after.strip(" :|–-")):
            return title
    return heading


def _is_empty_title(title: str) -> bool:
    """Whether a stated title is only what a program wrote there by itself, or a file's name."""
    return _EMPTY_TITLE.fullmatch(" ".join(title.split())) is not None


def _shown_title(stated: list[str], pieces: list[Piece], sites: set[str]) -> str:
    """The longest part of a stated title that is a heading or one of the first lines."""
    parts: dict[str, str] = {}
    for title in stated:
        title = " ".join(title.split())[: 2 * LONGEST_TITLE]
        breaks = list(SITE_BREAK.finditer(title))
        starts = [0, *(match.end() for match in breaks)]
        ends = [*(match.start() for match in breaks), len(title)]
        for first, start in enumerate(starts):
            for end in ends[first:]:
                parts.setdefault(key(title[start:end]), title[start:end])
    if len(parts) < 2:
        return ""
    shown = [
        name
        for index, piece in enumerate(pieces[:FIRST_PIECES])
        if piece.kind is BlockKind.HEADING or (piece.is_own and index < 40)
        if len(piece.text) <= LONGEST_HEADING
        if (name := key(piece.text)) in parts and name not in sites
    ]
    best = max(shown, key=len, default="")
    return parts[best] if " " in best or len(best) >= 8 else ""


def mark_title(pieces: list[Piece], title: str) -> list[Piece]:
    """The pieces with the first one that is the title marked as such.

    A heading that holds the title and a few words more (its rubric) is the title too.
    """
    wanted = key(title)
    if not wanted:
        return pieces
    names = [
        key(piece.text) if piece.is_own and len(piece.text) < len(title) + 30 else ""
        for piece in pieces[:FIRST_PIECES]
    ]
    places = [index for index, name in enumerate(names) if name == wanted]
    headings = [
        index
        for index, name in enumerate(names)
        if wanted in name and pieces[index].kind is BlockKind.HEADING and pieces[index].level < 3
    ]
    for index in (places or headings)[:1]:
        return [*pieces[:index], pieces[index].to(BlockKind.TITLE), *pieces[index + 1 :]]
    return pieces


def _top_heading(pieces: list[Piece], sites: set[str]) -> str:
    """The only heading of the highest level, or the first of several that opens the document."""
    headings = [
        (piece.level, index, " ".join(piece.text.split()))
        for index, piece in enumerate(pieces)
        if piece.kind is BlockKind.HEADING
        and 3 <= len(piece.text) <= LONGEST_HEADING
        and not is_no_title(piece.text)
        and key(piece.text) not in sites
    ]
    if any(piece.pages for piece in pieces):
        # On paper, unlike on a web page, the title comes before all text.
        ends = (
            i for i, piece in enumerate(pieces) if piece.kind is BlockKind.TABLE or is_body(piece)
        )
        end = next(ends, len(pieces))
        headings = [heading for heading in headings if heading[1] < end]
    if not headings:
        return ""
    level = min(level for level, _, _ in headings)
    tops = {key(text): (index, text) for top, index, text in reversed(headings) if top == level}
    index, text = min(tops.values())
    opens = all(not piece.is_own or is_no_title(piece.text) for piece in pieces[:index])
    if (level == 1 and len(tops) == 1) or opens:
        return text if level == 1 or len(tops) == 1 else ""
    return ""
