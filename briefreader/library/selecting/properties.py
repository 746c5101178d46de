"""What the rows of the list tell: number, address, format, language, folder, day added, state."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from briefreader.domain.document import Summary
from briefreader.domain.query import HasProperty, Property
from briefreader.library.selecting.languages import code_of
from briefreader.library.selecting.moments import Stretch
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

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://")
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
                return _chosen(self._numbers, lambda n: bool(start) and n.startswith(start))
            case Property.URL:
                part = _address(value)
                return _chosen(self._addresses, lambda address: part in address)
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
        return frozenset(key for key, row in self.rows.items() if stretch.holds(row.added))

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
    def _numbers(self) -> Groups:
        return self._grouped(lambda row: row.metadata.number, folded_number)

    @cached_property
    def _addresses(self) -> Groups:
        return self._grouped(lambda row: row.metadata.url, str.casefold)

    @cached_property
    def _formats(self) -> Groups:
        return self._grouped(lambda row: row.format, str.casefold)

    @cached_property
    def _languages(self) -> Groups:
        return self._grouped(lambda row: row.metadata.language, code_of)

    @cached_property
    def _folders(self) -> Groups:
        return self._grouped(lambda row: _parent(row.path), _plain_path)

    def _grouped(
        self, value: Callable[[Summary], str | None], compared: Callable[[str], str]
    ) -> Groups:
        """The documents by a value of theirs; those that have none are left out."""
        found: dict[str, list[str]] = {}
        for key, row in self.rows.items():
            own = value(row)
            if own:
                found.setdefault(own, []).append(key)
        groups: dict[str, list[str]] = {}
        for own, keys in found.items():
            groups.setdefault(compared(own), []).extend(keys)
        return groups


def folded_number(number: str) -> str:
    """The letters and digits of a document's number, folded: `P.L. 93-148` is `pl93148`."""
    return "".join(fold(word) for word in written_words(number))


def _chosen(groups: Groups, fits: Callable[[str], bool]) -> frozenset[str]:
    found: Iterable[list[str]] = (keys for value, keys in groups.items() if fits(value))
    return frozenset(key for keys in found for key in keys)


def _address(value: str) -> str:
    """An address as far as it counts: scheme, `www.` and a slash at the end do not."""
    plain = value.casefold()
    plain = _SCHEME.sub("", plain, count=1) if _SCHEME.match(plain) else plain
    return plain.removeprefix("www.").rstrip("/") or plain


def _parent(path: str) -> str:
    """The folder of a path, `/` for that of the whole disk."""
    return path.replace("\\", "/").rpartition("/")[0] or "/"


def _plain_path(path: str) -> str:
    """A path such that equal ones compare equal, without a slash at the end."""
    if path.startswith("~"):
        path = str(Path(path).expanduser())
    plain = unicodedata.normalize("NFC", path.replace("\\", "/")).casefold()
    return plain.rstrip("/")
