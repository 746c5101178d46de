"""Which of a document's first lines is its title, where nothing states or marks it."""

import re

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.dates import find_date
from briefreader.formats.structure.wording import asks, ends_sentence, key

LONGEST_TITLE = 220
MOST_WORDS = 32

SITE_BREAK = re.compile(r"\s+(?:[|–—·›»]|::|-)\s+")
"""What stands between a page's title and the name of its site."""

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
    r"|\{[^{}]{1,80}\}@\S+|[A-Z]{1,6}[-/. ]?\d[\w./-]{1,16}$",
    re.IGNORECASE,
)
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "de", "du", "des", "la", "le", "und"})
_MASTHEAD = re.compile(
    r"(?:the )?(?:[\w&][\w.&’'-]*,? ){0,7}(?:times|post|herald|tribune|gazette|courier|chronicle"
    r"|observer|journal|news|wire|bulletin|review|monitor|dispatch|mail|telegraph|guardian|standard|agency"
    r"|institute|ministry|department|office|service|center|centre|council|commission|foundation)",
    re.IGNORECASE,
)


def title_in_first_lines(pieces: list[Piece]) -> Evidence | None:
    """The first line that is written as titles are, dates, labels and mastheads passed over."""
    own = [piece for piece in pieces[:60] if piece.is_own and piece.kind is not BlockKind.CAPTION]
    for index, piece in enumerate(own[:6]):
        text = " ".join(piece.text.split())
        following = own[index + 1 :]
        if _LEADING.fullmatch(text) or is_no_title(text) or _BYLINE.match(text):
            continue
        if text.count(" > ") + text.count(" › ") + text.count(" » ") >= 2:
            continue
        if index < 2 and piece.kind is BlockKind.TABLE:
            return _title_in_table(piece)
        if _TURN.match(text) or not _is_title_like(piece, text) or not following:
            return None
        if is_masthead(text) and following[0].kind is BlockKind.TABLE:
            continue
        if is_masthead(text) and _is_title_like(following[0], following[0].text):
            date_next = _is_short_date_line(following[0].text)
            if following[0].word_count >= 4 and not date_next and len(following) > 1:
                continue
        shortened = _shortened_by_repeat(text, following)
        return Evidence("title", shortened, "the first line of the document", 0.7)
    return None


def is_masthead(text: str) -> bool:
    """Whether a line looks like the name of a newspaper, an agency or an office."""
    if len(text) > 60 or _MASTHEAD.fullmatch(text) is None:
        return False
    return not any(word[0].islower() and word not in _SMALL for word in text.split())


def is_label(text: str) -> bool:
    """Whether a text is empty or only says what sort of text follows ("Press release")."""
    return not text or _LEADING.fullmatch(text) is not None


def is_no_title(text: str) -> bool:
    """Whether a line is a number, an address or a date, which are no titles however large."""
    if len(text) > 90:
        return False
    return _IDENTIFIER.match(text) is not None or _is_short_date_line(text)


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
    breaks = [match.start() for match in SITE_BREAK.finditer(text)]
    near = {key(piece.text) for piece in following[:8]} if breaks else set()
    return next((text[:place] for place in breaks if key(text[:place]) in near), text)
