"""The hits of a search stepped through in one text."""

from briefreader.domain.document import Span
from briefreader.ui.reading.lit import Lit
from tests.ui.reading.panes import BRIEFING, MakePane


def test_steps_end_at_the_first_and_the_last_hit(make_pane: MakePane) -> None:
    lit = Lit(make_pane(BRIEFING).view)
    assert not lit.step(1)
    lit.set_hits((Span(30, 33), Span(60, 64)))
    assert not lit.step(-1)
    assert [lit.step(1), lit.step(1), lit.step(1)] == [True, True, False]
    assert lit.hit == 1
    assert [lit.step(-1), lit.step(-1)] == [True, False]
    lit.clear()
    assert (lit.hits, lit.hit, lit.mention_marks()) == ((), -1, [])
