"""Corrections lie over what was found, one after the other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.document import Block, BlockKind, Document, Metadata, Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.domain.fact_correction import Act, FactCorrection
from briefreader.library.fact_corrections.applying import BY_USER, applied, unplaced
from briefreader.library.fact_corrections.making import (
    Chosen,
    added,
    changed,
    correction,
    hidden,
    split_off,
)

PERSON, ORGANISATION, PLACE = FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE
OWN = 'Saar met Lund in Tallinn. Minister Saar said "no". The Wagner Group left, and Wagner lied.'
TEXT = OWN + "\nMore on Wagner"


def document(text: str = TEXT, own: int = len(OWN)) -> Document:
    blocks = (
        Block(BlockKind.PARAGRAPH, 0, own),
        Block(BlockKind.BOILERPLATE, own + 1, len(text)),
    )
    return Document(text=text, blocks=blocks, metadata=Metadata())


def fact(kind: FactKind, text: str, label: str, occurrence: int = 1, **detail: object) -> Fact:
    start = -1
    for _ in range(occurrence):
        start = TEXT.index(text, start + 1)
    more = Detail(**detail)  # type: ignore[arg-type]
    return Fact(kind, text, start, start + len(text), label=label, detail=more, rule="found")


SAAR = (fact(PERSON, "Saar", "Kadri Saar"), fact(PERSON, "Saar", "Kadri Saar", 2, role="Minister"))
LUND = fact(PERSON, "Lund", "Lund")
TALLINN = fact(PLACE, "Tallinn", "Tallinn")
NO = fact(FactKind.QUOTE, "no", "Kadri Saar")
MET = fact(FactKind.EVENT, "met", "met", who=("Kadri Saar", "Lund"), where="Tallinn")
FACTS = (*SAAR, LUND, TALLINN, NO, MET)


def chosen(*facts: Fact) -> Chosen:
    return Chosen(facts[0].kind, facts[0].label or "", tuple(one.span for one in facts))


def laid(*corrections: FactCorrection) -> tuple[Fact, ...]:
    return applied(FACTS, corrections, document())


def names(facts: tuple[Fact, ...], kind: FactKind) -> list[tuple[str, str | None]]:
    return [(one.text, one.label) for one in facts if one.kind is kind]


def test_without_corrections_all_stays() -> None:
    assert laid() == tuple(sorted(FACTS, key=lambda one: (one.start, one.end, one.kind.value)))


def test_a_hidden_name_is_gone_and_nobody_said_or_did_anything_in_its_name() -> None:
    facts = laid(*hidden(chosen(*SAAR), ["Kadri Saar"], TEXT))
    assert names(facts, PERSON) == [("Lund", "Lund")]
    assert names(facts, FactKind.QUOTE) == [("no", None)]
    [event] = [one for one in facts if one.kind is FactKind.EVENT]
    assert event.detail.who == ("Lund",)


def test_a_new_name_goes_to_all_mentions_quotations_and_events() -> None:
    facts = laid(*changed(chosen(*SAAR), ["Kadri Saar"], TEXT, label="Kadri  Saar-Tamm\n"))
    assert {label for _, label in names(facts, PERSON)} == {"Kadri Saar-Tamm", "Lund"}
    assert names(facts, FactKind.QUOTE) == [("no", "Kadri Saar-Tamm")]
    assert next(f for f in facts if f.kind is FactKind.EVENT).detail.who[0] == "Kadri Saar-Tamm"
    assert next(f for f in facts if f.label == "Kadri Saar-Tamm").rule == BY_USER


def test_another_kind_takes_the_role_away() -> None:
    facts = laid(*changed(chosen(*SAAR), ["Kadri Saar"], TEXT, kind=ORGANISATION))
    assert [(f.label, f.detail.role) for f in facts if f.kind is ORGANISATION] == [
        ("Kadri Saar", None),
        ("Kadri Saar", None),
    ]


def test_a_mention_split_off_has_a_name_of_its_own() -> None:
    facts = laid(*split_off(PERSON, [SAAR[1].span], "Jaan Saar", TEXT))
    assert [label for _, label in names(facts, PERSON)] == ["Kadri Saar", "Lund", "Jaan Saar"]


def test_each_correction_is_of_what_those_before_left() -> None:
    facts = laid(
        *changed(chosen(LUND), ["Lund"], TEXT, label="Per Lund"),
        *changed(chosen(LUND), ["per  LUND"], TEXT, kind=PLACE),
        *changed(chosen(LUND), ["Tallinn"], TEXT, label="Lund"),
    )
    # The last one speaks of a person called Tallinn, whom there is none.
    assert names(facts, PLACE) == [("Lund", "Per Lund"), ("Tallinn", "Tallinn")]


def test_an_added_name_is_found_wherever_it_is_so_worded_but_in_menus() -> None:
    start = TEXT.index("Wagner Group") + len("Wagner Group left, and ")
    facts = laid(added(ORGANISATION, Span(start, start + 6), "Wagner Group", TEXT))
    assert names(facts, ORGANISATION) == [("Wagner", "Wagner Group")] * 2
    assert all(one.end <= len(OWN) for one in facts)


def test_an_added_name_takes_the_place_of_another_one_there() -> None:
    facts = laid(added(PERSON, Span(*TALLINN.span), "", TEXT))
    assert not names(facts, PLACE)
    assert ("Tallinn", "Tallinn") in names(facts, PERSON)


def test_what_a_person_changed_stays_where_the_rules_find_it_no_more() -> None:
    corrections = split_off(PERSON, [LUND.span], "Per Lund", TEXT)
    facts = applied((TALLINN,), corrections, document())
    assert names(facts, PERSON) == [("Lund", "Per Lund")]


def test_corrections_move_with_their_passage() -> None:
    corrections = split_off(PERSON, [SAAR[1].span], "Jaan Saar", TEXT)
    moved = "On Monday, as was known. " + TEXT
    own = document(moved, len(moved) - len("\nMore on Wagner"))
    facts = tuple(replace(f, start=f.start + 25, end=f.end + 25) for f in FACTS)
    assert ("Saar", "Jaan Saar") in names(applied(facts, corrections, own), PERSON)
    assert unplaced(corrections, own) == ()


def test_corrections_of_passages_that_are_gone_are_named_and_change_nothing() -> None:
    corrections = split_off(PERSON, [SAAR[1].span], "Jaan Saar", TEXT)
    other = document("Nothing of this is left here.\nMenu", 29)
    assert applied((), corrections, other) == ()
    assert unplaced(corrections, other) == corrections


def test_a_passage_that_is_no_name_is_hidden_by_its_place() -> None:
    [hiding] = hidden(Chosen(FactKind.QUOTE, "no", (NO.span,)), (), TEXT)
    assert hiding.anchor is not None
    assert not names(laid(hiding), FactKind.QUOTE)


ACTS = st.sampled_from([Act.HIDE, Act.CHANGE, Act.ADD])
KINDS = st.sampled_from([PERSON, ORGANISATION, PLACE, FactKind.QUOTE, FactKind.DATE])
LABELS = st.sampled_from(["Kadri Saar", "Lund", "Tallinn", "Wagner", ""])


@st.composite
def any_correction(draw: st.DrawFn) -> FactCorrection:
    start = draw(st.integers(0, len(TEXT) - 1))
    span = Span(start, draw(st.integers(start + 1, min(len(TEXT), start + 20))))
    if draw(st.booleans()):
        act = draw(ACTS.filter(lambda act: act is not Act.ADD))
        return correction(act, draw(KINDS), draw(LABELS), None, draw(KINDS), draw(LABELS))
    one = added(draw(KINDS), span, draw(LABELS), TEXT)
    return replace(one, act=draw(ACTS))


@given(st.lists(any_correction(), max_size=8))
def test_whatever_is_corrected_spans_lie_in_the_text_and_names_do_not_overlap(
    corrections: list[FactCorrection],
) -> None:
    facts = laid(*corrections)
    assert facts == laid(*corrections)
    assert all(TEXT[one.start : one.end] == one.text for one in facts)
    assert list(facts) == sorted(facts, key=lambda one: (one.start, one.end, one.kind.value))


@pytest.mark.parametrize("count", [3_000])
def test_many_mentions_are_taken_up_at_once(count: int) -> None:
    text = "Wagner said. " * count
    own = Document(
        text=text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),), metadata=Metadata()
    )
    assert len(applied((), [added(ORGANISATION, Span(0, 6), "", text)], own)) == count
