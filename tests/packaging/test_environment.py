"""A virtual environment is complete or is not there; Python is tried before it is chosen."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.packaging.checkout import CHECKOUT, run_shell

EMPTY_PROJECT = "[project]\nname = 'empty'\ndependencies = []\n"
LOCK = "packaging/requirements-development.lock"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout whose project needs nothing, so that no network is asked."""
    folder = tmp_path / "check out"
    (folder / "packaging").mkdir(parents=True)
    (folder / LOCK).write_text("")
    (folder / "pyproject.toml").write_text(EMPTY_PROJECT)
    return folder


def prepare(project: Path) -> CompletedProcess[str]:
    """Prepare the project's environment with a Python that borrows pip instead of installing it."""
    tools = project.parent / "bin"
    borrowed = Path(pytest.__file__).resolve().parents[1]
    command(
        tools,
        "python3.13",
        f"""[[ "$*" == "-m venv "* ]] || exec "{sys.executable}" "$@"
"{sys.executable}" -m venv --without-pip "$3"
for folder in "$3"/lib/python3*/site-packages; do
    echo "{borrowed}" >"$folder/borrowed.pth"
done""",
    )
    return run_shell(
        f"prepare_environment '{project}' '{project}/.environments/run'",
        PIP_NO_INDEX="1",
        PATH=f"{tools}:{os.environ['PATH']}",
    )


def command(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/bash\n{text}\n")
    path.chmod(0o755)


def test_an_environment_is_made_once_and_then_reused(project: Path) -> None:
    first = prepare(project)
    assert first.returncode == 0, first.stderr
    assert "Setting up .environments/run" in first.stderr
    second = prepare(project)
    assert (second.returncode, second.stderr) == (0, "")


def test_an_environment_without_its_stamp_is_made_anew(project: Path) -> None:
    folder = project / ".environments" / "run"
    folder.mkdir(parents=True)
    (folder / "half-installed").write_text("")
    assert prepare(project).returncode == 0
    assert not (folder / "half-installed").exists()
    assert (folder / "stamp").is_file()


def test_a_failed_installation_ends_in_a_sentence_and_is_tried_again(project: Path) -> None:
    (project / "pyproject.toml").write_text(
        EMPTY_PROJECT.replace("[]", "['a-package-that-is-nowhere']")
    )
    failed = prepare(project)
    assert failed.returncode == 1
    assert "The Python packages could not be installed." in failed.stderr
    assert "Traceback" not in failed.stderr
    assert not (project / ".environments" / "run" / "stamp").exists()
    assert prepare(project).returncode == 1
    (project / "pyproject.toml").write_text(EMPTY_PROJECT)
    assert prepare(project).returncode == 0


def test_a_changed_lock_file_is_installed_anew(project: Path) -> None:
    assert prepare(project).returncode == 0
    (project / LOCK).write_text("# a change\n")
    assert "Setting up" in prepare(project).stderr


def test_a_command_that_exists_but_fails_is_not_taken_for_a_python(tmp_path: Path) -> None:
    command(tmp_path / "bin", "python3.13", "echo 'not installed' >&2; exit 127")
    command(tmp_path / "bin", "python3.12", f'exec "{sys.executable}" "$@"')
    found = run_shell('find_python; echo "$python"', PATH=str(tmp_path / "bin"))
    assert found.stdout == "python3.12\n"


def test_a_python_before_3_11_is_passed_over(tmp_path: Path) -> None:
    command(tmp_path / "bin", "python3.13", "exit 1")
    command(tmp_path / "bin", "python3", f'exec "{sys.executable}" "$@"')
    found = run_shell('find_python; echo "$python"', PATH=str(tmp_path / "bin"))
    assert found.stdout.strip() in {"python3.12", "python3.11", "python3"}


def test_no_python_at_all_ends_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    ended = run_shell("find_python() { return 1; }; require_python", PATH=str(tmp_path / "bin"))
    assert ended.returncode == 1
    assert "briefreader needs Python 3.11 or later" in ended.stderr


def test_the_lock_file_pins_every_dependency_and_names_no_host() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["development"]
    lines = [
        line for line in (CHECKOUT / LOCK).read_text().splitlines() if not line.startswith("#")
    ]
    pins = {canonical(line.split("==")[0]) for line in lines}
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+(; .+)?", line)] == []
    names = [re.split(r"[<>=!~\[; ]", requirement)[0] for requirement in wanted]
    assert [name for name in names if canonical(name) not in pins] == []


def canonical(name: str) -> str:
    return name.strip().lower().replace("_", "-").replace(".", "-")


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_the_scripts_are_clean_to_shellcheck() -> None:
    scripts = [CHECKOUT / "packaging" / name for name in ("run", "test", "lock")]
    scripts += sorted((CHECKOUT / "packaging" / "shell").glob("*.sh"))
    checked = subprocess.run(
        ["shellcheck", "-x", *scripts, CHECKOUT / ".ci" / "run"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.stdout == ""


def test_one_dependency_can_be_left_out_for_another_in_its_place(project: Path) -> None:
    lines = '["Whoosh==2.7.4", "whoosh-more>=1", "numpy>=2"]'
    (project / "pyproject.toml").write_text(f"[project]\nname = 'some'\ndependencies = {lines}\n")
    ask = f"project_dependencies '{sys.executable}' '{project}'"
    assert run_shell(ask).stdout.split() == ["Whoosh==2.7.4", "whoosh-more>=1", "numpy>=2"]
    assert run_shell(f"left_out=whoosh; {ask}").stdout.split() == ["whoosh-more>=1", "numpy>=2"]


def test_the_successor_of_whoosh_is_pinned() -> None:
    lock = (CHECKOUT / "packaging" / "requirements-whoosh3.lock").read_text()
    pins = [line for line in lock.splitlines() if not line.startswith("#")]
    assert len(pins) == 1
    assert re.fullmatch(r"whoosh3==[0-9.]+", pins[0])
