"""Which line is the title, and which short lines are headings."""

import re

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.dates import find_date
from briefreader.formats.structure.wording import asks, ends_sentence, key

LONGEST_TITLE = 220
LONGEST_HEADING = 400
"""Characters of the longest heading that is taken for a title."""
MOST_WORDS = 32

_SITE_SUFFIX = re.compile(r"\s+(?:[|–—·›»]|::|-)\s+")
_LEADING = re.compile(
    r"(?:for immediate release|press release|embargoed\b.{0,60}|media release|news release"
    r"|pressemitteilung|communiqué de presse|comunicado de prensa|пресс-релиз|analysis|commentary"
    r"|briefing|insight|report|transcript|interview|opinion|news)[:.]?",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|von|par|por|di|door)\s+[A-ZÀ-Þ]", re.IGNORECASE)
_TURN = re.compile(r"(?:Q|A|QUESTION|ANSWER|REPORTER|MODERATOR|INTERVIEWER)[:.] ")
_LETTERS = re.compile(r"[^\W\d_](?:.{0,40}?[^\W\d_]){2}")
_IDENTIFIER = re.compile(
    r"(?:arxiv|doi|issn|e-?issn|isbn|ssrn|hal|urn|pmid)\b[\s:]|https?://|www\.|\S+@\S+\.\w+|\W*\d+\W*$"
    r"|\{[^{}]{1,80}\}@\S+",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(
    r"(?:the )?(?:[\w&][\w.&’'-]* ){0,5}(?:times|post|herald|tribune|gazette|courier|chronicle"
    r"|observer|journal|news|wire|bulletin|review|monitor|dispatch|mail|telegraph|guardian|standard|agency"
    r"|institute|ministry|department|office|service|center|centre|council|commission|foundation)",
    re.IGNORECASE,
)


def find_title(pieces: list[Piece], claims: tuple[Evidence, ...]) -> Evidence | None:
    """The title: the one that the file states, else the first heading, else the first line.

    `claims` are what a page's head or a front matter says.
    """
    stated = [claim for claim in claims if claim.field == "title" and key(claim.value)]
    sites = {key(claim.value) for claim in claims if claim.field == "publisher"}
    top = _top_heading(pieces, sites)
    found = [
        Evidence("title", cleaned, claim.reason, claim.confidence)
        for claim in stated
        if (cleaned := without_site(claim.value, sites, top)) and key(cleaned) not in sites
    ]
    if top:
        found.append(Evidence("title", top, "the only heading of the first level", 0.92))
    if found:
        return max(found, key=lambda evidence: evidence.confidence)
    return _first_line(pieces)


def without_site(title: str, sites: set[str], heading: str) -> str:
    """A page's title without the name of the site, which most pages add to it."""
    title = " ".join(title.split())[: 2 * LONGEST_TITLE]
    breaks = list(_SITE_SUFFIX.finditer(title))
    for match in breaks:
        left = title[: match.start()]
        if key(left) == key(heading) and key(left):
            return left
    if not breaks:
        return title
    last = breaks[-1]
    left, right = title[: last.start()], title[last.end() :]
    if key(right) in sites or (last.group().strip() in "|::»" and len(right.split()) <= 8):
        return left
    if key(title[: breaks[0].start()]) in sites:
        return title[breaks[0].end() :]
    return title


def mark_title(pieces: list[Piece], title: str) -> list[Piece]:
    """The pieces with the first one that is the title marked as such."""
    wanted = key(title)
    if wanted:
        for index, piece in enumerate(pieces[:200]):
            if piece.is_own and len(piece.text) < len(title) + 20 and key(piece.text) == wanted:
                return [*pieces[:index], piece.to(BlockKind.TITLE), *pieces[index + 1 :]]
    return pieces


def mark_headings(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a text without markup, short lines between paragraphs marked as headings."""
    marked = list(pieces)
    begun = False
    for index, piece in enumerate(pieces[:-1]):
        if begun and _is_heading(pieces, index):
            marked[index] = piece.to(BlockKind.HEADING, level=2)
        begun = begun or (piece.is_own and piece.word_count >= 8 and ends_sentence(piece.text))
    return marked


def is_masthead(text: str) -> bool:
    """Whether a line looks like the name of a newspaper, an agency or an office."""
    return len(text) <= 60 and _MASTHEAD.fullmatch(text) is not None


def _is_heading(pieces: list[Piece], index: int) -> bool:
    piece, following = pieces[index], pieces[index + 1]
    text = piece.text
    if piece.kind is not BlockKind.PARAGRAPH or len(text) > 90 or piece.word_count > 12:
        return False
    if ends_sentence(text) or text[-1] in ",;:)" or not (text[0].isupper() or text[0].isdigit()):
        return False
    if not any(character.isalpha() for character in text) or find_date(text) is not None:
        return False
    if following.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE}:
        return False
    short_before = pieces[index - 1].word_count <= 8 and not ends_sentence(pieces[index - 1].text)
    long_after = following.word_count >= 12 or ends_sentence(following.text)
    return long_after and not short_before


def _top_heading(pieces: list[Piece], sites: set[str]) -> str:
    """The only heading of the highest level, or the first of several that opens the document."""
    headings = [
        (piece.level, index, " ".join(piece.text.split()))
        for index, piece in enumerate(pieces)
        if piece.kind is BlockKind.HEADING
        and 3 <= len(piece.text) <= LONGEST_HEADING
        and not _is_no_title(piece.text)
        and key(piece.text) not in sites
    ]
    if not headings:
        return ""
    level = min(level for level, _, _ in headings)
    tops = {key(text): (index, text) for top, index, text in reversed(headings) if top == level}
    index, text = min(tops.values())
    opens = all(not piece.is_own or _is_no_title(piece.text) for piece in pieces[:index])
    if (level == 1 and len(tops) == 1) or opens:
        return text if level == 1 or len(tops) == 1 else ""
    return ""


def _is_no_title(text: str) -> bool:
    """Whether a line is a number, an address or a date, which are no titles however large."""
    if len(text) > 90:
        return False
    return _IDENTIFIER.match(text) is not None or _is_short_date_line(text)


def _first_line(pieces: list[Piece]) -> Evidence | None:
    own = [piece for piece in pieces[:60] if piece.is_own and piece.kind is not BlockKind.CAPTION]
    for index, piece in enumerate(own[:6]):
        text = " ".join(piece.text.split())
        following = own[index + 1 :]
        if _LEADING.fullmatch(text) or _is_no_title(text) or _BYLINE.match(text):
            continue
        if text.count(" > ") + text.count(" › ") + text.count(" » ") >= 2:
            continue
        if index == 0 and piece.kind is BlockKind.TABLE:
            return _title_in_table(piece)
        if _TURN.match(text) or not _is_title_like(piece, text) or not following:
            return None
        if is_masthead(text) and _is_title_like(following[0], following[0].text):
            date_next = _is_short_date_line(following[0].text)
            if following[0].word_count >= 4 and not date_next and len(following) > 1:
                continue
        shortened = _shortened_by_repeat(text, following)
        return Evidence("title", shortened, "the first line of the document", 0.7)
    return None


def _title_in_table(piece: Piece) -> Evidence | None:
    """The first cell of the table with which a document begins, if it is written as titles are."""
    cell = piece.text.split("\n", 1)[0].split("\t", 1)[0].strip()
    words = cell.split()
    capitals = sum(word[0].isupper() for word in words)
    if len(words) < 4 or len(cell) > 120 or capitals < 0.6 * len(words):
        return None
    if any(map(str.isdigit, cell)) or ends_sentence(cell):
        return None
    return Evidence("title", cell, "the first cell of the table at the beginning", 0.5)


def _is_title_like(piece: Piece, text: str) -> bool:
    if piece.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
        return False
    if len(text) > LONGEST_TITLE or piece.word_count > MOST_WORDS:
        return False
    if text[-1] in ",;:" or _LETTERS.search(text) is None:
        return False
    return not ends_sentence(text) or asks(text) or text.endswith("!")


def _is_short_date_line(text: str) -> bool:
    if len(text) > 90:
        return False
    date = find_date(text, "dmy")
    return date is not None and len(text) - (date.end - date.start) <= 30 and date.start <= 20


def _shortened_by_repeat(text: str, following: list[Piece]) -> str:
    """The part before " - Site" if that part stands on its own in one of the next lines."""
    breaks = [match.start() for match in _SITE_SUFFIX.finditer(text)]
    near = {key(piece.text) for piece in following[:8]} if breaks else set()
    return next((text[:place] for place in breaks if key(text[:place]) in near), text)
