"""The commands: parse, call the library, print; Qt is imported only to open the window."""

from briefreader.cli.main import main

__all__ = ["main"]
