"""The SQLite cache of what was read from the documents."""

from briefreader.catalogue.catalogue import Catalogue, Entry, Stamp

__all__ = ["Catalogue", "Entry", "Stamp"]
