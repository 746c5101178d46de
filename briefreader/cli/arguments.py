"""What the user typed after `briefreader`.

Written by hand because a query may begin with `-` (`search -grain`): what is no documented option
of the command is one of its words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefreader import __version__
from briefreader.domain.errors import BriefreaderError


class WrongUsage(BriefreaderError):
    """The command line is wrong; the message says how it should be."""


@dataclass(frozen=True, slots=True)
class Usage:
    """One command: its words, and its options; True where an option takes a value."""

    words: str
    purpose: str
    options: Mapping[str, bool] = field(default_factory=dict)
    least: int = 0
    most: int | None = None
    has_query: bool = False


COMMON: Mapping[str, bool] = {"--library": True, "--json": False, "--jsonl": False}

USAGES: Mapping[str, Usage] = {
    "add": Usage("PATH...", "add files and folders", {"--watch": False}, least=1),
    "remove": Usage("DOC...", "take documents out; their notes stay", least=1),
    "list": Usage("[QUERY]", "list the documents", has_query=True),
    "show": Usage("DOC...", "print documents", least=1),
    "search": Usage(
        "QUERY", "find passages", {"--limit": True, "--sort": True}, least=1, has_query=True
    ),
    "facts": Usage("DOC...", "print the facts of documents", least=1),
    "timeline": Usage("[QUERY]", "list the dates in documents by time", has_query=True),
    "annotate": Usage(
        "DOC",
        "highlight a passage, or note and tag a document",
        {"--quote": True, "--occurrence": True, "--note": True, "--tag": True, "--colour": True},
        least=1,
        most=1,
    ),
    "note": Usage(
        "ID",
        "change or delete an annotation",
        {"--note": True, "--tag": True, "--untag": True, "--colour": True, "--delete": False},
        least=1,
        most=1,
    ),
    "notes": Usage("[QUERY]", "list annotations", has_query=True),
    "export": Usage(
        "[QUERY] --to PATH",
        "write notes to files",
        {"--to": True, "--format": True, "--template": True, "--by": True},
        has_query=True,
    ),
    "check": Usage("", "verify the library", {"--repair": False}, most=0),
    "restore": Usage(
        "[DAY]", "list the snapshots, or bring one back", {"--missing": False}, most=2
    ),
    "rebuild": Usage("", "throw the cache away and build it again", most=0),
}

LATER = ("related", "compare")
"""Commands that the contract names and that are still to come."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """A parsed command line; `command` is empty for the window, `text` is help to print."""

    command: str = ""
    words: tuple[str, ...] = ()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    library: Path | None = None
    json: bool = False
    jsonl: bool = False
    text: str = ""

    def given(self, option: str) -> bool:
        return option in self.options

    def value(self, option: str) -> str | None:
        """The last value given for an option, or None."""
        values = self.options.get(option)
        return values[-1] if values else None

    def values(self, option: str) -> tuple[str, ...]:
        return self.options.get(option, ())

    def number(self, option: str) -> int | None:
        """An option's value as a whole number from 1; raises WrongUsage."""
        value = self.value(option)
        if value is None:
            return None
        if not re.fullmatch(r"0*[1-9][0-9]{0,17}", value):
            raise WrongUsage(f"{option} takes a whole number from 1, not “{value}”.")
        return int(value)

    @property
    def query(self) -> str:
        return readable(" ".join(self.words))

    def text_of(self, option: str) -> str | None:
        """The last value given for an option that takes text of the user's own, or None."""
        value = self.value(option)
        return None if value is None else readable(value)

    def texts_of(self, option: str) -> tuple[str, ...]:
        return tuple(readable(value) for value in self.values(option))


def readable(word: str) -> str:
    """A word as text that can be stored: bytes that were no UTF-8 become �."""
    return re.sub("[\ud800-\udfff]", "\ufffd", word)


def parse(argv: Sequence[str]) -> Arguments:
    """Make sense of a command line; raises WrongUsage with a sentence."""
    command = _command_of(argv)
    usage = USAGES.get(command, Usage("[PATH...]", "open the window"))
    known = {**COMMON, **usage.options}
    words: list[str] = []
    options: dict[str, tuple[str, ...]] = {}
    tokens = iter(argv)
    command_met = False
    for token in tokens:
        name, equals, attached = token.partition("=")
        if token == command and not command_met:
            command_met = True
        elif token == "--help" or (token == "-h" and not usage.has_query):
            return Arguments(text=help_text(command))
        elif token == "--version" and not command:
            return Arguments(text=f"briefreader {__version__}")
        elif token == "--":
            words.extend(tokens)
        elif name in known and (known[name] or not equals):
            value = "" if not known[name] else attached if equals else next(tokens, None)
            if value is None:
                raise WrongUsage(f"{name} needs a value.")
            options[name] = (*options.get(name, ()), value)
        elif token.startswith("-") and len(token) > 1 and not usage.has_query:
            raise WrongUsage(f"{command or 'briefreader'} has no option “{token}”.")
        else:
            words.append(token)
    _check_count(command, usage, words)
    folder = options.pop("--library", None)
    if folder is not None and not folder[-1]:
        raise WrongUsage("--library needs a folder.")
    return Arguments(
        command=command,
        words=tuple(words),
        json="--json" in options,
        jsonl="--jsonl" in options,
        options=options,
        library=Path(folder[-1]) if folder else None,
    )


def _command_of(argv: Sequence[str]) -> str:
    """The first word that is no option and no option's value, where it names a command."""
    tokens = iter(argv)
    for token in tokens:
        if token == "--library":
            next(tokens, None)
        elif token == "--":
            break
        elif not token.startswith("-"):
            return token if token in USAGES or token in LATER else ""
    return ""


def _check_count(command: str, usage: Usage, words: list[str]) -> None:
    if len(words) < usage.least or (usage.most is not None and len(words) > usage.most):
        raise WrongUsage(f"Usage: briefreader {command} {usage.words}")


def help_text(command: str) -> str:
    """What `--help` prints."""
    if command in USAGES:
        usage = USAGES[command]
        lines = [f"briefreader {command} {usage.words}", "", f"  {usage.purpose}", ""]
        lines += [f"  {name}{' VALUE' if value else ''}" for name, value in usage.options.items()]
        return "\n".join([*lines, "  --library DIR", "  --json", "  --jsonl"])
    lines = ["briefreader [--library DIR] [PATH...]    open the window", ""]
    lines += [f"briefreader {name:9} {u.words:19} {u.purpose}" for name, u in USAGES.items()]
    lines += [
        "",
        "Every command takes --library DIR, --json and --jsonl; COMMAND --help tells more.",
    ]
    return "\n".join(lines)
