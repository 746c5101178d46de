"""Short documents around the lines that a test is about."""

from briefreader.domain.document import Metadata
from briefreader.formats.reader import read_bytes

TITLE = "Talks resume"
BODY = (
    "The foreign ministers of the two states met in the capital on May 3, 1999 and spoke for three "
    "hours about fish, timber, and the new port that both of them hope to open before the summer, "
    "and which neither of them can pay for alone."
)
GERMAN = (
    "Die Außenminister der beiden Staaten trafen sich in der Hauptstadt und sprachen drei Stunden "
    "lang über Fisch, Holz und den neuen Hafen, den beide noch vor dem Sommer öffnen wollen und "
    "den keiner von ihnen allein bezahlen kann."
)


def of(*lines: str, title: str = TITLE, body: str = BODY) -> Metadata:
    """The metadata of a text with these lines between its title and its two paragraphs."""
    return read_bytes("\n\n".join((title, *lines, body, body)).encode(), "a.txt").metadata


def ending(*lines: str) -> Metadata:
    """The metadata of a text with these lines after its paragraphs."""
    return read_bytes("\n\n".join((TITLE, BODY, BODY, *lines)).encode(), "a.txt").metadata
