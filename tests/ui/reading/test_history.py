"""Going back and forward between the places of a document."""

from briefreader.ui.reading.history import History


def test_going_back_and_forward_returns_to_where_one_was() -> None:
    history = History()
    history.jumped_from(10)
    history.jumped_from(50)
    assert history.back(90) == 50
    assert history.back(50) == 10
    assert history.back(10) is None
    assert history.forward(10) == 50
    assert history.forward(50) == 90
    assert history.forward(90) is None


def test_a_jump_forgets_what_lay_ahead() -> None:
    history = History()
    history.jumped_from(10)
    history.back(20)
    assert history.can_go_forward
    history.jumped_from(10)
    assert not history.can_go_forward
    assert history.can_go_back


def test_a_thousand_jumps_are_not_all_kept() -> None:
    history = History()
    for place in range(1000):
        history.jumped_from(place)
    count = 0
    while history.back(0) is not None:
        count += 1
    assert count == 100
