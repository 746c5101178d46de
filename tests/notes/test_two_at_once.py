"""Two stores edit one note at the same time, many times: what neither has seen is kept."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.notes.store import AnnotationStore

DOCUMENT = "0123456789abcdef"


@pytest.mark.parametrize(
    "times", [20, pytest.param(200, marks=[pytest.mark.long, pytest.mark.timeout(600)])]
)
def test_two_that_edit_one_note_at_once_lose_nothing(tmp_path: Path, times: int) -> None:
    made = AnnotationStore(tmp_path).create(DOCUMENT, None, note="first")

    def edit(name: str) -> tuple[set[str], set[str]]:
        store = AnnotationStore(tmp_path)
        saved, replaced = set(), set()
        for number in range(times):
            store.refresh()
            before = store.get(made.id)
            after = store.save(replace(before, note=f"{name} {number}"), based_on=before)
            saved.add(after.note)
            replaced.add(before.note)
        return saved, replaced

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(edit, ("one", "other")))
    saved = {note for some, _ in results for note in some}
    replaced = {note for _, some in results for note in some}
    end = AnnotationStore(tmp_path)
    [living] = end.all()
    assert saved - replaced <= {living.note} | {item.other.note for item in end.conflicts()}
    assert len(saved) == 2 * times
