"""The errors that briefreader raises on purpose.

BriefreaderError                 a sentence that the user can act on; never a bug
├── UnreadableDocument           a file cannot become a document (empty, binary, damaged, ...)
│   └── PasswordNeeded           the file is encrypted, and no password or a wrong one was given
├── NoSuchDocument               an id or a start of one names no document, or several
├── NoSuchAnnotation             an id names no annotation
├── QuoteNotFound                a quoted passage is not in the document, or there several times
├── StorageError                 the library's folder cannot be read or written (disk full, ...)
└── Cancelled                    the user stopped the work; what was done so far stays

Anything else that reaches the top is a bug and ends in a report with a log file.
"""


class BriefreaderError(Exception):
    """The environment's or the input's fault; `str(error)` is shown to the user as it is."""


class UnreadableDocument(BriefreaderError):
    """A file cannot become a document; the message is the reason."""


class PasswordNeeded(UnreadableDocument):
    """The file is encrypted, and its password was not given or is wrong."""


class NoSuchDocument(BriefreaderError):
    """No document, or more than one, goes by this id."""


class NoSuchAnnotation(BriefreaderError):
    """No annotation goes by this id."""


class QuoteNotFound(BriefreaderError):
    """A quoted passage is missing from the text, or ambiguous there."""


class StorageError(BriefreaderError):
    """The library's folder cannot be read or written."""


class Cancelled(BriefreaderError):
    """The user asked to stop."""
