"""Words between marks that nobody says: titles, citations, terms, code."""

import re

from briefreader.facts.quotes.quotation_marks import Marked
from briefreader.facts.text.word_lists import word_list

_TITLE_NOUN = re.compile(
    r"\b(?:titled|entitled|headlined|captioned|named|film|movie|book|novel|memoir|essay"
    r"|article|report|paper|study|song"
    r"|album|series|episode|play|poem|chapter|exhibition|documentary|column|editorial|op-ed"
    r"|briefing|hearing|event"
    r"|panel|conference|programme|program|show|painting|opera|magazine|journal|podcast|seminar"
    r"|lecture|speech|video|section|box|appendix|annex|heading|subheading|bill"
    r"|headline|brochure|pamphlet|treatise|thesis|website|game)"
    r"(?:\s+(?:on|called|titled|entitled|named|of))?(?:\s+\d+)?\s*[,:]?\s*$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"\s(?:sections?|headings?|subheadings?|chapters?|text box|box|appendix|tab|button|link"
    r"|columns?|categor(?:y|ies)|field|menu|option|icon|hashtag|column|checkbox|folder|page)\b"
)
"""What stands right after the name of a part of a text or of a form."""

_CALLED = re.compile(r"(?<!\bhe)(?<!\bI)(?<!\bwe)(?<!\bthey)\s(?:called|dubbed|nicknamed)\s$")
_SEE_BEFORE = re.compile(
    r"(?:\b[Ss]ee(?: also)?,?(?: the| also)?|\b[Cc]ited in|\bet al\.,?|\b[Uu]nder the heading"
    r"|\b[Ss]ee(?: also)? [A-Z][\w.&]*(?: [A-Z][\w.&]*){0,5},)\s*$"
)
_CITED_AFTER = re.compile(
    r"[^\n“”\"]{0,160}?(?:\b(?:[Vv]ol|[Nn]o|pp?|eds?)\.\s*\d|https?://|\bwww\.|\bet al\."
    r"|Federal Register|Congressional Record)"
)
_SOURCE_AFTER = re.compile(
    r"[ \u00a0]*,?[ \u00a0]*(?:[—–-]{1,2}\s*)?(?:in\s+)?[A-Z(][^\n“”\"]{1,70}?[,(]\s*(?:\d{1,2}\s)?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z.]*\s(?:\d{1,2},?\s)?)?"
    r"(?:1[89]|20)\d\d\b"
)
"""A work's publisher and date, as in “Title,” The Paper, August 15, 2008."""

_CITED_NEXT = re.compile(r"\s+(?:[A-Z(\d]|https?:|in\s+[A-Z])")
_TERM = re.compile(
    r"(?:\bdefin(?:e|es|ed|ing)|\bthe terms?"
    r"|\b(?:campaign|initiative|project|operation|program(?:me)?|website|platform|app|group|party"
    r"|movement|organi[sz]ation|company|firm|exercise|system|tool|event|strategy|concept|practice"
    r"|tradition|ceremony|channel|network|plan)\s(?:called|named|titled|dubbed|known as)"
    r"|\b[Ss]o-called|\bdefinitions? of|\bmeaning of|\bnicknames?"
    r"|\bcode-?named?|\babbreviated(?: as| to)?"
    r"|\b(?:is|are|was|were|be|been|being|also|commonly|often|sometimes|now|\w+ly)\s"
    r"(?:referred to as|known as|called|termed|nicknamed|labell?ed|named|titled|entitled)"
    r"|\bknown (?:as|by)|,\sor)\s*(?:an?\s+|the\s+)?$"
)
_NAMED_NOUN = re.compile(r"\bthe (?:group|category|heading|label|title|tag)\s*$")
_BY_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,")
_APPOSED = re.compile(r"\san?\s[a-z]")
_SHORTENED = re.compile(r"\s\([A-Z][A-Za-z-]{1,8}\)")
"""The short form of a term, as in “value added tax” (VAT)."""

_NAME_BEFORE = re.compile(r"\b[A-Z][\w.]+\s$")
_NAME_AFTER = re.compile(r"\s[A-Z][\w’'-]+\b(?!\s(?:said|says|told|added|wrote)\b)")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_SMALL_WORDS = frozenset(
    word_list(
        "a an the of in on at to for and or but with by from as is vs de la le und der die das"
    )
)
_ADDRESS = re.compile(
    r"(?:https?:|www\.|mailto:)\S*$|[\w.-]*/\S+$|[\w-]+\.(?:js|css|png|jpe?g|gif|svg|html?|json|xml"
    r"|py|pdf|docx?|md|txt|csv|xlsx?|zip|org|com|net)$",
    re.IGNORECASE,
)
_TEMPLATE_OPENS = re.compile(r"\{[%{<#]|<[a-zA-Z/!%?]")
_TEMPLATE_CLOSES = re.compile(r"[%}>#]\}|/?>")
_TEMPLATE = re.compile(
    r"\S{0,80}[?&]\w+=\S{0,300}|\{[%{<#][^\n]{0,400}?[%}>#]\}|<[a-zA-Z/!][^<>\n]{0,300}>"
)
_CODE = re.compile(
    r"[{}]|\w\s?=\s?(?=[\ufffc\"'\w{\[(])|\(\)|\);|\$\(|=>|&&|\|\||;\s*$|\w\(\s*[\"'\ufffc]"
)
_SIGN = re.compile(r"[{}<=;$&|(]")
"""Without one of these, no line is code."""

_LINE = 400


def is_capitalised(text: str) -> bool:
    """Whether a text is written as titles are, its main words with capitals."""
    words = [word for word in _WORD.findall(text[:300]) if word.casefold() not in _SMALL_WORDS]
    return bool(words) and all(not word[0].islower() for word in words)


def is_title(text: str, masked: str, marked: Marked) -> bool:
    """Whether marks hold the title of a work or of a part of one, by the words beside them."""
    before = masked[max(0, marked.outer_start - 60) : marked.outer_start]
    inside = text[marked.start : marked.end]
    if is_capitalised(inside):
        if any(found.search(before) for found in (_TITLE_NOUN, _SEE_BEFORE, _CALLED)):
            return True
        return len(inside) <= 120 and _PART_AFTER.match(masked, marked.outer_end) is not None
    return len(inside) <= 40 and _PART_AFTER.match(masked, marked.outer_end) is not None


def is_citation(text: str, masked: str, marked: Marked) -> bool:
    """Whether marks hold a work that is cited: its author before it, where it appeared after it.

    Asked only where no verb of speech belongs to the marks.
    """
    inside = text[marked.start : marked.end]
    end = marked.outer_end
    ends_open = inside[-1:] in ",?" or masked[end : end + 1] == ","
    if inside[-1:] not in ".!…" and _SOURCE_AFTER.match(masked, end, end + 140):
        return True
    if _CITED_AFTER.match(masked, end, end + 200):
        before = masked[max(0, marked.outer_start - 3) : marked.outer_start].rstrip()
        return ends_open or before.endswith(",") or is_capitalised(inside)
    return inside.endswith(",") and _CITED_NEXT.match(masked, end, end + 12) is not None


def is_term(text: str, masked: str, marked: Marked) -> bool:
    """Whether the words before the marks introduce a term or a name: known as “…”.

    Also a by-name between a person's names: John “Jack” Roe.
    """
    before = masked[max(0, marked.outer_start - 60) : marked.outer_start]
    if _TERM.search(before) is not None:
        return True
    inside = text[marked.start : marked.end]
    if _NAMED_NOUN.search(before) and (inside[:1].isupper() or inside.count(" ") < 2):
        return True
    if _BY_NAME.fullmatch(inside) and _APPOSED.match(masked, marked.outer_end):
        return True
    length = marked.end - marked.start
    if length <= 60 and _SHORTENED.match(masked, marked.outer_end) is not None:
        return True
    return (
        length <= 24
        and text[marked.start].isupper()
        and _NAME_BEFORE.search(before) is not None
        and _NAME_AFTER.match(masked, marked.outer_end) is not None
    )


def is_code(text: str, masked: str, marked: Marked) -> bool:
    """Whether marks stand in a template or a line of code, or hold an address or a file's name."""
    inside = text[marked.start : marked.end]
    is_word = len(inside) < 300 and not any(letter.isspace() for letter in inside)
    if is_word and _ADDRESS.match(inside):
        return True
    low = masked.rfind("\n", max(0, marked.outer_start - _LINE), marked.outer_start) + 1
    low = low or max(0, marked.outer_start - _LINE)
    high = masked.find("\n", marked.outer_end, marked.outer_end + _LINE)
    high = high if high >= 0 else min(len(masked), marked.outer_end + _LINE)
    before, after = masked[low : marked.outer_start], masked[marked.outer_end : high]
    if not _SIGN.search(before) and not _SIGN.search(after):
        return False
    opened = max((found.end() for found in _TEMPLATE_OPENS.finditer(before)), default=-1)
    is_inside = opened >= 0 and not _TEMPLATE_CLOSES.search(before, opened)
    if is_inside and _TEMPLATE_CLOSES.search(after):
        return True
    around = _TEMPLATE.sub("", before + text[marked.outer_start] + after)
    return len(_CODE.findall(around)) >= 3


_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|self-(?:described|styled|proclaimed|declared|identified))"
    r"\b[^.;“”\"]{0,60}$"
)


