"""`packaging/run` asks for a display only when a window would open."""

import re
from pathlib import Path

import pytest

from tests.packaging.checkout import CHECKOUT, run_bash

RUN = CHECKOUT / "packaging" / "run"


def opens_a_window(*arguments: str) -> bool:
    """Ask the function of the script, without running what comes after it."""
    functions = RUN.read_text().replace('\nmain "$@"', "").replace("${BASH_SOURCE[0]}", str(RUN))
    asked = run_bash("-c", functions + '\nopens_a_window "$@" && echo yes', "run", *arguments)
    return asked.stdout == "yes\n"


@pytest.mark.parametrize("arguments", [[], ["--library", "notes"], ["a.md"], ["--library=x", "f/"]])
def test_without_a_display_the_window_says_so_and_how_to_get_one(arguments: list[str]) -> None:
    ended = run_bash(str(RUN), *arguments)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "There is no display" in ended.stderr
    assert "xvfb-run -a bash packaging/run" in ended.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--json"],
        ["--library", "somewhere", "search", "grain"],
        ["--library=somewhere", "notes"],
        ["--help"],
        ["--version"],
    ],
)
def test_a_command_or_a_question_needs_no_display(arguments: list[str]) -> None:
    assert not opens_a_window(*arguments)


@pytest.mark.parametrize(
    "arguments", [[], ["--library", "list"], ["--", "list"], ["/data/list"], ["--library"]]
)
def test_paths_open_the_window(arguments: list[str]) -> None:
    assert opens_a_window(*arguments)


def test_the_script_knows_every_command() -> None:
    # Here, because it imports the whole library, which no other test of this file needs.
    from briefreader.cli.arguments import LATER
    from briefreader.cli.commands import COMMANDS

    listed = re.search(r'^readonly commands="(.*)"$', RUN.read_text(), re.MULTILINE)
    assert listed is not None
    assert set(listed[1].split()) == set(COMMANDS) | set(LATER)


def test_starting_the_script_by_a_path_with_spaces_works(tmp_path: Path) -> None:
    link = tmp_path / "a checkout"
    link.symlink_to(CHECKOUT)
    assert run_bash(str(link / "packaging" / "run")).returncode == 2
