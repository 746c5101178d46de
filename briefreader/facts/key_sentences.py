"""The few sentences that tell most of what a document says.

Extractive, after Luhn (1958) and Edmundson (1969): words shared with the rest of the text, words
of the title, and the place in the document; sentences too like a chosen one are passed over.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from briefreader.domain.document import Block, BlockKind, Document, Span
from briefreader.domain.fact import Fact, FactKind
from briefreader.facts.text.sentences import sentence_spans
from briefreader.facts.text.word_lists import word_list

_LEAST_WORDS = 200
_MOST_SENTENCES = 2000
"""Only so many sentences compete, so that the time stays bounded for a whole book."""

_WORD = re.compile(r"[^\W\d_]{3,}(?:[’'-][^\W\d_]+)*")
_STOP_WORDS = frozenset(
    word_list(
        "the and for that with was were has have had are but not from this these those they "
        "their them there which who whom whose what when where while will would could should "
        "may might must can been being its his her she him you your our out into over under "
        "after before about between against during than then also both such some any all more "
        "most other only own same very just said says say told because through until since "
        "still even however whether either neither one two did does"
    )
)
_DANGLING = re.compile(
    r"(?:However|But|And|He|She|They|It|This|That|These|Those|Therefore|Thus|Also|Moreover"
    r"|Furthermore|Then|So|Others?|His"
    r"|Her|Their|Its|Such|In addition|At the same time|Similarly|Meanwhile|Nevertheless"
    r"|For (?:example|instance)|In fact|Additionally|As (?:discussed|noted|mentioned)|Another|Well,"
    r"|Just|Some|First|Second|Third|Finally|Again|Once again|Accordingly|Instead|Like)\b"
)
"""Openings that lean on the sentence before."""
_APPARATUS = re.compile(
    r"^(?:\d{1,3} [A-Z\d]|\W*(?:Sources?|Notes?|Figure|Table|Column|Box|Appendix|Photo|Image|Click"
    r"|Download|Subscribe|Sign up|Copyright|©|Also see|See)\b|[a-z])"
    r"|https?://|www\.|[{}<>|\\]|…|\. ?\. ?\."
    r"|\b(?:[Ss]ee|in) (?:also )?(?:the )?(?:CRS|[Ss]ections? \d|Figures? |Tables? |Appendix"
    r"|full (?:report|text))|CRS (?:Report|In Focus|Insight|Video|Legal Sidebar|Products?)\b"
    r"|\b(?:coordinated )?by [A-Z]\w+ (?:[A-Z]\. )?[A-Z]\w+(?: and| et al)?[^a-z]*$|\bet al\."
    r"|\b(?:[XY] ax[ie]s|[Cc]hart (?:has|with|shows)|(?:left|right|top|bottom) panel)\b"
    r"|[a-z]\.[A-Z][a-z]"
)
"""Notes, sources, references, code, leaders, and sentences run together."""
_ABOUT_ITSELF = re.compile(
    r"\b(?:[Tt]h(?:is|e)|our) (?:\w+ )?(?:report|paper|document|brief|In Focus|Insight|publication"
    r"|section|article|figures?|tables?)\b (?:\w+ )?(?:is|are|has|have|provides?|discuss\w*"
    r"|describes?|presents?|shows?|focus\w*|outlines?|summari\w+|covers?|examines?|does|will|used|identif\w+|introduces?)"
    r"|\bused in this (?:report|paper|document)\b"
)
_SUMMARY = re.compile(
    r"\W{0,3}(?:executive |key )?(?:summary|abstract|overview|introduction|key (?:points|findings"
    r"|takeaways|judge?ments)|findings|takeaways|highlights|conclusions?|in brief)\W{0,3}$",
    re.IGNORECASE,
)
"""Headings over what carries a document."""
_OWN = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.ANSWER)
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
_FEWEST_WORDS, _MOST_WORDS = 8, 60
_TOO_ALIKE = 0.5
_NEARLY_THE_SAME = 0.8


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    words: frozenset[str]
    length: int
    place: float
    opens_paragraph: bool
    in_summary: bool


def find_key_sentences(document: Document) -> tuple[Fact, ...]:
    """Three to five sentences of a document of more than 200 words, in order.

    A shorter document has none. Captions, questions, headings and boilerplate give none.
    """
    if document.words <= _LEAST_WORDS:
        return ()
    candidates = _candidates(document)
    title = _title_words(document)
    frequency = Counter(word for candidate in candidates for word in candidate.words)
    ranked = sorted(
        candidates,
        key=lambda candidate: (-_score(document.text, candidate, frequency, title), candidate.span),
    )
    wanted = 3 if document.words < 500 else 4 if document.words < 1000 else 5
    chosen: list[_Candidate] = []
    for candidate in ranked:
        if len(chosen) == wanted:
            break
        if not any(_likeness(candidate, other) > _TOO_ALIKE for other in chosen):
            chosen.append(candidate)
    if len(chosen) < 3:
        _fill(chosen, ranked)
    spans = sorted(candidate.span for candidate in chosen)
    return tuple(
        Fact(
            kind=FactKind.KEY_SENTENCE,
            text=document.text[start:end],
            start=start,
            end=end,
            rule="place-centrality-title",
            confidence=0.5,
        )
        for start, end in spans
    )


def _fill(chosen: list[_Candidate], ranked: Sequence[_Candidate]) -> None:
    """Up to three, with the next best that are not nearly the same as one chosen."""
    for candidate in ranked:
        if len(chosen) >= 3:
            return
        if all(_likeness(candidate, other) <= _NEARLY_THE_SAME for other in chosen):
            chosen.append(candidate)


def _candidates(document: Document) -> list[_Candidate]:
    body = [*document.body()]
    blocks = [block for block in body if block.kind in _OWN]
    total = max(1, sum(block.end - block.start for block in blocks))
    found: list[_Candidate] = []
    read = 0
    in_summary = False
    for block in body:
        if block.kind in _HEADINGS:
            in_summary = _SUMMARY.match(document.block_text(block)[:60]) is not None
        if block.kind not in _OWN:
            continue
        if len(found) >= _MOST_SENTENCES:
            break
        found.extend(_of_block(document.text, block, read / total, in_summary=in_summary))
        read += block.end - block.start
    return found


def _of_block(text: str, block: Block, place: float, *, in_summary: bool) -> Sequence[_Candidate]:
    found = []
    for index, span in enumerate(sentence_spans(text, block.start, block.end)):
        sentence = text[span.start : span.end]
        length = sentence.count(" ") + 1
        ends = sentence.rstrip('"”’»)')[-1:] in (".", "!")
        if not ends or not _FEWEST_WORDS <= length <= _MOST_WORDS:
            continue
        if _APPARATUS.search(sentence) is None:
            words = _content_words(sentence)
            found.append(_Candidate(span, words, length, place, index == 0, in_summary))
    return found


def _content_words(text: str) -> frozenset[str]:
    return frozenset(
        word for word in map(str.casefold, _WORD.findall(text)) if word not in _STOP_WORDS
    )


def _title_words(document: Document) -> frozenset[str]:
    titles = [document.metadata.title]
    titles += [document.block_text(b) for b in document.body() if b.kind is BlockKind.TITLE]
    return _content_words(" ".join(titles)[:1000])


def _score(
    text: str, candidate: _Candidate, frequency: Counter[str], title: frozenset[str]
) -> float:
    shared = sum(log(frequency[word]) for word in candidate.words)
    centrality = shared / (5 + len(candidate.words))
    overlap = len(candidate.words & title) / (1 + len(title))
    early = 1.0 - min(1.0, candidate.place * 2)
    dangling = _DANGLING.match(text, candidate.span.start) is not None
    about = _ABOUT_ITSELF.search(text, *candidate.span) is not None
    bonus = 0.5 * early + 0.15 * candidate.opens_paragraph + 0.3 * candidate.in_summary
    return centrality + overlap + bonus - 0.4 * dangling - 0.5 * about


def _likeness(one: _Candidate, other: _Candidate) -> float:
    return len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))
