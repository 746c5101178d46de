"""What the window remembers, in settings.toml."""

from pathlib import Path

import pytest

from briefreader.ui.settings import Settings, load_settings, save_settings, settings_path
from briefreader.ui.theme import Scheme


def test_settings_come_back_as_they_were_saved() -> None:
    settings = Settings(
        scheme="dark",
        text_size=22,
        side_panel=False,
        panel_tab=2,
        splitter=(300, 700, 250),
        geometry="AdnQywAD",
        document="0123456789abcdef",
        library='/briefings/of "today"\\ü',
        places={"0123456789abcdef": 410},
    )
    assert save_settings(settings) == ""
    assert load_settings() == settings


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings() == Settings()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"scheme = ",
        b'scheme = 3\ntext_size = "large"\nside_panel = 1\nsplitter = "wide"\nplaces = 4',
        b'splitter = ["a", "b"]\n[places]\nx = "y"',
    ],
)
def test_a_malformed_file_gives_the_defaults(content: bytes) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_bytes(content)
    assert load_settings() == Settings()


def test_one_malformed_value_does_not_cost_the_others() -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text('scheme = "dark"\ntext_size = true\n', encoding="utf-8")
    assert load_settings() == Settings(scheme="dark")


def test_an_unknown_scheme_leaves_the_choice_to_the_system() -> None:
    assert Settings(scheme="sepia").chosen_scheme(Scheme.DARK) is Scheme.DARK
    assert Settings(scheme="light").chosen_scheme(Scheme.DARK) is Scheme.LIGHT


def test_the_newest_places_are_kept_and_the_oldest_forgotten() -> None:
    settings = Settings()
    for number in range(600):
        settings = settings.with_place(f"document {number}", number)
    settings = settings.with_place("document 200", 7)
    assert len(settings.places) == 500
    assert "document 99" not in settings.places
    assert settings.places["document 200"] == 7
    assert next(reversed(settings.places)) == "document 200"


def test_settings_that_cannot_be_written_give_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a-file"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("BRIEFREADER_CONFIG", str(file / "below"))
    assert "a part of this path is a file, not a folder" in save_settings(Settings())
