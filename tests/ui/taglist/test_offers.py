"""Which tags are offered while one is typed."""

import pytest
from PySide6.QtCore import Qt

from briefreader.domain.tag import TagOffer
from briefreader.ui.taglist.offers import IS_NEW, OffersModel, ranked

OFFERS = (
    TagOffer("people", 9),
    TagOffer("people/envoys", 5),
    TagOffer("environment", 2),
    TagOffer("agenda", 7),
    TagOffer("Envoys", 1),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("env", ["people/envoys", "environment", "Envoys"]),
        ("envoys", ["Envoys", "people/envoys"]),
        ("EN", ["people/envoys", "environment", "Envoys", "agenda"]),
        ("people/", ["people", "people/envoys"]),
        ("people/e", ["people/envoys"]),
        ("zzz", []),
    ],
)
def test_tags_whose_parts_begin_so_come_first_and_the_most_used_of_them(
    typed: str, expected: list[str]
) -> None:
    assert [offer.path for offer in ranked(typed, OFFERS)] == expected


def test_a_new_tag_stands_last_and_says_so() -> None:
    model = OffersModel()
    model.show_offers(OFFERS[:1], "peop")
    last = model.index(1, 0)
    assert (model.rowCount(), last.data(), last.data(IS_NEW)) == (2, "peop", True)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert last.data(spoken) == "peop, new tag"
    assert model.index(0, 0).data(spoken) == "people, 9 annotations"
