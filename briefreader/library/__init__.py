"""The one face over everything below: what the commands and the window call."""

from briefreader.library.library import Library

__all__ = ["Library"]
