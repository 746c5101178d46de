"""The reader for all tests of this folder."""

from tests.ui.reading.panes import empty, make_pane

__all__ = ["empty", "make_pane"]
