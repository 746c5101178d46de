"""What `tomllib` reads, written as TOML again (https://toml.io/en/v1.0.0).

Values keep their kinds and order; comments and the ways of writing are not kept.
"""

import datetime
import math
from collections.abc import Mapping, Sequence

_PLAIN_KEY = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f"}

Value = (
    str
    | int
    | float
    | bool
    | datetime.datetime
    | datetime.date
    | datetime.time
    | Sequence["Value"]
    | Mapping[str, "Value"]
)


def toml_text(document: Mapping[str, Value]) -> str:
    """The text of a document; tables of an array stand under headings of their own.

    Raises TypeError for a value that TOML does not know.
    """
    lines: list[str] = []
    arrays: list[str] = []
    for key, value in document.items():
        if _is_array_of_tables(value):
            assert isinstance(value, Sequence)
            for table in value:
                assert isinstance(table, Mapping)
                arrays += ["", f"[[{_key(key)}]]"]
                arrays += [f"{_key(name)} = {_value(item)}" for name, item in table.items()]
        else:
            lines.append(f"{_key(key)} = {_value(value)}")
    return "\n".join([*lines, *arrays, ""]).lstrip("\n")


def _is_array_of_tables(value: Value) -> bool:
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and bool(value)
        and all(isinstance(item, Mapping) for item in value)
    )


def _key(key: str) -> str:
    return key if key and _PLAIN_KEY.issuperset(key) else _string(key)


def _value(value: Value) -> str:
    match value:
        case str():
            return _string(value)
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _number(value)
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case Mapping():
            inside = ", ".join(f"{_key(name)} = {_value(item)}" for name, item in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case Sequence():
            return f"[{', '.join(_value(item) for item in value)}]"
    raise TypeError(f"TOML has no value such as {value!r}.")


def _number(value: float) -> str:
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    text = repr(value)
    return text if "." in text or "e" in text else f"{text}.0"


def _string(text: str) -> str:
    """A basic string; what cannot be seen is written by its number."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_character(character) for character in escaped) + '"'


def _character(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    return character if character.isprintable() else f"\\U{ord(character):08x}"
