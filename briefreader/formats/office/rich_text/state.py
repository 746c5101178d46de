"""What is in force at a place of an RTF file: each group takes it over, and ends its changes."""

from dataclasses import dataclass, field
from enum import Enum

from briefreader.formats.office.flow import Flow, ParagraphLook

LONGEST_SKIP = 100
"""Characters after a `\\u` that stand in for it at most."""


class Destination(Enum):
    """Where text goes."""

    TEXT = "text"
    LABEL = "label"
    INSTRUCTION = "instruction"
    BOOKMARK = "bookmark"
    FONTS = "fonts"
    STYLES = "styles"
    INFO = "info"
    NOWHERE = "nowhere"


@dataclass(slots=True)
class Field:
    """A field: its instruction, and what that says."""

    instruction: str = ""
    link: str = ""
    is_contents: bool = False


@dataclass(slots=True)
class State:
    """The properties in force; `unicode_skip` are the characters after a `\\u` that stand in."""

    flow: Flow
    destination: Destination = Destination.TEXT
    look: ParagraphLook = field(default_factory=ParagraphLook)
    font: int | None = None
    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    hidden: bool = False
    deleted: bool = False
    unicode_skip: int = 1
    field: Field | None = None
    begins_flow: bool = False
    key: str = ""

    def inner(self) -> "State":
        """The state of a group inside."""
        return State(
            self.flow,
            self.destination,
            self.look,
            self.font,
            self.strong,
            self.emphasis,
            self.raised,
            self.hidden,
            self.deleted,
            self.unicode_skip,
            self.field,
            False,
            self.key,
        )

    def set_character(self, word: bytes, number: int | None) -> None:
        """Set a property of characters; the number 0 switches one off."""
        is_on = number != 0
        match word:
            case b"b":
                self.strong = is_on
            case b"i":
                self.emphasis = is_on
            case b"v":
                self.hidden = is_on
            case b"deleted":
                self.deleted = is_on
            case b"super" | b"nosupersub" | b"sub":
                self.raised = is_on and word == b"super"
            case b"f":
                self.font = number or 0
            case b"uc":
                self.unicode_skip = min(max(number or 0, 0), LONGEST_SKIP)
            case b"plain":
                self.plain()

    def plain(self) -> None:
        """Set the properties of characters back."""
        self.strong = self.emphasis = self.raised = self.hidden = self.deleted = False
        self.font = None


@dataclass(slots=True)
class OpenNote:
    """A note whose text is being read: its mark, the name of its place, and the text."""

    mark: str
    name: str
    flow: Flow
    is_endnote: bool = False
