"""The user's settings in settings.toml, and the place where each document was left."""

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from briefreader.config import settings_folder
from briefreader.domain.errors import StorageError
from briefreader.ui.theme import Scheme

_PLACES_KEPT = 500


@dataclass(frozen=True, slots=True)
class Settings:
    """What the window remembers; sizes are in pixels, `splitter` is the widths of the panes."""

    scheme: str = ""
    text_size: int = 18
    control_size: int = 13
    side_panel: bool = True
    panel_tab: int = 0
    past_searches: bool = True
    facets: bool = True
    facet_kinds: str = "publisher year"
    facets_height: int = 0
    tags: bool = False
    folded_tags: str = ""
    splitter: tuple[int, ...] = ()
    geometry: str = ""
    document: str = ""
    library: str = ""
    places: dict[str, int] = field(default_factory=dict)

    def with_place(self, document_id: str, offset: int) -> "Settings":
        """The settings with one more document's place; the oldest are dropped."""
        places = {key: value for key, value in self.places.items() if key != document_id}
        places[document_id] = offset
        while len(places) > _PLACES_KEPT:
            del places[next(iter(places))]
        return replace(self, places=places)

    def chosen_scheme(self, system: Scheme) -> Scheme:
        """The scheme the user chose, else the system's."""
        return Scheme(self.scheme) if self.scheme in tuple(Scheme) else system


def settings_path() -> Path:
    return settings_folder() / "settings.toml"


def load_settings() -> Settings:
    """The settings as they lie on disk; what is missing or malformed takes its default."""
    try:
        found = tomllib.loads(settings_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    defaults = Settings()
    values: dict[str, object] = {}
    for item in fields(Settings):
        value, default = found.get(item.name), getattr(defaults, item.name)
        if isinstance(default, tuple) and isinstance(value, list):
            values[item.name] = tuple(number for number in value if isinstance(number, int))
        elif isinstance(default, dict) and isinstance(value, dict):
            values[item.name] = {k: v for k, v in value.items() if isinstance(v, int)}
        elif type(value) is type(default):
            values[item.name] = value
    return replace(defaults, **values)  # type: ignore[arg-type]


def save_settings(settings: Settings) -> str:
    """Write the settings; returns a sentence when they cannot be written, else nothing."""
    import json

    from briefreader.files import write_atomically

    lines = []
    for item in fields(Settings):
        value = getattr(settings, item.name)
        if item.name != "places":
            written = list(value) if isinstance(value, tuple) else value
            lines.append(f"{item.name} = {json.dumps(written)}")
    lines += ["", "[places]"]
    lines += [f"{json.dumps(key)} = {offset}" for key, offset in settings.places.items()]
    try:
        write_atomically(settings_path(), "\n".join([*lines, ""]).encode())
    except StorageError as error:
        return str(error)
    return ""
