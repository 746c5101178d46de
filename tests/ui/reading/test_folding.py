from briefreader.domain.document import BlockKind
from briefreader.ui.reading.folding import Fold, folds_of, hidden_blocks
from tests.ui.builders import document

OWN, OTHER = BlockKind.PARAGRAPH, BlockKind.BOILERPLATE


def test_neighbouring_boilerplate_is_one_fold_that_counts_its_lines() -> None:
    shown = document((OTHER, "Skip"), (OTHER, "Home\nAbout"), (OWN, "Text."), (OTHER, "Related"))
    assert folds_of(shown) == (Fold(0, 1, 3), Fold(3, 3, 1))


def test_a_document_of_nothing_but_boilerplate_is_not_folded() -> None:
    assert folds_of(document((OTHER, "Home"), (OTHER, "About"))) == ()


def test_only_closed_folds_hide_their_blocks() -> None:
    folds = (Fold(0, 1, 2), Fold(3, 3, 1))
    assert hidden_blocks(folds, frozenset()) == {0, 1, 3}
    assert hidden_blocks(folds, frozenset({folds[0]})) == {3}
