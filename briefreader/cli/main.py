"""The `briefreader` command: a window, or one of the commands."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefreader.cli.arguments import LATER, Arguments, WrongUsage, parse
from briefreader.config import Places
from briefreader.domain.errors import BriefreaderError

DONE, PARTLY, USAGE, BUG = 0, 1, 2, 70


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    0 done, 1 something asked for could not be done, 2 wrong usage, 70 a bug (with a report).
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
        # Whoever reads our output has gone; Python must not complain again while closing it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PARTLY
    except KeyboardInterrupt:
        _say("Stopped. What was done so far stays.")
        return PARTLY
    except Exception as error:  # noqa: BLE001 - the last resort: a bug becomes a report
        from briefreader.crash import sentence, write_report

        _say(sentence(write_report(error)))
        return BUG


def _window(arguments: Arguments) -> int:
    from briefreader.ui.application import run

    return run(Places.of(arguments.library), [Path(path) for path in arguments.words])


def _command(arguments: Arguments) -> int:
    from briefreader.cli.commands import COMMANDS
    from briefreader.library import Library

    library = Library(Places.of(arguments.library))
    try:
        outcome = COMMANDS[arguments.command](library, arguments)
    finally:
        library.close()
    outcome.print(arguments)
    for message in outcome.messages:
        _say(message)
    return DONE if outcome.complete else PARTLY


def _say(message: str) -> None:
    print(f"briefreader: {message}", file=sys.stderr)
