"""What kind of document it is: report, interview, press release and so on."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

KINDS = ("insight", "report", "interview", "press release", "transcript", "news", "speech")
"""The kinds that a document can be of."""


@dataclass(frozen=True, slots=True)
class _KindWords:
    """The words of `kinds.toml`: what each kind is called, and patterns for titles and lines."""

    names: dict[str, str]
    titles: tuple[tuple[str, re.Pattern[str]], ...]
    lines: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _words() -> _KindWords:
    source = resources.files("briefreader.formats.fields").joinpath("kinds.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))

    def patterns(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple(
            (kind, re.compile("|".join(forms), re.IGNORECASE))
            for kind, forms in table[part].items()
        )

    names = {name: kind for kind, listed in table["names"].items() for name in listed}
    return _KindWords(names, patterns("titles"), patterns("lines"))


def kind_named(words: str) -> str:
    """The kind that these words name as a whole; empty if they name none."""
    if len(words) > 60:
        return ""
    return _words().names.get(" ".join(words.casefold().split()).strip(" .:#*"), "")


def kind_in_title(title: str) -> str:
    """The kind that a title tells; empty if it tells none."""
    return next((kind for kind, pattern in _words().titles if pattern.search(title[:300])), "")


def kind_of_line(line: str) -> str:
    """The kind of which a line in a document's head speaks ("As prepared for delivery")."""
    return next((kind for kind, pattern in _words().lines if pattern.match(line[:200])), "")
