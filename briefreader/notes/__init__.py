"""Annotations on disk and on the text."""