def is_hearsay(masked: str, marked: Marked) -> bool:
    """Whether an adverb before the marks says that others told it: "has reportedly seen “…”"."""
    before = masked[max(0, marked.outer_start - 90) : marked.outer_start]
    return _HEARSAY.search(before) is not None


_DETERMINED = re.compile(
    r"\b(?:[Tt]h(?:e|is|ese|ose)|[Aa]n?|[Ss]ome|[Aa]ny|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]s|[Uu]nder"
    r"|[’']s)\s(?:[\w-]+\s)?$"
)
_NOUN_NEXT = re.compile(
    r"\s(?!(?:and|or|but|nor|to|of|in|on|at|by|for|from|with|about|as|that|which|who|when|while"
    r"|after|before|because|if|is|was|are|were|be|been|has|have|had|will|would|could|should|can"
    r"|may|might|must|than|over|under|against|between|into|during|since|until|where|he|she|it|they"
    r"|we|not|also|still|only|without|toward|towards|through|amid|despite|regarding|said|says|does"
    r"|did|do|so|yet|then|later|instead|rather|based|due|among|within|concerning)\b)[a-z][a-z-]+"
)


def is_label(masked: str, marked: Marked) -> bool:
    """Whether marks hold what names the noun after them: the “hidden debts” scandal."""
    if marked.end - marked.start > 40 or masked[marked.end - 1] in ".,;:!?":
        return False
    before = masked[max(0, marked.outer_start - 40) : marked.outer_start]
    follows = _NOUN_NEXT.match(masked, marked.outer_end)
    return follows is not None and _DETERMINED.search(before) is not None
