"""The help says what is: its queries are understood, its commands and folders exist."""

import datetime
import re

import pytest

from briefreader.config import corpus_folder, resource_folder
from briefreader.domain.query import DateField, Field, Property
from briefreader.search.grammar import parse
from briefreader.ui.commands import COMMANDS

TODAY = datetime.date(2018, 7, 20)
HELP = (resource_folder() / "help" / "help.md").read_text(encoding="utf-8")
KEY = re.compile(r"(?:Ctrl|Shift)\+.+|F\d+|Delete|[A-Z1-9/]")
CODE = re.compile(r"`([^`]+)`")

KEYS_OF_THE_PANES = {"1", "5", "Ctrl+Up", "Ctrl+Down", "Ctrl+Page Up", "Ctrl+Page Down"}
"""Keys that no command of the menus has: the reader takes them."""

WRITTEN_OUT = {"Del": "Delete"}


def section(heading: str) -> str:
    return HELP.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def query_forms() -> list[str]:
    rows = [line for line in section("Searching").splitlines() if line.startswith("| `")]
    return [form for row in rows for form in CODE.findall(row.split(" | ")[0])]


@pytest.mark.parametrize("form", query_forms())
def test_a_form_of_query_in_the_help_is_understood(form: str) -> None:
    assert parse(form, TODAY).notices == ()


def test_the_help_shows_every_field_that_works() -> None:
    fields = {form.split(":")[0] for form in query_forms() if ":" in form}
    others = {"after", "before", "tag", "colour", "figure", "has", "is", "same", "sort"}
    assert fields == {*Field, *Property, *DateField} | others


def test_the_welcome_names_only_keys_that_the_help_explains() -> None:
    keyboard = set(CODE.findall(section("Keyboard")))
    welcome = (corpus_folder() / "welcome.md").read_text(encoding="utf-8")
    keys = {code for code in CODE.findall(welcome) if KEY.fullmatch(code)}
    assert keys
    assert keys <= keyboard


def test_the_keyboard_table_of_the_help_is_that_of_the_commands() -> None:
    keyboard = set(CODE.findall(section("Keyboard")))
    commands = {WRITTEN_OUT.get(key, key) for command in COMMANDS for key in command.keys}
    shown = {
        WRITTEN_OUT.get(command.keys[0], command.keys[0]) for command in COMMANDS if command.keys
    }
    assert keyboard - KEYS_OF_THE_PANES <= commands
    assert shown <= keyboard
