"""Finding words in a text that has no folded copy, by taking its words one by one."""

from collections.abc import Sequence
from functools import cached_property

from briefreader.search.passages.meaning import Meaning
from briefreader.search.passages.plain_text import Place
from briefreader.search.words import WORD, Joined, fold, joined_places, written_words


class OddText:
    """The words of any text, as `PlainText` gives them of most."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def forms(self) -> dict[str, str]:
        """The different words as they are written, with their forms."""
        return {word: fold(word) for word in set(written_words(self.text))}

    @cached_property
    def joined(self) -> Sequence[Joined]:
        """The places that count as one word, though written as several."""
        return joined_places(self.text)

    def places(self, meanings: Sequence[Meaning]) -> list[list[Place]]:
        """Where the words that each of the meanings accepts stand, in order."""
        found: list[list[Place]] = [[] for _ in meanings]
        places_of: dict[str, list[list[Place]]] = {}
        for places, wanted in zip(found, meanings, strict=True):
            for word, form in self.forms.items():
                if wanted.accepts(form):
                    places_of.setdefault(word, []).append(places)
        for match in WORD.finditer(self.text) if places_of else ():
            for places in places_of.get(match[0], ()):
                places.append(match.span())
        for places, wanted in zip(found, meanings, strict=True):
            joined = [(start, end) for start, end, form in self.joined if wanted.accepts(form)]
            if joined:
                places += joined
                places.sort()
        return found

    def phrase(self, meanings: Sequence[Meaning]) -> list[Place] | None:
        """None: such words are looked for one by one."""
        return None

    def next_word(self, start: int) -> int:
        """Where the word after the one that begins here begins; -1 at the end of a line."""
        word = WORD.match(self.text, start)
        following = WORD.search(self.text, word.end()) if word else None
        if word is None or following is None:
            return -1
        crosses = self.text.find("\n", word.end(), following.start()) >= 0
        return -1 if crosses else following.start()
