"""The SQLite cache of what was read from the documents."""

from briefreader.catalogue.catalogue import Catalogue, Stamp
from briefreader.catalogue.entries import Entry

__all__ = ["Catalogue", "Entry", "Stamp"]
