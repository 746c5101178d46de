"""The numbers of lists in a binary Word file ([MS-DOC] 2.9.131, 2.9.147, 2.9.150)."""

import struct
from dataclasses import dataclass, field, replace

from briefreader.formats.office.binary_word.file import WordFile
from briefreader.formats.office.word.numbering import (
    LEVELS,
    LONGEST_LABEL,
    Counters,
    Level,
    count,
    label_of,
)

_LISTS = 73
_INSTANCES = 74
_LIST_BYTES = 28
_LEVEL_BYTES = 28
_INSTANCE_BYTES = 16
_OVERRIDE_BYTES = 8
_MOST = 8_192
_FORMATS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    5: "ordinal",
    22: "decimalZero",
    23: "bullet",
    255: "none",
}


@dataclass(slots=True)
class _Instance:
    list_id: int
    starts: dict[int, int] = field(default_factory=dict)


class Lists:
    """The lists of a file; each call of `label` counts one paragraph."""

    def __init__(self, file: WordFile) -> None:
        self._levels: dict[int, tuple[Level, ...]] = {}
        self._instances: list[_Instance] = []
        self._counters: dict[int, Counters] = {}
        start, size = file.place(_LISTS)
        if size >= 2:
            self._read_lists(file.table, start, start + size)
        instances = file.structure(_INSTANCES)
        if len(instances) >= 4:
            self._read_instances(instances)

    def label(self, number: int, level: int) -> str | None:
        """The number of the next paragraph of an instance, counted from 1; as `label_of`."""
        if not 0 < number <= len(self._instances):
            return None
        instance = self._instances[number - 1]
        levels = self._levels.get(instance.list_id)
        if levels is None:
            return None
        own_start = instance.starts.get(level)
        if own_start is not None:
            changed = replace(levels[level], start=own_start)
            levels = (*levels[:level], changed, *levels[level + 1 :])
        counters = self._counters.setdefault(instance.list_id, Counters())
        count(counters, levels, level, str(number), own_start is not None)
        return label_of(counters.numbers, levels, level)

    def _read_lists(self, table: bytes, position: int, end: int) -> None:
        (number,) = struct.unpack_from("<H", table, position)
        position += 2
        # The levels of all lists stand after the lists themselves.
        for _ in range(min(number, _MOST)):
            (list_id,) = struct.unpack_from("<i", table, position)
            is_simple = table[position + 26] & 1
            position += _LIST_BYTES
            levels: list[Level] = []
            for _ in range(1 if is_simple else LEVELS):
                level, end = _level(table, end)
                levels.append(level)
            levels.extend([Level()] * (LEVELS - len(levels)))
            self._levels[list_id] = tuple(levels)

    def _read_instances(self, content: bytes) -> None:
        (number,) = struct.unpack_from("<I", content, 0)
        number = min(number, _MOST)
        data = 4 + _INSTANCE_BYTES * number
        for index in range(number):
            at = 4 + _INSTANCE_BYTES * index
            if at + _INSTANCE_BYTES > len(content):
                return
            (list_id,) = struct.unpack_from("<i", content, at)
            instance = _Instance(list_id)
            self._instances.append(instance)
            data = _read_overrides(content, data, content[at + 12], instance)


def _read_overrides(content: bytes, data: int, number: int, instance: _Instance) -> int:
    """The levels that an instance begins anew; gives where the next instance's stand."""
    data += 4
    for _ in range(number):
        if data + _OVERRIDE_BYTES > len(content):
            return data
        start, flags = struct.unpack_from("<iI", content, data)
        data += _OVERRIDE_BYTES
        level = flags & 0xF
        if flags & 0x20 and data + _LEVEL_BYTES <= len(content):
            formatted, data = _level(content, data)
            start = formatted.start
        if flags & 0x10 and level < LEVELS:
            instance.starts[level] = start
    return data


def _level(content: bytes, position: int) -> tuple[Level, int]:
    """The level that begins at a position, and where the next one does."""
    start, format_, flags = struct.unpack_from("<iBB", content, position)
    characters, paragraphs, restart = struct.unpack_from("<BBB", content, position + 24)
    position += _LEVEL_BYTES + characters + paragraphs
    (length,) = struct.unpack_from("<H", content, position)
    stored = content[position + 2 : position + 2 + 2 * length]
    text = stored.decode("utf-16-le", errors="replace")
    # The numbers of levels stand in the text as the characters 0 to 8.
    shown = "".join(f"%{ord(mark) + 1}" if ord(mark) < LEVELS else mark for mark in text)
    level = Level(
        start=start,
        format=_FORMATS.get(format_, "decimal"),
        text=shown[: 2 * LONGEST_LABEL],
        restart=restart if flags & 0x08 else None,
        legal=bool(flags & 0x04),
    )
    return level, position + 2 + 2 * length
