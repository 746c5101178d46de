"""Notes, links within a page, and page breaks keep their places."""

import pytest

from briefreader.domain.document import Document, RunStyle
from briefreader.formats.reader import read_bytes
from tests.formats.lawful import assert_lawful


def page(body: str) -> Document:
    document = read_bytes(f"<!doctype html><body>{body}".encode(), "a.html")
    assert_lawful(document)
    return document


def references(document: Document) -> list[tuple[str, str]]:
    """What refers, and the text from the place that it refers to."""
    return [
        (document.text[run.start : run.end], document.text[int(run.target[1:]) :])
        for run in document.runs
        if run.style is RunStyle.REFERENCE
    ]


def test_a_note_and_its_way_back_refer_to_each_other() -> None:
    document = page(
        '<p>The port<sup id="r1"><a href="#n1">1</a></sup> is new.</p>'
        '<ol><li id="n1">Opened in May. <a href="#r1">back</a></li></ol>'
    )
    assert document.text == "The port[1] is new.\nOpened in May. back"
    assert references(document) == [
        ("[1]", "Opened in May. back"),
        ("back", "[1] is new.\nOpened in May. back"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('port<sup><a href="#n">1</a></sup>', "port[1]"),
        ('port<a href="#n"><sup>1</sup></a>', "port[1]"),
        ('port<a href="#n">1</a> is', "port[1] is"),
        ('port<sup>[<a href="#n">1</a>]</sup>', "port[1]"),
        ('port<sup><a href="#n">[1]</a></sup>', "port[1]"),
        ('port.<sup><a href="#n">1</a>, <a href="#m">2</a></sup>', "port.[1], [2]"),
        ('in 2018<sup><a href="https://x.invalid/#n">4</a></sup>', "in 2018[4]"),
        ("port<sup>1</sup>", "port[1]"),
        ("port<sup>3–5</sup>", "port[3–5]"),
        ("10<sup>6</sup> m<sup>2</sup> km<sup>2</sup>", "10⁶ m² km²"),
        ("10<sup>-3</sup>", "10⁻³"),
        ("4<sup>th</sup> CO<sub>2</sub>", "4th CO2"),
        ("XX<sup>e</sup> siècle", "XXe siècle"),
        ('see note <a href="#n">4</a>', "see note 4"),
        ('<a href="#n">1</a> <a href="#m">2</a>', "1 2"),
        ('pages 3-<a href="#n">5</a>', "pages 3-[5]"),
    ],
)
def test_the_mark_of_a_note_stands_apart_and_a_power_stays_one(source: str, text: str) -> None:
    assert page(f"<p>{source}</p>").text == text


def test_a_reference_to_nowhere_leaves_its_text_only() -> None:
    document = page('<p>See <a href="#gone">there</a> and <a href="#">up</a>.</p>')
    assert document.text == "See there and up."
    assert document.runs == ()


@pytest.mark.parametrize("place", ['<a name="x"></a>Here.', '<b id="x">Here.</b>'])
def test_a_name_without_text_leads_to_what_follows_it(place: str) -> None:
    assert references(page(f'<p><a href="#x">go</a></p><p>{place}</p>')) == [("go", "Here.")]


def test_a_name_after_the_last_word_leads_to_the_end() -> None:
    assert references(page('<p><a href="#x">go</a> on</p><p id="x"></p>')) == [("go", "n")]


def test_names_may_be_written_with_escapes() -> None:
    document = page('<p><a href="#caf%C3%A9">go</a></p><h2 id="café">Coffee</h2>')
    assert references(document) == [("go", "Coffee")]


def test_page_breaks_begin_pages_and_their_numbers_are_no_text() -> None:
    document = page(
        '<p>Talks <span role="doc-pagebreak" aria-label="Page iv"></span>went on.</p>'
        '<p>They ended.<span epub:type="pagebreak" title="5"></span></p>'
        '<p>All <span epub:type="pagebreak" id="p6">6</span>left.'
        '<span role="doc-pagebreak"></span></p>'
    )
    assert document.text == "Talks went on.\nThey ended.\nAll left."
    found = [(page.label, document.text[page.start :]) for page in document.pages]
    assert found == [
        ("iv", "went on.\nThey ended.\nAll left."),
        ("5", "All left."),
        ("6", "left."),
        ("4", "."),
    ]


def test_a_very_long_paragraph_keeps_its_references_and_pages_when_it_is_divided() -> None:
    words = "The ministers met again. " * 3_000
    document = page(
        f'<p>{words}<b id="x">Here</b> <span role="doc-pagebreak" title="2"></span>it ends.</p>'
        '<p><a href="#x">go</a></p>'
    )
    assert len(document.blocks) > 2
    assert references(document) == [("go", "Here it ends.\ngo")]
    assert [document.text[page.start :] for page in document.pages] == ["it ends.\ngo"]
