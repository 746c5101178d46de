"""A text as words and sentences."""
