"""Annotations as JSON: what is read is written again, whoever wrote it."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.annotation import Anchor, Annotation, Colour
from briefreader.notes.codec import MalformedAnnotation, clean_tags, from_json, to_json, to_record

IDENTITY = "urn:uuid:0b7f6a0e-4b0c-4d3e-9f64-0f6d8c8f2f11"
FROM_ELSEWHERE = """{
  "@context": ["http://www.w3.org/ns/anno.jsonld", {"x": "https://example.org/"}],
  "id": "urn:uuid:0b7f6a0e-4b0c-4d3e-9f64-0f6d8c8f2f11",
  "type": "Annotation",
  "motivation": "questioning",
  "created": "2024-05-01T10:00:00Z",
  "creator": {"name": "Ida", "x:desk": [1, 2.5, null]},
  "body": [
    {"type": "TextualBody", "purpose": "commenting", "value": "Old note", "language": "en"},
    {"type": "TextualBody", "purpose": "tagging", "value": "arms control", "x:rank": 3},
    {"type": "TextualBody", "purpose": "tagging", "value": "to drop"},
    {"type": "SpecificResource", "source": "https://example.org/context"}
  ],
  "target": {
    "source": "briefreader:0123456789abcdef",
    "styleClass": "green",
    "x:page": 4,
    "selector": [
      {"type": "TextQuoteSelector", "exact": "the treaty", "prefix": "of ", "suffix": ".",
       "x:a": 1},
      {"type": "TextPositionSelector", "start": 10, "end": 20, "x:b": 2},
      {"type": "CssSelector", "value": "#p1"}
    ]
  }
}"""

scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
unknown = st.dictionaries(st.text(min_size=1, max_size=6).map("x:".__add__), values, max_size=3)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    start = draw(st.integers(0, 10**9))
    exact = draw(texts)
    return Anchor(exact, draw(texts), draw(texts), start, start + len(exact))


annotations = st.builds(
    Annotation,
    id=st.uuids().map(lambda uuid: uuid.urn),
    document_id=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
    created=st.datetimes().map(lambda time: time.isoformat() + "Z"),
    modified=st.datetimes().map(lambda time: time.isoformat() + "Z"),
    anchor=st.none() | anchors(),
    note=texts,
    tags=st.lists(texts).map(clean_tags),
    colour=st.sampled_from(Colour),
    deleted=st.booleans(),
)


@given(annotations)
@settings(max_examples=150)
def test_every_annotation_comes_back_as_it_was_written(annotation: Annotation) -> None:
    assert from_json(to_json(annotation)) == annotation


@given(annotations, unknown, unknown, unknown, unknown, texts)
@settings(max_examples=100)
def test_unknown_keys_survive_a_change_at_every_level(
    annotation: Annotation,
    top: dict[str, Any],
    target: dict[str, Any],
    selector: dict[str, Any],
    body: dict[str, Any],
    note: str,
) -> None:
    record = to_record(annotation) | top
    record["target"] |= target
    for item in record["target"].get("selector", []):
        item |= selector
    for item in record["body"]:
        item |= body
    read = from_json(json.dumps(record))
    changed = to_record(replace(read, note=annotation.note and note, colour=Colour.PINK))
    assert top.items() <= changed.items()
    assert target.items() <= changed["target"].items()
    for item in changed["target"].get("selector", []):
        assert selector.items() <= item.items()
    for item in changed["body"]:
        assert body.items() <= item.items()


any_json = st.recursive(
    scalars | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
objects = st.dictionaries(st.text(max_size=8), any_json, max_size=4)


@given(
    annotations,
    objects,
    objects,
    st.lists(any_json, max_size=3),
    st.lists(any_json, max_size=3),
    annotations,
)
@settings(max_examples=150)
def test_any_json_of_other_programs_survives_any_change(
    annotation: Annotation,
    top: dict[str, Any],
    target: dict[str, Any],
    bodies: list[Any],
    selectors: list[Any],
    after: Annotation,
) -> None:
    record = top | to_record(annotation)
    record["target"] = target | record["target"]
    record["body"] = [*bodies, *record["body"]]
    record["target"]["selector"] = [*selectors, *record["target"].get("selector", [])]
    read = from_json(json.dumps(record))
    assert replace(read, source="") == annotation
    changed = from_json(to_json(replace(after, source=read.source)))
    assert changed == after
    again = json.loads(changed.source)
    assert {key: again[key] for key in top if key not in OWN} == {
        key: value for key, value in top.items() if key not in OWN
    }
    assert all(again["target"][key] == target[key] for key in target.keys() - OWN_OF_TARGET)
    assert all(body in again["body"] for body in bodies)
    assert all(selector in again["target"].get("selector", []) for selector in selectors)


OWN = to_record(Annotation("", "", "x", "x", deleted=True)).keys()
OWN_OF_TARGET = {"source", "styleClass", "selector"}


def test_a_class_and_a_mark_of_deletion_of_other_programs_are_kept() -> None:
    record = json.loads(FROM_ELSEWHERE) | {"deleted": "2024-05-01"}
    record["target"]["styleClass"] = "their-red"
    read = from_json(json.dumps(record))
    assert (read.colour, read.deleted) == (Colour.YELLOW, False)
    kept = to_record(replace(read, note="New"))
    assert (kept["target"]["styleClass"], kept["deleted"]) == ("their-red", "2024-05-01")
    changed = to_record(replace(read, colour=Colour.PINK, deleted=True))
    assert (changed["target"]["styleClass"], changed["deleted"]) == ("pink", True)


def test_what_another_program_wrote_is_kept_when_the_note_and_tags_change() -> None:
    read = from_json(FROM_ELSEWHERE)
    assert read.anchor == Anchor("the treaty", "of ", ".", 10, 20)
    assert (read.note, read.tags, read.colour) == (
        "Old note",
        ("arms control", "to drop"),
        Colour.GREEN,
    )
    changed = to_record(replace(read, note="New note", tags=("arms control", "added")))
    assert changed["@context"] == json.loads(FROM_ELSEWHERE)["@context"]
    assert changed["motivation"] == "questioning"
    assert changed["creator"] == {"name": "Ida", "x:desk": [1, 2.5, None]}
    assert changed["body"] == [
        {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown"}
        | {"value": "New note", "language": "en"},
        {"type": "TextualBody", "purpose": "tagging", "value": "arms control", "x:rank": 3},
        {"type": "TextualBody", "purpose": "tagging", "value": "added"},
        {"type": "SpecificResource", "source": "https://example.org/context"},
    ]
    assert changed["target"]["x:page"] == 4
    assert changed["target"]["selector"][2] == {"type": "CssSelector", "value": "#p1"}


def test_a_new_annotation_is_a_web_annotation() -> None:
    annotation = Annotation(
        id=IDENTITY,
        document_id="0123456789abcdef",
        created="2024-05-01T10:00:00.000Z",
        modified="2024-05-01T10:00:00.000Z",
        anchor=Anchor("talks", "The ", " went on.", 4, 9),
        note="Which ones?",
        tags=("talks/port",),
        colour=Colour.BLUE,
    )
    assert to_record(annotation) == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": IDENTITY,
        "type": "Annotation",
        "motivation": "commenting",
        "created": "2024-05-01T10:00:00.000Z",
        "modified": "2024-05-01T10:00:00.000Z",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "commenting",
                "format": "text/markdown",
                "value": "Which ones?",
            },
            {"type": "TextualBody", "purpose": "tagging", "value": "talks/port"},
        ],
        "target": {
            "source": "briefreader:0123456789abcdef",
            "styleClass": "blue",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "talks",
                    "prefix": "The ",
                    "suffix": " went on.",
                },
                {"type": "TextPositionSelector", "start": 4, "end": 9},
            ],
        },
    }


def test_a_lone_surrogate_is_replaced_before_it_reaches_the_disk() -> None:
    annotation = Annotation(IDENTITY, "0123456789abcdef", "", "", note="half \ud83d of a face")
    written = to_json(annotation)
    assert from_json(written).note == "half \ufffd of a face"
    assert written.encode()


def test_an_escaped_lone_surrogate_in_a_file_is_replaced_when_read() -> None:
    text = to_json(Annotation(IDENTITY, "0123456789abcdef", "", "", note="NOTE"))
    assert from_json(text.replace("NOTE", "\\ud83d\\ude80 \\udc00")).note == "🚀 \ufffd"


GOOD = json.loads(FROM_ELSEWHERE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '"text"',
        "{",
        "{}",
        "[" * 100_000,
        '{"x": NaN}',
        '{"x": 1e999}',
        '{"x": ' + "9" * 5000 + "}",
        json.dumps(GOOD | {"id": "urn:uuid:../../etc/passwd"}),
        json.dumps(GOOD | {"id": 7}),
        json.dumps(GOOD | {"created": 7}),
        json.dumps(GOOD | {"target": "briefreader:0123456789abcdef"}),
        json.dumps(GOOD | {"target": {"source": "briefreader:../../etc"}}),
        json.dumps(GOOD | {"target": {"source": "https://example.org"}}),
        json.dumps(
            GOOD
            | {
                "target": GOOD["target"]
                | {"selector": [{"type": "TextPositionSelector", "start": 1, "end": 2}]}
            }
        ),
    ],
)
def test_what_is_no_annotation_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(MalformedAnnotation, match=r"\.$"):
        from_json(text)


@given(st.text(max_size=60))
@settings(max_examples=100)
def test_no_text_makes_the_reader_fail_in_another_way(text: str) -> None:
    with pytest.raises(MalformedAnnotation):
        from_json(text)


def test_ids_made_for_new_annotations_are_accepted() -> None:
    text = to_json(Annotation(UUID(int=7).urn, "0123456789abcdef", "", ""))
    assert from_json(text).id == "urn:uuid:00000000-0000-0000-0000-000000000007"
