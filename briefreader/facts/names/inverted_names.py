"""Names of people with the surname first, as lists of authors have them: "Odinga, Raila A."."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from briefreader.domain.fact import FactKind
from briefreader.facts.names.gazetteer import Gazetteer
from briefreader.facts.names.lines import Line, is_never_name, is_particle
from briefreader.facts.names.mentions import Mention

RULE = "inverted name"
_CONFIDENCE = 0.85

_WORD = r"[^\W\d_][\w’'-]*"
_INVERTED = re.compile(
    rf"(?m)(?:^|(?<=\t)|(?<=; )|(?<=: ))(?P<surname>{_WORD}(?: {_WORD})?), "
    rf"(?P<given>{_WORD})(?: (?:{_WORD}|[A-Z]\.)){{0,2}}\.?(?=[ \t]*(?:;|$))"
)
_COMMA = re.compile(r"^([^,]+), (?!(?:Jr|Sr)\b)([^,]+)$")


def usual_order(name: str) -> str:
    """A person's name with the given names first, whichever way it is written."""
    return _COMMA.sub(r"\2 \1", name)


def with_inverted(
    text: str, lines: Sequence[Line], mentions: Iterable[Mention], gazetteer: Gazetteer
) -> list[Mention]:
    """The mentions, with a surname and the given names after its comma as one person.

    Only where such a name fills a line or what semicolons or a colon leave of it, so that lists of
    another kind stay as they are.
    """
    kept = list(mentions)
    for line in lines:
        if line.tokens and any(token.text == "," for token in line.tokens):
            for found, is_known in _inverted(text, line, gazetteer):
                first = bisect_left(kept, found.start, key=lambda mention: mention.end - 1)
                after = bisect_left(kept, found.end, key=lambda mention: mention.start)
                inner = kept[first:after]
                if is_known or any(mention.kind is FactKind.PERSON for mention in inner):
                    kept[first:after] = [found]
    return kept


def _inverted(text: str, line: Line, gazetteer: Gazetteer) -> Iterator[tuple[Mention, bool]]:
    """What has the form of such a name, and whether its given name is a known one."""
    start = line.tokens[0].start
    for match in _INVERTED.finditer(text[start : line.tokens[-1].end]):
        surname = match["surname"]
        if (
            all(word[0].isupper() or is_particle(word) for word in match[0].split())
            and not is_never_name(surname.split()[0])
            and (surname in gazetteer.surnames or surname not in gazetteer.places)
        ):
            first, end = start + match.start(), start + match.end()
            mention = Mention(first, end, text[first:end], FactKind.PERSON, RULE, _CONFIDENCE)
            yield mention, match["given"] in gazetteer.given
