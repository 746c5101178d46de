"""Who wrote a document: bylines in its head, names over posts, author boxes, notes at the end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.fields.bylines import (
    byline_in,
    is_about_others,
    is_contact,
    names_in_biography,
    without_places,
)
from briefreader.formats.fields.dates import find_date
from briefreader.formats.fields.names import (
    begins_with_role,
    is_name,
    leading_names,
    name_before_role,
    names_a_body,
    only_names,
)
from briefreader.formats.fields.publishers import by_domain, by_name
from briefreader.formats.metadata.places import Line
from briefreader.formats.structure.wording import key

_BOX = re.compile(
    r"(?:about (?:the )?(?:author|writer|contributor)s?|(?:the )?authors?(?:\(s\))?"
    r"(?: (?:information|contact information|details|biograph(?:y|ies)|bios?|note))?"
    r"|contributors|über (?:den autor|die autor(?:in|en|innen))|(?:die )?autor(?:in|en|innen)"
    r"|à propos (?:de l[’']auteure?|des auteurs)|(?:l[’']auteure?|les auteurs)"
    r"|(?:sobre|acerca de) (?:el autor|la autora|los autores|o autor|a autora|os autores)"
    r"|(?:l[’']autore|gli autori|l[’']autrice)|over de auteurs?|об авторе|об авторах)",
    re.IGNORECASE,
)
_BY_ALONE = re.compile(
    r"(?:(?:written |authored |prepared )?by|von|par|por|di|door|автор(?:ы)?)\s?:?", re.IGNORECASE
)
_AND = frozenset({"and", "&", "und", "et", "y", "e", "en", "и"})
_PARTS = re.compile(r"\s*[|•·–—]\s*|\s-\s")
_BY_INSIDE = re.compile(r"\b(?:by|von|par|por|door)\s+(?=[^\W\d_a-z])")
_REPORTING = re.compile(
    r"\(?(?:reporting|writing|report) (?:and (?:writing|reporting) )?by ([^;.()]{5,200})",
    re.IGNORECASE,
)
_DOCTOR = re.compile(r"(?:prof|dr)\b", re.IGNORECASE)
_SPEECH = re.compile(
    r"\b(?:remarks|address|speech|statement|testimony|message|lecture|keynote|declaration|rede"
    r"|ansprache|erklärung|discours|allocution|déclaration|discurso|palabras|intervención"
    r"|intervento|toespraak)\b[^,:;]{0,40}?"
    r"\b(?:by|of|from|von|des|der|de|du|del|della|di|da|do|van)\s+(?:the\s|l[’'])?(.{3,120})",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(
    r"^(.{3,60}?)['’]s? (?:[\w’'-]+ ){0,4}?"
    r"(?:remarks|address|speech|statement|message|testimony)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:delivers?|gives?|makes?|gave|delivered|made) (?:the |an? |his |her )?"
    r"(?:[\w-]+ ){0,3}?(?:remarks|address|speech|statement)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Signature:
    """Names found in a line; those of one sort in neighbouring lines belong together."""

    line: int
    names: tuple[str, ...]
    sort: str
    reason: str
    confidence: float


def authors_in_head(lines: Sequence[Line]) -> Iterator[Evidence]:
    """The authors whom the lines before the body name, and what that tells of the publisher."""
    signatures: list[_Signature] = []
    for index, line in enumerate(lines):
        before = _announcement(lines[index - 1]) if index else ""
        if line.after_section or len(line.text) > 400 or _follows_contact(lines, index):
            continue
        if line.kind is BlockKind.TITLE:
            continue
        after = lines[index + 1] if index + 1 < len(lines) else Line("")
        text = _continued(line.text, after.text)
        byline = byline_in(text, before)
        if byline is not None:
            sort = "by" if byline.confidence > 0.84 else "signed"
            signatures.append(
                _Signature(index, byline.names, sort, byline.reason, byline.confidence)
            )
            yield from _affiliated(byline.affiliation, byline.domain, byline.reason)
            continue
        signature = _bare_names(lines, index, before, after) or _beside_date(index, line)
        if signature is not None:
            signatures.append(signature)
    yield from _joined(signatures)


def authors_in_tail(lines: Sequence[Line]) -> Iterator[Evidence]:
    """The authors whom the last lines name: in a box of their own, a signature, a note."""
    box = next((i for i, line in enumerate(lines) if _announces_authors(line.text)), -1)
    if box >= 0:
        names = tuple(_names_in_box(lines[box + 1 : box + 60]))
        if names:
            reason = f"the names under “{lines[box].text[:60]}”"
            yield Evidence("authors", "; ".join(names), reason, 0.86)
    last = [line for line in lines[-24:] if not line.text.endswith(":")][-12:]
    signatures: list[_Signature] = []
    for index, line in enumerate(last):
        if _follows_contact(last, index):
            continue
        signature = _signature_at_end(index, line.text)
        if signature is not None:
            signatures.append(signature)
    yield from _joined(signatures)


def _announces_authors(text: str) -> bool:
    return len(text) <= 60 and _BOX.fullmatch(key(text)) is not None


def _signature_at_end(index: int, text: str) -> _Signature | None:
    """Authors whom one of the last lines names: "(Reporting by ...)", "Jane Roe is a fellow"."""
    reporting = _REPORTING.match(text)
    if reporting is not None:
        found = leading_names(without_places(reporting.group(1)))
        if found:
            return _Signature(index, found, "reporting", f"“{text[:60]}”", 0.7)
    names = names_in_biography(text)
    if names and not is_contact(text):
        return _Signature(index, names, "note", f"the note “{text[:60]}”", 0.64)
    if len(text) <= 160 and "," in text and "@" not in text and not is_contact(text):
        byline = byline_in(text)
        if byline is not None and byline.confidence > 0.7:
            reason = f"the signature “{text[:60]}”"
            return _Signature(index, byline.names, "signed", reason, 0.66)
    return None


def speaker_in(title: str) -> Iterator[Evidence]:
    """The speaker whom the title of a speech names: "Remarks by President Jane Roe on ..."."""
    for pattern in (_SPEECH, _POSSESSIVE):
        match = pattern.search(title)
        names = _speaker(match.group(1)) if match is not None else ()
        if names:
            yield Evidence("authors", "; ".join(names), "the speaker named in the title", 0.6)
            return
    act = _ACT.search(title)
    names = _speaker(title[: act.start()]) if act is not None else ()
    if names:
        yield Evidence("authors", "; ".join(names), "the speaker named in the title", 0.55)


def _speaker(text: str) -> tuple[str, ...]:
    """The names that a text begins with, posts before them and prepositions after them left out."""
    cut = re.split(
        r"\s(?:at|on|to|before|in|for|with|during|after|about|and the|bei|beim|vor|zu|zum|zur|am"
        r"|im|à|au|devant|lors|sur|ante|en|sobre|al|a|alla|in occasione|op)\s|[,:;–—(]",
        text,
        maxsplit=1,
    )[0]
    words = cut.split()
    # A post may stand before the name ("EU High Representative Jane Roe"): the end counts.
    for start in range(min(len(words), 9)):
        names = leading_names(" ".join(words[start:]))
        if names and (start == 0 or not _is_post_or_body(" ".join(words[: start + 1]))):
            return names
    return ()


def _is_post_or_body(text: str) -> bool:
    """Whether a text ends in the middle of the name of a post or a body."""
    last = text.split()[-1]
    return begins_with_role(last) or names_a_body(last) or last.islower()


def _announcement(line: Line) -> str:
    """The words of a line that may say what the next one is about: no title, nothing long."""
    return line.text if line.kind is not BlockKind.TITLE and len(line.text) < 60 else ""


def _continued(text: str, after: str) -> str:
    """A line with the next one, where it is a byline that the line's end cuts."""
    if text.rstrip().endswith((",", " and", " &", " und", " et", " y")) and len(after) < 120:
        return f"{text} {after}"
    return text


