"""briefreader: an offline reader for briefing documents."""

__version__ = "0.1.0"
