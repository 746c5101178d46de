"""Missing libraries are named; Debian's packages are installed only with the rights to."""

from pathlib import Path

import pytest

from tests.packaging.checkout import run_shell

LDCONFIG = """#!/bin/bash
echo '	libglib-2.0.so.0 (libc6,x86-64) => /lib/libglib-2.0.so.0'
echo '	libGL.so.1 (libc6,x86-64) => /lib/libGL.so.1'
"""


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder to put first on PATH, with an ldconfig that knows two libraries."""
    folder = tmp_path / "bin"
    folder.mkdir()
    write_tool(folder, "ldconfig", LDCONFIG)
    return folder


def write_tool(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


def path_with(tools: Path) -> str:
    return f"{tools}:/usr/bin:/bin"


def test_a_library_that_is_absent_is_named_with_its_package(tools: Path) -> None:
    found = run_shell(
        'missing_libraries "${qt_libraries[@]}"; echo "${missing_packages[@]}"',
        PATH=path_with(tools),
    )
    assert found.stdout.split() == ["libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1"]


def test_without_rights_the_missing_packages_and_the_command_are_named(tools: Path) -> None:
    write_tool(tools, "id", "#!/bin/bash\necho 1000\n")
    write_tool(tools, "sudo", "#!/bin/bash\nexit 1\n")
    write_tool(tools, "apt-get", "#!/bin/bash\nexit 99\n")
    ended = run_shell("require_qt_system offscreen", PATH=path_with(tools))
    assert ended.returncode == 1
    packages = "libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1"
    assert ended.stderr.startswith(f"These system packages are missing: {packages}")
    assert f"sudo apt-get install --no-install-recommends {packages}" in ended.stderr


def test_with_rights_the_package_lists_are_fetched_only_when_the_first_try_fails(
    tools: Path, tmp_path: Path
) -> None:
    calls = tmp_path / "calls"
    write_tool(tools, "id", "#!/bin/bash\necho 0\n")
    write_tool(
        tools,
        "apt-get",
        f"""#!/bin/bash
echo "$1" >>"{calls}"
grep -q update "{calls}"
""",
    )
    done = run_shell("install_debian_packages something some-package", PATH=path_with(tools))
    assert done.returncode == 0
    assert calls.read_text().split() == ["install", "update", "install"]


def test_on_another_system_the_libraries_are_named(tools: Path) -> None:
    ended = run_shell(
        'command() { return 1; }; missing_libraries "${qt_libraries[@]}";'
        'install_debian_packages "${missing_names[*]}" "${missing_packages[@]}"',
        PATH=path_with(tools),
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("This is missing: libEGL.so.1 libxkbcommon.so.0")


def test_where_nothing_can_be_asked_nothing_counts_as_missing(tools: Path) -> None:
    write_tool(tools, "ldconfig", "#!/bin/bash\nexit 127\n")
    found = run_shell(
        'missing_libraries "${qt_libraries[@]}"; echo "${#missing_packages[@]}"',
        PATH=path_with(tools),
    )
    assert found.stdout == "0\n"
