"""Notes as CSV and JSON, and as a Web Annotation collection."""

import csv
import io
import json
from dataclasses import replace

import pytest

from briefreader.domain.annotation import Colour
from briefreader.domain.errors import BriefreaderError
from briefreader.export.notes import DocumentNotes, Group
from briefreader.export.tables import COLUMNS, is_our_csv, render_csv, render_json
from briefreader.export.web_annotation import render
from tests.export.builders import NOTES, SUMMARY, note_on


def group(*items: DocumentNotes) -> Group:
    return Group(SUMMARY.id, "Port talks", SUMMARY.id, items)


def test_csv_has_a_heading_and_one_row_a_note() -> None:
    text = render_csv(group(NOTES))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["state"] for row in rows] == ["exact", "exact", "check", "unattached"]
    assert rows[1] == {
        "document_id": "0123456789abcdef",
        "title": "Port talks: what to expect",
        "authors": "Ida Holm; Per Lund",
        "publisher": "Harbour Institute",
        "published": "2021-03-05",
        "annotation_id": "urn:uuid:00000000-0000-0000-0000-000000000002",
        "state": "exact",
        "start": "48",
        "end": "127",
        "page": "",
        "quote": "Tallinn. “We expect a short agenda,” one of them said.\nTrade grew by 7 percent.",
        "note": "Who said it?\n\n- ask the *desk*",
        "tags": "talks/port; open question",
        "colour": "green",
        "colour_name": "green",
        "created": "2021-03-06T08:00:00.000Z",
        "modified": "2021-03-06T09:30:00.000Z",
        "link": "briefreader:0123456789abcdef#00000000-0000-0000-0000-000000000002",
    }
    assert not text.startswith("\ufeff")
    assert text.startswith(",".join(COLUMNS) + "\r\n")


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe(note: str) -> None:
    text = render_csv(group(DocumentNotes(SUMMARY, (note_on("Trade", note=note),))))
    [row] = csv.DictReader(io.StringIO(text, newline=""))
    assert row["note"] == "'" + note


def test_json_lists_documents_with_their_annotations() -> None:
    record = json.loads(render_json(group(NOTES)))
    [document] = record["documents"]
    assert document["title"] == "Port talks: what to expect"
    assert document["published"] == "2021-03-05"
    assert [item["span"] for item in document["annotations"]] == [None, [48, 127], [135, 157], None]
    assert document["annotations"][1]["tags"] == ["talks/port", "open question"]


def test_a_collection_holds_the_annotations_as_they_lie_on_disk() -> None:
    record = json.loads(render(group(NOTES)))
    assert (record["type"], record["total"]) == ("AnnotationCollection", 4)
    assert record["first"]["items"][0] == {"id": "urn:uuid:1"}


def test_a_note_that_was_never_saved_is_refused() -> None:
    from dataclasses import replace

    place = note_on("Trade")
    unsaved = replace(place, annotation=replace(place.annotation, source=""))
    with pytest.raises(BriefreaderError, match="not saved yet"):
        render(group(DocumentNotes(SUMMARY, (unsaved,))))


ON_PAGE = DocumentNotes(SUMMARY, (replace(note_on("firm"), page="iv"), note_on("Tallinn")))


def test_every_export_tells_the_page_of_a_passage_where_there_is_one() -> None:
    rows = list(csv.DictReader(io.StringIO(render_csv(group(ON_PAGE)), newline="")))
    assert [row["page"] for row in rows] == ["iv", ""]
    (document,) = json.loads(render_json(group(ON_PAGE)))["documents"]
    assert [note["page"] for note in document["annotations"]] == ["iv", None]


def test_a_web_annotation_tells_the_page_in_its_target() -> None:
    target = '{"source": "briefreader:0123456789abcdef"}'
    source = f'{{"@context": "x", "id": "urn:uuid:1", "target": {target}}}'
    placed = note_on("firm")
    saved = replace(placed, annotation=replace(placed.annotation, source=source), page="4")
    plain = replace(saved, page="")
    items = json.loads(render(group(DocumentNotes(SUMMARY, (saved, plain)))))["first"]["items"]
    assert items[0]["target"] == {
        "source": "briefreader:0123456789abcdef",
        "schema:pagination": "4",
    }
    assert items[1]["target"] == {"source": "briefreader:0123456789abcdef"}


NAMED = Group(SUMMARY.id, "", "", (NOTES,), {Colour.GREEN: "Important"})


def test_tables_have_a_colour_by_both_its_names() -> None:
    rows = list(csv.DictReader(io.StringIO(render_csv(NAMED), newline="")))
    assert (rows[1]["colour"], rows[1]["colour_name"]) == ("green", "Important")
    (document,) = json.loads(render_json(NAMED))["documents"]
    note = document["annotations"][1]
    assert (note["colour"], note["colour_name"]) == ("green", "Important")


def test_a_table_from_before_colours_were_named_is_ours() -> None:
    heading = ",".join(name for name in COLUMNS if name != "colour_name")
    assert is_our_csv(f"{heading}\r\n{SUMMARY.id},x\r\n", SUMMARY.id)
