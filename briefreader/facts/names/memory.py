"""What a document says elsewhere: a name found once is found everywhere in it."""

from collections import defaultdict
from collections.abc import Iterable

from briefreader.domain.fact import FactKind
from briefreader.facts.names.gazetteer import Gazetteer
from briefreader.facts.names.lines import Line, is_common, is_never_name, is_title_word
from briefreader.facts.names.mentions import Mention
from briefreader.facts.names.people import name_parts
from briefreader.facts.names.vocabulary import PLACE_PREPOSITIONS
from briefreader.facts.names.walk import Reading
from briefreader.facts.text.tokens import tokens_of

SURE = 0.9
_LONGEST_REMEMBERED = 5
_ENOUGH = 0.6


class Memory:
    """The names that the lines of one document gave, and what speaks for each of their kinds."""

    def __init__(self, mentions: Iterable[Mention], rejected: frozenset[str]) -> None:
        """`rejected` holds acronyms that the document itself explains as something else."""
        votes: dict[str, dict[FactKind, float]] = defaultdict(lambda: defaultdict(float))
        self.rejected = rejected
        self.surnames: set[str] = set()
        for mention in mentions:
            name = " ".join(mention.text.split()).replace("’", "'")
            if name not in rejected:
                votes[name][mention.kind] += mention.confidence
            if mention.kind is FactKind.PERSON and mention.confidence >= 0.75:
                given, surname = name_parts(name)
                if given and len(surname) > 2:
                    self.surnames.add(surname)
                    votes[surname][FactKind.PERSON] += mention.confidence
        self.kinds = {
            name: max(kinds, key=kinds.__getitem__)
            for name, kinds in votes.items()
            if max(kinds.values()) >= _ENOUGH
        }

        first_words = (tokens_of(name, 0, len(name))[0].text for name in self.kinds)
        self.openings = frozenset(first_words)

    def kind_at(self, line: Line, start: int, end: int, gazetteer: Gazetteer) -> FactKind | None:
        """The remembered kind of the words `[start, end)` of a line, None where none is."""
        phrase = line.phrase(start, end)
        kind = self.kinds.get(phrase)
        if kind is None or end - start > 1:
            return kind
        if is_common(phrase, gazetteer) and (line.tokens[start].opens or line.headline):
            return None
        if is_never_name(phrase) or is_title_word(phrase):
            return None
        return kind

    def completed(
        self, text: str, line: Line, reading: Reading, gazetteer: Gazetteer
    ) -> list[Mention]:
        """The mentions of a line after remembering: weak ones corrected, missing ones added."""
        kept = []
        position = 0
        for mention in (*reading.mentions, None):
            limit = mention.start if mention else len(text)
            while position < len(line.tokens) and line.tokens[position].start < limit:
                if position in reading.taken:
                    position += 1
                    continue
                found, position = self._remembered(text, line, position, limit, gazetteer)
                kept += found
            if mention is None:
                break
            first = position
            while position < len(line.tokens) and line.tokens[position].start < mention.end:
                position += 1
            if corrected := self._corrected(line, first, mention):
                kept.append(corrected)
        return kept

    def _remembered(
        self, text: str, line: Line, start: int, limit: int, gazetteer: Gazetteer
    ) -> tuple[list[Mention], int]:
        """The longest remembered name that begins at a token and ends before `limit`."""
        if not line.is_capital(start) or line.words[start] not in self.openings:
            return [], start + 1
        for end in range(min(start + _LONGEST_REMEMBERED, len(line.tokens)), start, -1):
            if line.tokens[end - 1].end > limit or (not line.joined(end - 1) and end > start + 1):
                continue
            kind = self.kind_at(line, start, end, gazetteer)
            if kind is not None:
                first, last = line.tokens[start].start, line.tokens[end - 1].end
                found = Mention(first, last, text[first:last], kind, "remembered", 0.8)
                return [found], end
        return [], start + 1

    def _corrected(self, line: Line, start: int, mention: Mention) -> Mention | None:
        """A mention as it was, with the kind that the document as a whole gives it, or none."""
        name = " ".join(mention.text.split()).replace("’", "'")
        if name in self.rejected:
            return None
        is_surname = name in self.surnames and mention.kind is FactKind.ORGANISATION
        if mention.confidence >= SURE and not is_surname:
            return mention
        kind = self.kinds.get(name, mention.kind)
        is_known_place = mention.kind is FactKind.PLACE and mention.rule == "gazetteer"
        if is_known_place and line.word(start - 1) in PLACE_PREPOSITIONS:
            return mention
        if name in self.surnames:
            kind = FactKind.PERSON
        if kind is mention.kind:
            return mention
        return Mention(mention.start, mention.end, mention.text, kind, "remembered", 0.8)
