"""A file becomes a document: text, blocks and metadata."""
