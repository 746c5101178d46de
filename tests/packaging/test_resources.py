"""Icons, themes, fonts, help and corpus are found in a checkout and when installed."""

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from briefreader import config
from tests.packaging.checkout import CHECKOUT

PRINT_FOLDERS = """
from briefreader import config
print(config.resource_folder())
print(config.corpus_folder())
"""


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that `pip install .` would make of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"),
            *("--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(CHECKOUT)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Path:
    folder = wheel.parent / "unpacked"
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_a_checkout_uses_the_folders_beside_the_package() -> None:
    assert config.resource_folder() == CHECKOUT / "resources"
    assert config.corpus_folder() == CHECKOUT / "corpus"


@pytest.mark.parametrize("kind", ["icons", "themes", "fonts", "help"])
def test_every_kind_of_resource_is_there(kind: str) -> None:
    assert files_below(config.resource_folder() / kind)


def test_an_installed_package_uses_the_folders_inside_itself(unpacked: Path) -> None:
    printed = subprocess.run(
        [sys.executable, "-P", "-c", PRINT_FOLDERS],
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=True,
    )
    folders = [Path(line) for line in printed.stdout.splitlines()]
    package = (unpacked / "briefreader").resolve()
    assert folders == [package / "_resources", package / "_corpus"]


def test_an_installed_package_holds_every_resource_and_the_corpus(unpacked: Path) -> None:
    package = unpacked / "briefreader"
    assert files_below(package / "_resources") == files_below(CHECKOUT / "resources")
    assert files_below(package / "_corpus") == files_below(CHECKOUT / "corpus")


def test_an_installed_package_holds_every_file_of_the_package(unpacked: Path) -> None:
    inside = {
        name
        for name in files_below(unpacked / "briefreader")
        if not name.startswith(("_resources/", "_corpus/"))
    }
    assert inside == files_below(CHECKOUT / "briefreader")
    assert "py.typed" in inside


def test_a_wheel_holds_no_caches_and_no_tests(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"briefreader"}
    assert [name for name in names if "cache" in name or name.endswith(".pyc")] == []


def test_a_wheel_carries_the_licences_of_the_program_and_of_the_fonts(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        licences = {
            name.split("/licenses/")[-1] for name in archive.namelist() if "/licenses/" in name
        }
    assert licences == {
        "LICENSE",
        "resources/fonts/Inter-OFL.txt",
        "resources/fonts/NotoSerif-OFL.txt",
    }


@pytest.mark.long
def test_the_command_of_an_installed_wheel_works(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)],
        check=True,
    )
    packages = next((environment / "lib").glob("python3*")) / "site-packages"
    dependencies = Path(pytest.__file__).resolve().parents[1]
    (packages / "dependencies.pth").write_text(f"{dependencies}\n")
    listed = subprocess.run(
        [environment / "bin" / "briefreader", "list", "--json", "--library", tmp_path / "library"],
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (listed.returncode, listed.stdout.strip()) == (0, "[]"), listed.stderr
