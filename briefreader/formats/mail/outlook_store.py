"""What lies in an Outlook message ([MS-OXMSG]): its properties, its people, its attachments.

The library that reads properties raises whatever it runs into on damaged files; each property that
cannot be read counts as missing.
"""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from olefile import OleFileIO
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from briefreader.domain.errors import UnreadableDocument

SUBJECT = 0x0037
MESSAGE_CLASS = 0x001A
HEADERS = 0x007D
BODY = 0x1000
COMPRESSED_RTF = 0x1009
HTML = 0x1013
SUBMITTED = 0x0039
DELIVERED = 0x0E06
SENDER_NAME = 0x0C1A
SENDER_ADDRESS = 0x0C1F
SENDER_SMTP_ADDRESS = 0x5D01
REPRESENTED_NAME = 0x0042
DISPLAY_NAME = 0x3001
ADDRESS = 0x3003
SMTP_ADDRESS = 0x39FE
RECIPIENT_TYPE = 0x0C15
LONG_FILE_NAME = 0x3707
FILE_NAME = 0x3704
MEDIA_TYPE = 0x370E
CONTENT_ID = 0x3712
ATTACHED_DATA = 0x3701

MOST_ENTRIES = 30_000
"""Streams and folders in one file at most."""
MOST_IN_FOLDER = 3_000

_WHOLE_HEAD, _EMBEDDED_HEAD, _PART_HEAD = 32, 24, 8
_EMBEDDED = "__substg1.0_3701000D"


class Item:
    """A message, a recipient or an attachment: a folder with properties."""

    def __init__(self, storage: Any, head: int) -> None:
        self._storage = storage
        self._properties = Properties(storage, head)

    def text(self, *names: int) -> str:
        """The first of these properties that is a text which is not empty; else empty."""
        for name in names:
            value = self._value("str_prop_value", name)
            if isinstance(value, str) and value.strip("\x00 "):
                return value.rstrip("\x00")
        return ""

    def data(self, name: int) -> bytes:
        """A property that is bytes; empty if it is missing."""
        value = self._value("binary_prop_value", name)
        return value if isinstance(value, bytes) else b""

    def number(self, name: int) -> int:
        """A property that is a number; 0 if it is missing."""
        value = self._value("int_prop_value", name)
        return value if isinstance(value, int) else 0

    def time(self, name: int) -> datetime | None:
        """A property that is a point in time, in UTC; None if it is missing."""
        value = self._value("date_prop_value", name)
        return value if isinstance(value, datetime) else None

    def encoding(self) -> str:
        """The encoding that is stated for the body; empty if none or an unknown one."""
        return str(self._value("body_encoding") or "")

    def _value(self, kind: str, *names: int) -> object:
        """What the library reads; None where it cannot."""
        try:
            value = getattr(self._properties, kind)
            return value(*names) if names else value
        except Exception:  # noqa: BLE001 -- see the head of the file
            return None

    def recipients(self) -> Iterator["Item"]:
        for storage in self._storage.iter_recipient_storages():
            yield Item(storage, _PART_HEAD)

    def attachments(self) -> Iterator["Item"]:
        for storage in self._storage.iter_attachment_storages():
            yield Item(storage, _PART_HEAD)

    def embedded(self) -> "Item | None":
        """The message that an attachment is; None if it is a file."""
        for storage in self._storage.storages:
            if storage.name.casefold() == _EMBEDDED.casefold():
                return Item(storage, _EMBEDDED_HEAD)
        return None


def opened(content: bytes) -> Item:
    """The message in a file's content.

    Raises UnreadableDocument if the file is damaged or costs more to read than it holds.
    """
    try:
        with OleFileIO(BytesIO(content)) as file:
            _refuse_bombs(file, len(content))
            storage = Storage.from_ole(file)
    except UnreadableDocument:
        raise
    except Exception as error:
        raise UnreadableDocument(
            "The Outlook message is damaged: its parts cannot be read. Save it again."
        ) from error
    return Item(storage, _WHOLE_HEAD)


def _refuse_bombs(file: Any, size: int) -> None:
    """Streams may share their sectors, and finding one takes a time that grows with its folder."""
    entries = [entry for entry in file.direntries if entry is not None]
    widest = max((len(entry.kids) for entry in entries), default=0)
    claimed = sum(int(entry.size) for entry in entries if entry.entry_type == 2)
    if len(entries) > MOST_ENTRIES or widest > MOST_IN_FOLDER or claimed > 2 * size + 100_000:
        raise UnreadableDocument(
            "The Outlook message is damaged: it claims more parts than it can hold."
        )