def _bare_names(lines: Sequence[Line], index: int, before: str, after: Line) -> _Signature | None:
    """Names alone on a line that is no byline by its own words, but by its place."""
    line = lines[index]
    if line.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING} or is_about_others(before):
        return None
    names = only_names(without_places(line.text))
    if not names:
        return None
    reason = f"the line “{line.text[:80]}”"
    if _under_by(lines, index):
        return _Signature(index, names, "by", f"“{line.text[:60]}” under “by”", 0.84)
    if line.kind is BlockKind.HEADING:
        return None
    if _is_post(after.text):
        return _Signature(index, names, "post", f"{reason} over a post", 0.78)
    if len(names) >= 2 and _is_among_lines_of_the_head(lines, index):
        return _Signature(index, names, "names", reason, 0.7)
    if _DOCTOR.match(line.text) and _is_among_lines_of_the_head(lines, index):
        return _Signature(index, names, "names", f"{reason} with a degree", 0.66)
    if _is_in_column_of_names(lines, index):
        return _Signature(index, names, "names", f"{reason} in a list of names", 0.64)
    if _is_between_title_and_date(lines, index):
        return _Signature(index, names, "names", f"{reason} beside the date", 0.58)
    return None


def _beside_date(index: int, line: Line) -> _Signature | None:
    """Names in a date line: "Jane Roe | 3 May 2018", "Posted on 3 May 2018 by Jane Roe"."""
    text = line.text
    date = find_date(text, "dmy") if len(text) <= 160 else None
    if date is None or line.kind is BlockKind.TITLE or is_about_others(text):
        return None
    reason = f"the line “{text[:80]}”"
    inside = _BY_INSIDE.search(text)
    if inside is not None:
        names = leading_names(re.split(r"\s(?:in|on|at)\s", text[inside.end() :])[0])
        return _Signature(index, names, "by", reason, 0.78) if names else None
    parts = _PARTS.split(text)
    for part in parts[:3] if len(parts) > 1 else ():
        names = only_names(part)
        if names:
            sure = 0.7 if text.find(part) < date.start else 0.62
            return _Signature(index, names, "beside", reason, sure)
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


