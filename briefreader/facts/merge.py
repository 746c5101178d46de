"""Mentions of one thing under one name."""

from collections.abc import Sequence

from briefreader.facts.mentions import Mention


def merge_names(mentions: Sequence[Mention], text: str) -> tuple[str, ...]:
    """The merged name of each mention, in the order of the mentions."""
    return tuple(mention.text for mention in mentions)
