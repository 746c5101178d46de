"""All rules for boilerplate together."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.structure.documents import (
    BODY,
    TITLE,
    text,
)

LINES = [
    BODY,
    BODY + " Again.",
    TITLE,
    "Home",
    "About us",
    "Share",
    "Print",
    "Skip to content",
    "Related Articles",
    "Tags",
    "Disclaimer",
    "All rights reserved",
    "© 2021 Port Institute",
    "Q: Who pays?",
    "A: Both.",
    "QUESTION:",
    "March 5, 2021",
    "Image: Ann Lee.",
    "Figure 1. Ports",
    "[1] https://x.example/1",
    "Home > News > Ports",
    "*** START OF THE EBOOK ***",
]


def test_a_document_of_menus_only_says_so() -> None:
    document = text("Skip to main content\nHome\nAbout\nSubscribe\nShare")
    assert any("No text of its own" in warning for warning in document.warnings)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=40))
def test_nothing_is_cut_whatever_the_lines(lines: list[str]) -> None:
    document = text(*lines)
    assert document.text.split() == " ".join(lines).split()
    assert all(document.block_text(block) for block in document.blocks)


def test_marking_takes_no_longer_than_lines_are_many() -> None:
    start = time.process_time()
    text(
        *["Home", "About us", "Share", "Related Articles", "Tags", "QUESTION:", "© 2021 Port"]
        * 2500
    )
    assert time.process_time() - start < 10
