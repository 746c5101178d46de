"""Who wrote a document, as its head tells: bylines, names over posts, names beside dates."""

import re
from collections.abc import Iterator, Sequence

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.fields.bylines import (
    byline_in,
    is_about_others,
    without_places,
)
from briefreader.formats.fields.dates import find_date
from briefreader.formats.fields.names import (
    begins_with_role,
    leading_names,
    only_names,
)
from briefreader.formats.fields.publishers import by_domain, by_name
from briefreader.formats.metadata.date_lines import DAY
from briefreader.formats.metadata.places import Line
from briefreader.formats.metadata.signatures import Signature, follows_contact, joined

_BY_ALONE = re.compile(
    r"(?:(?:written |authored |prepared )?by|von|par|por|di|door|автор(?:ы)?)\s?:?", re.IGNORECASE
)
_AND = frozenset({"and", "&", "und", "et", "y", "e", "en", "и"})
_PARTS = re.compile(r"\s*[|•·–—]\s*|\s-\s")
_BY_INSIDE = re.compile(r"\b(?:by|von|par|por|door)\s+(?=[^\W\d_a-z])")
_DOCTOR = re.compile(r"(?:prof|dr)\b", re.IGNORECASE)


def authors_in_head(lines: Sequence[Line]) -> Iterator[Evidence]:
    """The authors whom the lines before the body name, and what that tells of the publisher."""
    signatures: list[Signature] = []
    for index, line in enumerate(lines):
        before = _announcement(lines[index - 1]) if index else ""
        if line.after_section or len(line.text) > 400 or follows_contact(lines, index):
            continue
        if line.kind is BlockKind.TITLE:
            continue
        after = lines[index + 1] if index + 1 < len(lines) else Line("")
        text = _continued(line.text, after.text)
        byline = byline_in(text, before)
        if byline is not None:
            sort = "by" if byline.confidence > 0.84 else "signed"
            signatures.append(
                Signature(index, byline.names, sort, byline.reason, byline.confidence)
            )
            yield from _affiliated(byline.affiliation, byline.domain, byline.reason)
            continue
        signature = _bare_names(lines, index, before, after) or _beside_date(index, line)
        if signature is not None:
            signatures.append(signature)
    yield from joined(signatures)


def _announcement(line: Line) -> str:
    """The words of a line that may say what the next one is about: no title, nothing long."""
    return line.text if line.kind is not BlockKind.TITLE and len(line.text) < 60 else ""


def _continued(text: str, after: str) -> str:
    """A line with the next one, where it is a byline that the line's end cuts."""
    if text.rstrip().endswith((",", " and", " &", " und", " et", " y")) and len(after) < 120:
        return f"{text} {after}"
    return text


def _bare_names(lines: Sequence[Line], index: int, before: str, after: Line) -> Signature | None:
    """Names alone on a line that is no byline by its own words, but by its place."""
    line = lines[index]
    if line.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING} or len(line.text) > 300:
        return None
    names = only_names(without_places(line.text))
    if not names or is_about_others(before):
        return None
    reason = f"the line “{line.text[:80]}”"
    if _under_by(lines, index):
        return Signature(index, names, "by", f"“{line.text[:60]}” under “by”", 0.84)
    if line.kind is BlockKind.HEADING:
        return None
    if _is_post(after.text):
        return Signature(index, names, "post", f"{reason} over a post", 0.78)
    if len(names) >= 2 and _is_among_lines_of_the_head(lines, index):
        return Signature(index, names, "names", reason, 0.7)
    if _DOCTOR.match(line.text) and _is_among_lines_of_the_head(lines, index):
        return Signature(index, names, "names", f"{reason} with a degree", 0.66)
    if _is_in_column_of_names(lines, index):
        return Signature(index, names, "names", f"{reason} in a list of names", 0.64)
    if _is_between_title_and_date(lines, index):
        return Signature(index, names, "names", f"{reason} beside the date", 0.58)
    return None


def _beside_date(index: int, line: Line) -> Signature | None:
    """Names in a date line: "Jane Roe | 3 May 2018", "Posted on 3 May 2018 by Jane Roe"."""
    text = line.text
    date = find_date(text, "dmy") if len(text) <= 160 else None
    if date is None or line.kind is BlockKind.TITLE or is_about_others(text):
        return None
    reason = f"the line “{text[:80]}”"
    inside = _BY_INSIDE.search(text)
    if inside is not None:
        names = leading_names(re.split(r"\s(?:in|on|at)\s", text[inside.end() :])[0])
        return Signature(index, names, "by", reason, 0.78) if names else None
    if "\t" in text:
        return None
    before = only_names(DAY.sub("", text[: date.start]).rstrip(" ,|•·–—-"))
    if before and len(text) - date.end <= 30:
        return Signature(index, before, "beside", reason, 0.68)
    parts = _PARTS.split(text)
    for part in parts[:3] if len(parts) > 1 else ():
        names = only_names(part)
        if names:
            sure = 0.7 if text.find(part) < date.start else 0.62
            return Signature(index, names, "beside", reason, sure)
    return None


def _under_by(lines: Sequence[Line], index: int) -> bool:
    """Whether only names stand between this line and one that says "by"."""
    for position in range(index - 1, max(-1, index - 8), -1):
        text = lines[position].text
        if _BY_ALONE.fullmatch(text):
            return True
        if position == index - 1 and _is_byline_of_names(text):
            return True
        if text.casefold() not in _AND and not only_names(text):
            return False
    return False


def _is_byline_of_names(text: str) -> bool:
    """Whether a line is "By" and names, and nothing after them."""
    start, _, rest = text.partition(" ")
    return _BY_ALONE.fullmatch(start) is not None and bool(only_names(rest))


def _is_post(text: str) -> bool:
    if not 0 < len(text) <= 120 or text.endswith((".", "?", "!")) or find_date(text) is not None:
        return False
    return begins_with_role(text)


def _is_among_lines_of_the_head(lines: Sequence[Line], index: int) -> bool:
    """Whether a title or a date stands near above: a list of topics seldom follows those."""
    near = lines[max(0, index - 4) : index]
    return any(
        line.kind is BlockKind.TITLE or (len(line.text) < 80 and find_date(line.text, "dmy"))
        for line in near
    )


def _is_in_column_of_names(lines: Sequence[Line], index: int) -> bool:
    """Whether the line is one of several with a name each, below a date or the title."""
    start = end = index
    while start > 0 and only_names(lines[start - 1].text):
        start -= 1
    while end + 1 < len(lines) and only_names(lines[end + 1].text):
        end += 1
    return end > start and _is_among_lines_of_the_head(lines, start)


def _is_between_title_and_date(lines: Sequence[Line], index: int) -> bool:
    above = lines[index - 1] if index else Line("")
    below = lines[index + 1] if index + 1 < len(lines) else Line("")
    beside_title = any(line.kind is BlockKind.TITLE for line in lines[max(0, index - 2) : index])
    beside_date = any(
        len(line.text) <= 40 and find_date(line.text, "dmy") is not None for line in (above, below)
    )
    return beside_title and beside_date


def _affiliated(affiliation: str, domain: str, reason: str) -> Iterator[Evidence]:
    if affiliation:
        yield Evidence("publisher", affiliation, reason, 0.5)
    known = by_domain(domain) if domain else by_name(affiliation)
    if known is not None:
        reason = f"the e-mail address at {domain}" if domain else reason
        yield Evidence("publisher", known.name, reason, 0.82 if domain else 0.6)
