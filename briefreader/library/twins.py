"""Whether two files hold one document in two forms: a page saved as HTML and as text, say.

What is read from two forms of one document differs a little (hyphens, captions, notes), and so may
two versions of a report, or two announcements with one letterhead. They are taken for one document
only where everything speaks for it: the texts are nearly the same, title, date and number do not
contradict each other, and hardly a word of one stands in the place of another word of the other.
(A form may lack what the other has, a caption or a note; a revision puts other words and numbers.)
"""

from enum import Enum

from briefreader.domain.document import Document, Metadata
from briefreader.library.comparing import compare
from briefreader.library.likeness import Likeness, containment, resemblance

SAME_TEXT = 0.7
"""The resemblance from which on two forms may be one document."""
CONTAINED = 0.93
"""The share of the shorter form's shingles that the longer one has at least."""
MOST_REPLACED = 0.0005
"""Passages that stand in each other's place, by the word, that two forms of one document have."""
MUCH_ALIKE = 0.6
"""The resemblance from which on the user is told of the other document."""
SAME_TITLE = 0.9
"""The likeness of two titles that are one."""
FEW_WORDS = 40
"""Shingles below which a text is too short to tell."""


class Kinship(Enum):
    """How a document is related to another one."""

    FORM = "another form of it"
    ALIKE = "much like it"
    NONE = "another one"


def kinship(one: Document, other: Document) -> Kinship:
    """How two documents of different texts are related."""
    first, second = Likeness.of(one), Likeness.of(other)
    likeness = resemblance(first, second)
    if likeness < MUCH_ALIKE or min(len(first.shingles), len(second.shingles)) < FEW_WORDS:
        return Kinship.NONE
    if (
        one.format != other.format
        and likeness >= SAME_TEXT
        and containment(first, second) >= CONTAINED
        and agree(one.metadata, other.metadata)
        and _replaced(first.text, second.text) <= MOST_REPLACED
    ):
        return Kinship.FORM
    return Kinship.ALIKE


def agree(one: Metadata, other: Metadata) -> bool:
    """Whether title, date, number and language do not contradict each other."""
    return (
        _same_title(one.title, other.title)
        and _begins(one.published, other.published)
        and _begins(_plain(one.number), _plain(other.number))
        and _begins(one.language, other.language)
    )


def is_continued(old: str, new: Document) -> bool:
    """Whether a text that came to a path is what became of the one that was there before."""
    return containment(Likeness.of_text(old), Likeness.of(new)) >= 0.3


def _same_title(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    first, second = _plain(one), _plain(other)
    return not first or not second or ratio(first, second) >= 100 * SAME_TITLE


def _begins(one: str | None, other: str | None) -> bool:
    """Whether one is the beginning of the other, or either is not known."""
    return not one or not other or one.startswith(other) or other.startswith(one)


def _plain(text: str | None) -> str:
    return "".join(c for c in (text or "").casefold() if c.isalnum())


def _replaced(one: str, other: str) -> float:
    """How many passages of two texts stand in each other's place, by the word.

    Words that are only parted or joined differently are no replacement.
    """
    found = compare(one, other)
    replaced = 0
    for change in found.changes:
        first = _plain(one[change.old.start : change.old.end])
        second = _plain(other[change.new.start : change.new.end])
        replaced += bool(first and second and first not in second and second not in first)
    return replaced / max(1, min(one.count(" "), other.count(" ")))
