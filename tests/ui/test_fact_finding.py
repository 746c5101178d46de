"""First facts are shown until all are there."""

from tests.ui.briefings import HARBOUR_TITLE
from tests.ui.user import User


def test_first_facts_are_shown_until_all_are_there(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.wait_for_facts()
    session = user.session
    assert session.opened is not None
    assert session.facts is not None
    key, every = session.opened.summary.id, session.facts
    session._take_first_facts(key, every[:1])
    assert session.facts == every
    session.facts = None
    session._take_first_facts("another", every[:1])
    assert session.facts is None
    session._take_first_facts(key, every[:1])
    assert session.facts == every[:1]
    session._load_facts(key)
    user.wait_until(lambda: session.facts == every)
