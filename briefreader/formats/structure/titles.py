"""Which line is the title, and which short lines are headings."""

import re

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.dates import find_date
from briefreader.formats.structure.wording import asks, ends_sentence, key

LONGEST_TITLE = 220
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
    tops = {
        key(piece.text): " ".join(piece.text.split())
        for piece in pieces
        if piece.kind is BlockKind.HEADING
        and piece.level == 1
        and key(piece.text) not in sites
        and 3 <= len(piece.text) <= LONGEST_TITLE
    }
    if len(tops) == 1:
        return next(iter(tops.values()))
    first = next((piece for piece in pieces if piece.is_own), None)
    if first is not None and first.kind is BlockKind.HEADING and key(first.text) in tops:
        return tops[key(first.text)]
    return ""


def _first_line(pieces: list[Piece]) -> Evidence | None:
    own = [piece for piece in pieces[:60] if piece.is_own and piece.kind is not BlockKind.CAPTION]
    for index, piece in enumerate(own[:6]):
        text = " ".join(piece.text.split())
        following = own[index + 1 :]
        if _LEADING.fullmatch(text) or _is_short_date_line(text) or _BYLINE.match(text):
            continue
        if text.count(" > ") + text.count(" › ") + text.count(" » ") >= 2:
            continue
        if _TURN.match(text) or not _is_title_like(piece, text) or not following:
            return None
        if is_masthead(text) and _is_title_like(following[0], following[0].text):
            date_next = _is_short_date_line(following[0].text)
            if following[0].word_count >= 4 and not date_next and len(following) > 1:
                continue
        shortened = _shortened_by_repeat(text, following)
        return Evidence("title", shortened, "the first line of the document", 0.7)
    return None


def _is_title_like(piece: Piece, text: str) -> bool:
    if piece.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
        return False
    if len(text) > LONGEST_TITLE or piece.word_count > MOST_WORDS:
        return False
    if sum(character.isalpha() for character in text) < 3 or text[-1] in ",;:":
        return False
    return not ends_sentence(text) or asks(text) or text.endswith("!")


def _is_short_date_line(text: str) -> bool:
    if len(text) > 90:
        return False
    date = find_date(text, "dmy")
    return date is not None and len(text) - (date.end - date.start) <= 30 and date.start <= 20


def _shortened_by_repeat(text: str, following: list[Piece]) -> str:
    """The part before " - Site" if that part stands on its own in one of the next lines."""
    near = {key(piece.text) for piece in following[:8]}
    for match in _SITE_SUFFIX.finditer(text):
        if key(text[: match.start()]) in near:
            return text[: match.start()]
    return text
