"""A document yields facts, each with its span."""
