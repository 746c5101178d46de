"""One field of the metadata a file: how it is recognised in a line of text, or in a table."""
