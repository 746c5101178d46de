"""Where things lie, and what the variables change."""

from pathlib import Path

import pytest

from briefreader.config import Places, log_folder, settings_folder


def test_two_libraries_never_share_a_cache(tmp_path: Path) -> None:
    one, two = Places.of(tmp_path / "one"), Places.of(tmp_path / "two")
    assert one.cache != two.cache
    assert one.state != two.state
    assert Places.of(tmp_path / "two" / ".." / "one") == one


def test_a_relative_library_is_the_same_from_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Places.of(Path("library")) == Places.of(tmp_path / "library")


def test_empty_variables_mean_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LIBRARY", "CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"BRIEFREADER_{name}", "")
    places = Places.of(None)
    assert places.library.parts[-2:] == ("briefreader", "library")
    assert places.library.is_absolute()
    assert settings_folder().is_absolute()
    assert log_folder().is_absolute()


def test_a_tilde_in_a_variable_is_the_users_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFREADER_LIBRARY", "~/briefings")
    assert Places.of(None).library == Path.home() / "briefings"
