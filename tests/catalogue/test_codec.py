"""Facts become JSON and come back as they were."""

import json

from hypothesis import given
from hypothesis import strategies as st

from briefreader.catalogue.codec import fact_of, fact_record
from briefreader.domain.document import Span
from briefreader.domain.fact import Detail, Fact, FactKind

TEXTS = st.text(max_size=8)
SPANS = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
DETAILS = st.builds(
    Detail,
    role=st.none() | TEXTS,
    precision=st.none() | TEXTS,
    unit=st.none() | TEXTS,
    answer=st.none() | SPANS,
    reason=st.none() | TEXTS,
    what=st.none() | TEXTS,
    who=st.lists(TEXTS, max_size=3).map(tuple),
)
FACTS = st.builds(
    Fact,
    kind=st.sampled_from(FactKind),
    text=TEXTS,
    start=st.integers(0),
    end=st.integers(0),
    label=st.none() | TEXTS,
    value=st.none() | TEXTS | st.floats(allow_nan=False) | st.integers(),
    detail=DETAILS,
    rule=TEXTS,
    confidence=st.floats(0, 1),
)


@given(FACTS)
def test_a_fact_comes_back_from_json_as_it_was(fact: Fact) -> None:
    assert fact_of(json.loads(json.dumps(fact_record(fact)))) == fact


def test_only_the_details_that_apply_are_written() -> None:
    fact = Fact(FactKind.FIGURE, "5 km", 0, 4, value=5, detail=Detail(unit="km"))
    assert fact_record(fact)["detail"] == {"unit": "km"}
