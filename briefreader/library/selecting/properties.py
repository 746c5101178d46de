"""What the rows of the list tell: number, address, format, language, folder, day added, state."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from briefreader.domain.document import Summary
from briefreader.domain.query import HasProperty, Property
from briefreader.library.selecting.languages import code_of
from briefreader.library.selecting.moments import Stretch, plain_time
from briefreader.search.words import fold, written_words

Groups = Mapping[str, list[str]]
"""The ids of the documents that have a value, by the value as it is compared."""

_FORMATS = {
    "word": ("docx", "doc"),
    "odf": ("odt",),
    "opendocument": ("odt",),
    "htm": ("html",),
    "xhtml": ("html",),
    "web": ("html", "mhtml"),
    "webpage": ("html", "mhtml"),
    "mht": ("mhtml",),
    "md": ("markdown",),
    "txt": ("text",),
    "plain": ("text",),
    "mail": ("eml", "msg"),
    "email": ("eml", "msg"),
    "e-mail": ("eml", "msg"),
    "outlook": ("msg",),
    "book": ("epub",),
    "ebook": ("epub",),
    "docm": ("docx",),
}
"""Other words for formats, which the catalogue calls by one."""

_PUNCTUATION = {code: None for code in range(128) if not chr(code).isalnum() and code != 10}
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://")
_ABSOLUTE = re.compile(r"/|[a-z]:/")


class Properties:
    """The values of one set of rows, arranged when they are first asked for."""

    def __init__(self, rows: Mapping[str, Summary]) -> None:
        self.rows = rows

    def having(self, wanted: HasProperty) -> frozenset[str]:
        """The documents whose property is what is asked for."""
        value = wanted.value.strip()
        if not value:
            return frozenset()
        match wanted.property:
            case Property.NUMBER:
                start = folded_number(value)
                found = (key for key, number in self._numbers if number.startswith(start))
                return frozenset(found if start else ())
            case Property.URL:
                part = _address(value)
                return frozenset(key for key, address in self._addresses if part in address)
            case Property.FORMAT:
                form = value.casefold().removeprefix(".")
                forms = _FORMATS.get(form, (form,))
                return _chosen(self._formats, lambda known: known in forms)
            case Property.LANGUAGE:
                code = code_of(value)
                return _chosen(self._languages, lambda known: known == code)
            case Property.FOLDER:
                return self._at_or_below(_plain_path(value))

    def added(self, stretch: Stretch) -> frozenset[str]:
        """The documents that were added in a stretch of time."""
        start, end = stretch
        return frozenset([key for key, time in self._times if start <= time < end])

    def unread(self) -> frozenset[str]:
        return frozenset(key for key, row in self.rows.items() if row.unread)

    def starred(self) -> frozenset[str]:
        return frozenset(key for key, row in self.rows.items() if row.starred)

    def _at_or_below(self, path: str) -> frozenset[str]:
        """The documents at an absolute path or below it, or below folders of these names."""
        if not path:
            return frozenset(self.rows)
        if not _ABSOLUTE.match(path):
            part = f"/{path}/"
            return _chosen(self._folders, lambda folder: part in f"/{folder}/")
        below = _chosen(self._folders, lambda folder: f"{folder}/".startswith(f"{path}/"))
        beside = self._folders.get(path.rpartition("/")[0], ())
        return below.union(key for key in beside if _plain_path(self.rows[key].path) == path)

    @cached_property
    def _times(self) -> list[tuple[str, str]]:
        return [(key, plain_time(row.added)) for key, row in self.rows.items()]

    @cached_property
    def _numbers(self) -> list[tuple[str, str]]:
        """The documents that have a number, with that number folded."""
        keys, numbers = [], []
        for key, row in self.rows.items():
            if row.metadata.number:
                keys.append(key)
                numbers.append(row.metadata.number)
        return list(zip(keys, _folded_numbers(numbers), strict=True))

    @cached_property
    def _addresses(self) -> list[tuple[str, str]]:
        """The documents that have an address, with that address in lower case."""
        found = ((key, row.metadata.url) for key, row in self.rows.items())
        return [(key, url.casefold()) for key, url in found if url]

    @cached_property
    def _formats(self) -> Groups:
        return self._grouped((row.format for row in self.rows.values()), str.casefold)

    @cached_property
    def _languages(self) -> Groups:
        return self._grouped((row.metadata.language for row in self.rows.values()), code_of)

    @cached_property
    def _folders(self) -> Groups:
        return self._grouped((_parent(row.path) for row in self.rows.values()), _plain_path)

    def _grouped(self, values: Iterable[str], compared: Callable[[str], str]) -> Groups:
        """The documents by a value of theirs; those that have none are left out."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, own in zip(self.rows, values, strict=True):
            found[own].append(key)
        groups: dict[str, list[str]] = {}
        for own, keys in found.items():
            if own:
                groups.setdefault(compared(own), []).extend(keys)
        return groups


def folded_number(number: str) -> str:
    """The letters and digits of a document's number, folded: `P.L. 93-148` is `pl93148`."""
    return "".join(fold(word) for word in written_words(number))


def _folded_numbers(numbers: list[str]) -> list[str]:
    """Many numbers folded; those in ASCII are so all at once."""
    together = "\n".join(number if _is_plain(number) else "" for number in numbers)
    folded = together.lower().translate(_PUNCTUATION).split("\n")
    return [
        plain if _is_plain(number) else folded_number(number)
        for number, plain in zip(numbers, folded, strict=True)
    ]


def _is_plain(number: str) -> bool:
    return number.isascii() and "\n" not in number


def _chosen(groups: Groups, fits: Callable[[str], bool]) -> frozenset[str]:
    found: Iterable[list[str]] = (keys for value, keys in groups.items() if fits(value))
    return frozenset(key for keys in found for key in keys)


def _address(value: str) -> str:
    """An address as far as it counts: scheme, `www.` and a slash at the end do not."""
    bare = _SCHEME.sub("", value.casefold(), count=1)
    return bare.removeprefix("www.").rstrip("/")


def _parent(path: str) -> str:
    """The folder of a path, `/` for that of the whole disk."""
    if "\\" in path:
        path = path.replace("\\", "/")
    return path.rpartition("/")[0] or "/"


def _plain_path(path: str) -> str:
    """A path such that equal ones compare equal, without a slash at the end."""
    if path.startswith("~"):
        path = str(Path(path).expanduser())
    plain = unicodedata.normalize("NFC", path.replace("\\", "/")).casefold()
    return plain.rstrip("/")
