"""The version of the rules; apart from them, so that asking for it loads none."""

VERSION = 23
"""Raised when rules change, so that facts kept in a cache are extracted again."""
