"""The document list: its model, how a row is painted, and the view."""
