"""Named numpy arrays in one file, written once and read through memory mapping.

Layout: magic, length and CRC-32 of the header, length of the file; the header (JSON: name, type,
count, offset and CRC-32 of each array); then the arrays in little-endian order, each aligned to 64
bytes.
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_MAGIC = b"BRARRAY1"
_START = struct.Struct("<8sIIQ")
_ALIGNMENT = 64


class DamagedFile(ValueError):
    """The file is not whole: cut short, empty, or not of this kind."""


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write arrays to a new file that is on the disk when this returns; raises OSError."""
    entries = []
    contents = []
    offset = 0
    for name, array in arrays.items():
        kind = array.dtype.newbyteorder("<")
        content = array.astype(kind, copy=False).tobytes()
        entries.append([name, kind.str, len(array), offset, zlib.crc32(content)])
        contents.append(content + bytes(_padded(len(content)) - len(content)))
        offset += len(contents[-1])
    header = json.dumps(entries).encode()
    header += b" " * (_padded(_START.size + len(header)) - _START.size - len(header))
    with path.open("wb") as file:
        total = _START.size + len(header) + offset
        file.write(_START.pack(_MAGIC, len(header), zlib.crc32(header), total))
        file.write(header)
        file.writelines(contents)
        file.flush()
        os.fsync(file.fileno())


def map_arrays(path: Path, unchecked: Collection[str] = ()) -> dict[str, Array]:
    """The arrays of a file, read from the disk where they are touched.

    All but the `unchecked` ones are compared with their checksums. Raises DamagedFile where the
    file cannot be what was written, and OSError.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size < _START.size:
            raise DamagedFile(f"{path} is cut short")
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    magic, length, checksum, total = _START.unpack_from(content)
    header = content[_START.size : _START.size + length]
    if magic != _MAGIC or total != size or zlib.crc32(header) != checksum:
        raise DamagedFile(f"{path} is damaged")
    first = _START.size + length
    arrays = {}
    for name, kind, count, offset, expected in json.loads(header):
        array: Array = np.frombuffer(content, np.dtype(kind), count, first + offset)
        arrays[name] = array
        if name not in unchecked and zlib.crc32(array.data) != expected:
            raise DamagedFile(f"{path} is damaged in {name}")
    return arrays


def let_go(array: Array) -> None:
    """Give back the memory that the file of a mapped array takes in this process.

    Nothing is lost: what is touched later is read again, mostly from the system's own memory.
    """
    mapped = getattr(array.base, "obj", None)
    if isinstance(mapped, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        mapped.madvise(mmap.MADV_DONTNEED)


def _padded(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT


def compact(values: Array, largest: int | None = None) -> Array:
    """Unsigned integers in the smallest of 8, 16, 32 and 64 bits that holds them."""
    top = int(values.max(initial=0)) if largest is None else largest
    return values.astype(np.min_scalar_type(top))
