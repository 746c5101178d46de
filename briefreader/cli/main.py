"""The `briefreader` command: a window, or one of the commands."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.cli.arguments import LATER, Arguments, WrongUsage, parse
from briefreader.cli.terminal import shown
from briefreader.config import Places
from briefreader.domain.errors import BriefreaderError, StorageError

if TYPE_CHECKING:
    from briefreader.library import Library

DONE, PARTLY, USAGE = 0, 1, 2

SEE_FOR_THEMSELVES = frozenset({"check", "rebuild"})
"""The commands that are about the state of the caches."""

CHANGING = frozenset({"add", "remove", "annotate", "note"})
"""The commands after which there is to be a snapshot of the day."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    0 done, 1 something asked for could not be done (a bug, with a report, too), 2 wrong usage.
    """
    try:
        arguments = parse(sys.argv[1:] if argv is None else argv)
        if arguments.text:
            print(arguments.text)
            return DONE
        if arguments.command in LATER:
            raise WrongUsage(f"“{arguments.command}” is not available yet.")
        return _window(arguments) if not arguments.command else _command(arguments)
    except WrongUsage as error:
        _say(str(error))
        return USAGE
    except BriefreaderError as error:
        _say(str(error))
        return PARTLY
    except BrokenPipeError:
        _give_up_output()
        return PARTLY
    except KeyboardInterrupt:
        _say("Stopped. What was done so far stays.")
        return PARTLY
    except Exception as error:  # noqa: BLE001 - the last resort: a bug becomes a report
        _report(error)
        return PARTLY


def _report(error: Exception) -> None:
    from briefreader.crash import sentence, write_report

    try:
        _say(sentence(write_report(error)))
    except OSError as problem:
        _say(f"Something went wrong inside briefreader ({error!r}). No report: {problem}.")


def _give_up_output() -> None:
    """Let what is left of the output go nowhere, so that Python does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _window(arguments: Arguments) -> int:
    for word in arguments.words:
        if not os.path.lexists(word):
            raise WrongUsage(f"“{shown(word)}” is neither a command nor a file.")
    from briefreader.ui.application import run

    return run(Places.of(arguments.library), [Path(path) for path in arguments.words])


def _command(arguments: Arguments) -> int:
    from briefreader.cli.commands import COMMANDS
    from briefreader.library import Library

    library = Library(Places.of(arguments.library))
    try:
        if arguments.command not in SEE_FOR_THEMSELVES:
            _catch_up(library)
        outcome = COMMANDS[arguments.command](library, arguments)
    finally:
        library.close()
    try:
        outcome.print(arguments)
    except BrokenPipeError:
        raise
    except OSError as error:
        _give_up_output()
        raise StorageError(f"The answer could not be printed: {error.strerror}.") from error
    for message in outcome.messages:
        _say(message)
    if arguments.command in CHANGING:
        _take_snapshot(library)
    return DONE if outcome.complete else PARTLY


def _catch_up(library: "Library") -> None:
    """Read what the caches miss after a crash; an answer from what they have beats none."""
    try:
        for refusal in library.fill_caches().failed:
            _say(f"{refusal.path}: {refusal.reason}")
    except StorageError as error:
        _say(str(error))


def _take_snapshot(library: "Library") -> None:
    """Have the snapshot of this day, once all has been done and said that was asked for."""
    from briefreader.library.snapshots import warning

    try:
        snapshot = library.snapshots.take_daily()
    except StorageError as error:
        _say(f"No snapshot could be taken. {error}")
        return
    if snapshot is not None and (told := warning(snapshot)):
        _say(told)


def _say(message: str) -> None:
    if sys.stderr is not None:
        print(f"briefreader: {shown(message)}", file=sys.stderr)
