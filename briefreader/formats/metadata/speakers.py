"""Who gives a speech, as its title or a line below it tells."""

import re
from collections.abc import Iterator, Sequence

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.fields.names import begins_with_role, leading_names, names_a_body
from briefreader.formats.metadata.places import Line

_SPEECH = re.compile(
    r"\b(?:remarks|address|speech|statement|testimony|message|lecture|keynote|declaration|rede"
    r"|ansprache|erklärung|discours|allocution|déclaration|discurso|palabras|intervención"
    r"|intervento|toespraak)\b[^,:;]{0,40}?"
    r"\b(?:by|of|from|von|des|der|de|du|del|della|di|da|do|van)\s+(?:the\s|l[’'])?(.{3,120})",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"(?:(?:opening|closing|keynote|prepared|written|introductory) )?(?:remarks|address|speech"
    r"|statement|testimony|lecture|keynote|rede|ansprache|discours|allocution|discurso|discorso)"
    r" (?:by|of|from|von|de|du|del|di|da) ",
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


def speakers_in_head(lines: Sequence[Line]) -> Iterator[Evidence]:
    """The speaker whom a line below the title names: "Statement of Jane Roe"."""
    for line in lines[:12]:
        is_short = len(line.text) <= 200 and line.kind is not BlockKind.TITLE
        if is_short and not line.after_section and _LINE.match(line.text):
            yield from speaker_in(line.text)
            yield Evidence("kind", "speech", f"the line “{line.text[:80]}”", 0.66)


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
