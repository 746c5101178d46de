from pathlib import Path

import pytest

from tests.facts.languages.marked import counted

TEXTS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_nine_of_ten_facts_of_a_text_are_found_and_right(path: Path) -> None:
    counts, complaints = counted(path)
    right = sum(found.right for found in counts.values())
    valued = sum(found.valued for found in counts.values())
    assert right >= 0.9 * sum(found.wanted for found in counts.values()), complaints
    assert right >= 0.95 * sum(found.found for found in counts.values()), complaints
    assert valued >= 0.9 * right, complaints
