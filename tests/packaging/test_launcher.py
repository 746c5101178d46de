"""The entry in the user's menu comes and goes, whatever the path of the checkout."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packaging.checkout import CHECKOUT, run_shell


def install(checkout: Path, data: Path) -> str:
    done = run_shell(f"install_launcher {quoted(checkout)}", XDG_DATA_HOME=str(data))
    assert done.returncode == 0, done.stderr
    return (data / "applications" / "briefreader.desktop").read_text()


def quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "'\\''") + "'"


def test_the_menu_entry_starts_this_checkout(tmp_path: Path) -> None:
    entry = install(CHECKOUT, tmp_path)
    assert f'\nExec=bash "{CHECKOUT}/packaging/run" %F\n' in entry
    icons = tmp_path / "icons" / "hicolor"
    assert (icons / "scalable" / "apps" / "briefreader.svg").is_file()
    assert (icons / "128x128" / "apps" / "briefreader.png").is_file()


def test_a_path_with_special_characters_is_escaped_as_the_specification_says(
    tmp_path: Path,
) -> None:
    checkout = tmp_path / 'it\'s 100% "a" $HOME & \\ folder'
    (checkout / "packaging").mkdir(parents=True)
    shutil.copy(CHECKOUT / "packaging" / "briefreader.desktop", checkout / "packaging")
    shutil.copytree(CHECKOUT / "resources" / "icons", checkout / "resources" / "icons")
    entry = install(checkout, tmp_path / "data")
    assert 'it\'s 100%% \\\\"a\\\\" \\\\$HOME & \\\\\\\\ folder/packaging/run" %F' in entry


def test_removing_leaves_no_file_behind(tmp_path: Path) -> None:
    install(CHECKOUT, tmp_path)
    done = run_shell("remove_launcher", XDG_DATA_HOME=str(tmp_path))
    assert done.returncode == 0
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    # Caches of the desktop's own tools may stay.
    assert left <= {"mimeinfo.cache", "icon-theme.cache"}
    again = run_shell("remove_launcher", XDG_DATA_HOME=str(tmp_path))
    assert (again.returncode, again.stderr) == (0, "There is no menu entry to remove.\n")


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not installed"
)
def test_the_desktop_file_is_valid(tmp_path: Path) -> None:
    install(CHECKOUT, tmp_path)
    for entry in (
        CHECKOUT / "packaging" / "briefreader.desktop",
        tmp_path / "applications" / "briefreader.desktop",
    ):
        checked = subprocess.run(
            ["desktop-file-validate", entry], capture_output=True, text=True, check=False
        )
        assert checked.stdout == ""


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstream is not installed")
def test_the_metainfo_is_valid() -> None:
    metainfo = CHECKOUT / "packaging" / "briefreader.metainfo.xml"
    checked = subprocess.run(
        ["appstreamcli", "validate", "--no-net", metainfo],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