def _follows_contact(lines: Sequence[Line], index: int) -> bool:
    """Whether one of the last three lines announces whom to ask."""
    near = lines[max(0, index - 3) : index]
    return any(len(line.text) < 60 and is_contact(line.text) for line in near)


def _names_in_box(lines: Sequence[Line]) -> list[str]:
    """The names that a box lists, each over the post of its bearer or at the start of a note."""
    names: list[str] = []
    idle = 0
    for line in lines:
        for cell in line.text.split("\t"):
            found = _names_of_entry(cell.strip())
            names += [name for name in found if name not in names]
            idle = 0 if found else idle + 1
        if idle > (3 if names else 1) or (names and len(line.text) > 400 and idle):
            break
    return names


def _names_of_entry(text: str) -> tuple[str, ...]:
    if len(text) > 700 or is_contact(text[:60]):
        return ()
    biography = names_in_biography(text)
    if biography:
        return biography
    if len(text) > 120:
        return ()
    name, comma, rest = text.partition(",")
    if comma and is_name(name) and (begins_with_role(rest.strip()) or names_a_body(rest)):
        return leading_names(name)
    alone = name_before_role(text)
    return (alone,) if alone else only_names(text)


def _affiliated(affiliation: str, domain: str, reason: str) -> Iterator[Evidence]:
    if affiliation:
        yield Evidence("publisher", affiliation, reason, 0.5)
    known = by_domain(domain) if domain else by_name(affiliation)
    if known is not None:
        reason = f"the e-mail address at {domain}" if domain else reason
        yield Evidence("publisher", known.name, reason, 0.82 if domain else 0.6)


def _joined(signatures: list[_Signature]) -> Iterator[Evidence]:
    """Evidence of authors, the names of neighbouring lines of one sort together."""
    groups: list[list[_Signature]] = []
    for signature in signatures:
        last = groups[-1][-1] if groups else None
        if last is not None and last.sort == signature.sort and signature.line - last.line <= 4:
            groups[-1].append(signature)
        else:
            groups.append([signature])
    for group in groups:
        names = dict.fromkeys(name for signature in group for name in signature.names)
        yield Evidence("authors", "; ".join(names), group[0].reason, group[0].confidence)
