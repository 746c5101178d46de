"""One document in two forms is told from two documents that are alike."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.domain.document import Document, Metadata
from briefreader.formats.reader import read, read_bytes
from briefreader.library.likeness import HASHES, Likeness, containment, estimate, resemblance
from briefreader.library.twins import Kinship, is_continued, kinship
from briefreader.library.versions import document_of
from tests.shared import shared

SUBJECTS = ("harbour", "railway", "bridge", "lighthouse", "airport", "canal", "tunnel", "market")
SENTENCES = tuple(
    f"The committee on the {subject} met for the {number}th time and asked its {other} members to"
    f" weigh what {amount} million would buy before the {subject} opens in {2000 + amount}."
    for number, (subject, other, amount) in enumerate(
        (subject, other, 11 + 7 * index)
        for index, subject in enumerate(SUBJECTS)
        for other in ("Baltic", "Nordic", "Dutch")
    )
)
TEXT = "\n".join(SENTENCES)
BASE = replace(
    document_of(TEXT), metadata=Metadata(title="Eight works", published="2021-03-05"), format="pdf"
)


def other(text: str, **fields: str) -> Document:
    """The text in another format."""
    metadata = replace(BASE.metadata, **fields)  # type: ignore[arg-type]
    return replace(document_of(text), metadata=metadata, format="html")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("committee", "commit-tee", 3),
        TEXT.replace("members", "mem bers", 4),
        f"Home\nAbout us\n{TEXT}",
        f"{TEXT}\nFigure 1. The harbour in spring.\n1. See the annual report for 2020.",
        TEXT.replace("\n", " "),
        TEXT.upper(),
    ],
    ids=["same", "hyphens", "parted", "menu", "notes", "one line", "capitals"],
)
def test_what_reading_makes_different_is_another_form(text: str) -> None:
    assert kinship(BASE, other(text)) is Kinship.FORM


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (TEXT.replace("11 million", "12 million"), {}),
        (TEXT.replace("Nordic members", "Nordic engineers", 2), {}),
        (TEXT, {"published": "2022-03-05"}),
        (TEXT, {"published": "2021-04"}),
        (TEXT, {"title": "Nine bridges"}),
        (TEXT, {"number": "IN 7"}),
    ],
    ids=["number", "words", "year", "month", "title", "number of one"],
)
def test_a_revision_is_alike_and_no_other_form(text: str, fields: dict[str, str]) -> None:
    base = replace(BASE, metadata=replace(BASE.metadata, number="IN 6"))
    assert kinship(base, other(text, **fields)) is Kinship.ALIKE


def test_two_texts_of_one_format_are_never_two_forms() -> None:
    assert kinship(BASE, replace(other(TEXT + "\nOne more."), format="pdf")) is Kinship.ALIKE


def test_texts_with_half_of_their_sentences_in_common_are_two_documents() -> None:
    half = "\n".join((*SENTENCES[:12], *(s.replace("e", "a") for s in SENTENCES[12:])))
    assert kinship(BASE, other(half)) is Kinship.NONE
    assert is_continued(half, BASE)
    assert not is_continued("Something else altogether stands here now.", BASE)


@pytest.mark.parametrize(
    "text", ["", "   ", "one", "one two three", "…", "港口会谈公布两国外长将会面"]
)
def test_a_short_or_odd_text_has_a_likeness_too(text: str) -> None:
    likeness = Likeness.of_text(text)
    assert len(likeness.sketch()) == 4 * min(HASHES, len(likeness.shingles))
    assert resemblance(likeness, Likeness.of_text(text)) in (0.0, 1.0)


def test_sketches_let_the_resemblance_appear() -> None:
    one, two = Likeness.of_text(TEXT), Likeness.of_text("\n".join(SENTENCES[6:]))
    assert abs(estimate(one.sketch(), two.sketch()) - resemblance(one, two)) < 0.2
    assert containment(one, two) > 0.95
    assert estimate(b"", b"") == 0.0


def test_of_real_reports_only_the_two_forms_of_one_are_taken_for_one() -> None:
    folder = shared("documents")
    names = [
        "md/IF11831v16-marine-corps-advanced-reconnaissance-vehicle-arv.md",
        "pdf/IF11831.16.pdf",
        "pdf/IN12678v4-u-s-iran-ceasefire-assessment-reactions-and-issu.pdf",
        "pdf/IN12681.2.pdf",
        "md/IN12679v1-the-length-of-major-steps-in-the-supreme-court-a.md",
        "md/IF11962v9-establishing-and-funding-elections-grant-program.md",
        "md/IF12888v3-the-great-american-outdoors-act-gaoa-frequently-.md",
    ]
    documents = [read(Path(folder, name)) for name in names]
    kin = {
        (names[i], names[j]): kinship(documents[i], documents[j])
        for i in range(len(names))
        for j in range(i)
    }
    assert [pair for pair, found in kin.items() if found is Kinship.FORM] == [(names[1], names[0])]
    assert Kinship.ALIKE not in kin.values()


def test_a_page_and_its_text_read_by_the_parsers_are_two_forms() -> None:
    page = "<html><body><h1>Eight works</h1>" + "".join(f"<p>{s}</p>" for s in SENTENCES)
    text = "Eight works\n\n" + "\n\n".join(SENTENCES)
    one = read_bytes((page + "</body></html>").encode(), "a.html")
    assert kinship(one, read_bytes(text.encode(), "a.txt")) is Kinship.FORM
