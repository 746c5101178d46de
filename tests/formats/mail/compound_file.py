"""Compound files ([MS-CFB]) and Outlook messages in them, made for a test."""

import struct
from dataclasses import dataclass, field

SECTOR, SHORT_SECTOR, CUTOFF = 512, 64, 4096
END, FREE, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF
FAT = 0xFFFFFFFD
STREAM_TYPE, STORAGE_TYPE, ROOT_TYPE = 2, 1, 5


@dataclass
class Entry:
    """An entry of the directory: its siblings are a list, each the right neighbour of another."""

    name: str
    kind: int
    content: bytes = b""
    children: list["Entry"] = field(default_factory=list)
    start: int = END
    size: int = 0
    right: int = NONE
    child: int = NONE


def compound_file(entries: list[Entry]) -> bytes:
    """A compound file of version 3 with these entries in its root."""
    root = Entry("Root Entry", ROOT_TYPE, children=entries)
    directory: list[Entry] = []
    _collect(root, directory)
    short, short_table = _short_streams(directory)
    sectors: list[bytes] = []
    table: list[int] = []

    def add(content: bytes) -> int:
        count = -(-len(content) // SECTOR)
        if not count:
            return END
        first = len(table)
        table.extend([*range(first + 1, first + count), END])
        padded = content.ljust(count * SECTOR, b"\0")
        sectors.extend(padded[i : i + SECTOR] for i in range(0, len(padded), SECTOR))
        return first

    for entry in directory:
        if entry.kind == STREAM_TYPE and entry.size >= CUTOFF:
            entry.start = add(entry.content)
    root.start, root.size = add(short), len(short)
    packed_table = b"".join(struct.pack("<I", value) for value in short_table)
    short_start = add(packed_table.ljust(-(-len(packed_table) // SECTOR) * SECTOR, b"\xff"))
    packed = b"".join(map(_packed, directory))
    directory_start = add(packed.ljust(-(-len(packed) // SECTOR) * SECTOR, b"\0"))
    tables = 1
    while (len(table) + tables) * 4 > tables * SECTOR:
        tables += 1
    places = [len(table) + i for i in range(tables)]
    table.extend([FAT] * tables)
    full = b"".join(struct.pack("<I", value) for value in table).ljust(tables * SECTOR, b"\xff")
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, tables, directory_start, 0, CUTOFF),
        *(short_start, -(-len(packed_table) // SECTOR), END, 0, places[0]),
    )
    more = b"".join(struct.pack("<I", place) for place in places[1:])
    return (head + more).ljust(SECTOR, b"\xff") + b"".join(sectors) + full


def outlook_message(
    texts: dict[int, str],
    data: dict[int, bytes] | None = None,
    times: dict[int, int] | None = None,
    folders: list[Entry] | None = None,
) -> bytes:
    """An Outlook message ([MS-OXMSG]) with these properties."""
    return compound_file([*properties(32, texts, data, times), *(folders or [])])


def properties(
    head: int,
    texts: dict[int, str],
    data: dict[int, bytes] | None = None,
    times: dict[int, int] | None = None,
    numbers: dict[int, int] | None = None,
) -> list[Entry]:
    """The streams of a folder with these properties; `head` is the length of their list's head."""
    listed = bytearray(head)
    streams = []
    for name, text in texts.items():
        content = text.encode("utf-16-le")
        listed += struct.pack("<HHIII", 0x1F, name, 6, len(content) + 2, 0)
        streams.append(Entry(f"__substg1.0_{name:04X}001F", STREAM_TYPE, content))
    for name, content in (data or {}).items():
        listed += struct.pack("<HHIII", 0x102, name, 6, len(content), 0)
        streams.append(Entry(f"__substg1.0_{name:04X}0102", STREAM_TYPE, content))
    for name, ticks in (times or {}).items():
        listed += struct.pack("<HHIQ", 0x40, name, 6, ticks)
    for name, number in (numbers or {}).items():
        listed += struct.pack("<HHIII", 0x3, name, 6, number, 0)
    return [*streams, Entry("__properties_version1.0", STREAM_TYPE, bytes(listed))]


def _collect(entry: Entry, directory: list[Entry]) -> None:
    directory.append(entry)
    entry.size = len(entry.content)
    previous: Entry | None = None
    for child in sorted(entry.children, key=lambda item: (len(item.name), item.name.upper())):
        place = len(directory)
        if previous is None:
            entry.child = place
        else:
            previous.right = place
        _collect(child, directory)
        previous = child


def _short_streams(directory: list[Entry]) -> tuple[bytes, list[int]]:
    content = b""
    table: list[int] = []
    for entry in directory:
        if entry.kind == STREAM_TYPE and 0 < entry.size < CUTOFF:
            count = -(-entry.size // SHORT_SECTOR)
            entry.start = len(table)
            table.extend([*range(len(table) + 1, len(table) + count), END])
            content += entry.content.ljust(count * SHORT_SECTOR, b"\0")
    return content, table


def _packed(entry: Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xIQQIQ",
        name,
        len(name) + 2,
        entry.kind,
        1,
        NONE,
        entry.right,
        entry.child,
        *(0, 0, 0, entry.start, entry.size),
    )
