"""The SQLite cache of what was read from the documents."""

from briefreader.catalogue.catalogue import Catalogue, Entry

__all__ = ["Catalogue", "Entry"]
