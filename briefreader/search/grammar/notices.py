"""What is said of the parts of a query that could not be understood."""

MOST_NOTICES = 8


class Notices:
    """Sentences for the user, each once, in the order in which they came up."""

    def __init__(self) -> None:
        self._sentences: dict[str, None] = {}

    def add(self, sentence: str) -> None:
        """Say a sentence, which ends in a full stop."""
        self._sentences[sentence] = None

    def said(self) -> tuple[str, ...]:
        """The first notices, as many as a user reads."""
        return tuple(self._sentences)[:MOST_NOTICES]


def shortened(text: str, most: int = 30) -> str:
    """A piece of a query, short enough to stand in a sentence."""
    text = text.strip()
    return text if len(text) <= most else f"{text[:most]}…"
