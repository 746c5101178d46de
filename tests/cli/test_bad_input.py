"""Whatever is typed: a sentence and an exit code, never a traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefreader.cli import main
from briefreader.cli.arguments import USAGES, WrongUsage, parse
from tests.library.briefings import HARBOUR
from tests.library.disturbed import environment

Write = Callable[[str, str], Path]

OPTIONS = sorted({name for usage in USAGES.values() for name in usage.options})
WORDS = st.one_of(
    st.sampled_from([*USAGES, "timeline", "--", "-", "-h", "--json", "--jsonl", "--json=x"]),
    st.sampled_from(OPTIONS),
    st.sampled_from(["harbour.txt", "0", "a", "f", "date:", "tag:x", "(", '"', "~5", "..", "OR"]),
    # A byte that is no UTF-8 comes as one of the low surrogates; no system passes others on.
    st.text(st.characters(codec="utf-8", exclude_characters="/") | st.just("\udcff"), max_size=6),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("typed")
    (made / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    return made


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(command=st.sampled_from(sorted(USAGES)), words=st.lists(WORDS, max_size=5))
def test_no_command_line_shows_a_traceback(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    words: list[str],
) -> None:
    monkeypatch.chdir(folder)
    for name in ("LIBRARY", "CACHE", "STATE"):
        monkeypatch.setenv(f"BRIEFREADER_{name}", str(folder / name.lower()))
    capsys.readouterr()
    code = main([command, *words])
    printed = capsys.readouterr()
    assert code in (0, 1, 2), printed.err
    assert "Traceback" not in printed.err
    if code == 2:
        assert printed.out == ""
    if code != 2 and "--json" in words and printed.out and "--json" in json_options(command, words):
        for line in printed.out.splitlines()[:1]:
            json.loads(line)


def json_options(command: str, words: list[str]) -> tuple[str, ...]:
    """`--json` where the command line means the option by it, and not a text or a value."""
    try:
        arguments = parse([command, *words])
    except WrongUsage:
        return ()
    return ("--json",) if arguments.json and not arguments.jsonl and not arguments.text else ()


@pytest.mark.parametrize(
    "words",
    [
        ["show", "x" * 5000],
        ["show", "no\0name"],
        ["show", "\udcff"],
        ["list", "(" * 5000],
        ["list", '"' * 5000],
        ["list", "a " * 5000],
        ["list", "-" * 5000],
        ["list", "a OR " * 2000],
        ["search", "\udcff"],
        ["search", "x", "--limit", "9" * 17],
        ["annotate", "harbour.txt", "--note", "\udcff", "--tag", "\udcff"],
        ["annotate", "harbour.txt", "--quote", ""],
        ["annotate", "harbour.txt", "--quote", "the " * 3000],
        ["annotate", "harbour.txt", "--quote", "Tallinn", "--occurrence", "99"],
        ["note", "urn:uuid:zzz", "--note", "x"],
        ["note", ""],
        ["export", "--to", "harbour.txt/out"],
        ["export", "--to", "x" * 300 + "/" + "y" * 300],
        ["export", "--to", "out", "--template", "missing"],
        ["remove", "", "..", "/"],
        ["facts", "/", ".", "/dev/null"],
        ["add", "/dev/null", "/dev/zero", "/proc/self/mem", "x" * 300],
    ],
)
def test_odd_words_are_answered(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
) -> None:
    monkeypatch.chdir(folder)
    main(["add", "harbour.txt"])
    assert main(words) in (0, 1), capsys.readouterr().err
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--library", "", "list"],
        ["list", "--library"],
        ["search", "x", "--limit", "9" * 5000],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "²"],
        ["neither-a-command-nor-a-file"],
        ["--", "list"],
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("briefreader: ")


def command(folder: Path, line: str) -> "subprocess.CompletedProcess[str]":
    """What a shell makes of a line in which `briefreader` stands."""
    line = line.replace("briefreader", f"{sys.executable} -m briefreader", 1)
    return subprocess.run(
        ["sh", "-c", line],
        env=environment(folder),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("briefreader list >&-", 0, ""),
        ("briefreader show missing 2>&-", 1, ""),
        ("briefreader add harbour.txt 2>/dev/null | true", 0, ""),
        ("briefreader list harbour --json > out.json; wc -l < out.json >&2", 0, "1\n"),
    ],
)
def test_closed_and_broken_outputs_are_no_bug(
    tmp_path: Path, line: str, code: int, said: str
) -> None:
    (tmp_path / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    done = command(tmp_path, line)
    assert (done.returncode, done.stderr.lstrip()) == (code, said)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_an_answer_that_cannot_be_printed_is_said(tmp_path: Path) -> None:
    done = command(tmp_path, "briefreader list --json > /dev/full")
    assert done.returncode == 1
    assert done.stderr.startswith("briefreader: The answer could not be printed")


def test_a_bug_becomes_a_report_even_where_its_folder_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("BRIEFREADER_STATE", str(tmp_path / "file" / "state"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(sys.modules["briefreader.cli.main"], "parse", lambda argv: 1 / 0)
    assert main(["list"]) == 1
    report = Path(capsys.readouterr().err.split("Report: ")[1].strip())
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")


def test_a_name_with_a_line_break_stays_on_one_line(
    capsys: pytest.CaptureFixture[str], write: Write
) -> None:
    path = write("new\nline\x1b[31m.txt", "")
    assert main(["add", str(path)]) == 1
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    assert "new\\nline\\x1b[31m.txt" in line
