"""Old Word files become pieces: text, tables, fields, notes, lists, looks."""

import struct

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office.doc import parse
from tests.formats.mail.compound_file import STREAM_TYPE, Entry, compound_file
from tests.formats.office.making import doc, lines, runs

IN_TABLE = struct.pack("<HB", 0x2416, 1)
ENDS_ROW = IN_TABLE + struct.pack("<HB", 0x2417, 1)


def style_sheet(*styles: tuple[int, str, int]) -> bytes:
    """A style sheet of styles by their built-in number, name and base."""
    sheet = struct.pack("<HHH", 4, len(styles), 10)
    for number, name, base in styles:
        entry = struct.pack("<HHHHH", number, base << 4, 0, 0, 0)
        entry += struct.pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0"
        sheet += struct.pack("<H", len(entry)) + entry
    return sheet


def styled(index: int, properties: bytes = b"") -> bytes:
    return struct.pack("<H", index) + properties


def test_paragraphs_take_their_kind_from_their_style() -> None:
    text = "Report\rAim\rScope\rThree\rText.\r"
    styles = style_sheet(
        (0, "Standard", 0xFFF), (62, "Titel", 0xFFF), (1, "Überschrift 1", 0), (0xFFE, "House", 2)
    )
    formats = {
        6: styled(1),
        10: styled(2),
        16: styled(3),
        22: styled(0, struct.pack("<HB", 0x2640, 2)),
    }
    parsed = parse(doc(text, formats=formats, structures={1: styles}))
    assert lines(parsed) == [
        "heading 1: Report",
        "heading 1: Aim",
        "heading 1: Scope",
        "heading 3: Three",
        "paragraph: Text.",
    ]
    assert [(claim.field, claim.value) for claim in parsed.claims] == [("title", "Report")]


def test_cells_and_rows_make_tables() -> None:
    text = "Before\rYear\x07Talks\x07\x07" + "2021\x073\rand 1\x07\x07After\r"
    formats = {
        place: styled(0, ENDS_ROW if text[place - 1] == "\x07" else IN_TABLE)
        for place, mark in enumerate(text)
        if mark == "\x07" or (mark == "\r" and 7 < place < len(text) - 1)
    }
    assert lines(parse(doc(text, formats=formats))) == [
        "paragraph: Before",
        "table: Year\tTalks\n2021\t3 and 1",
        "paragraph: After",
    ]


def test_fields_show_their_results_and_links_lead_outside() -> None:
    text = 'Page \x13PAGE\x147\x15 of \x13HYPERLINK "https://example.org/" \x14site\x15.\r'
    parsed = parse(doc(text))
    assert lines(parsed) == ["paragraph: Page 7 of site."]
    assert runs(parsed) == [("link", "site", "https://example.org/")]


def test_notes_are_linked_and_headers_are_asides() -> None:
    text, notes = "The port\x02 is open.\r", "\x02 See the act.\r\r"
    headers = "\r" * 6 + "Ministry\r\r" + "Draft\r\r"
    stories = [0, 1, 2, 3, 4, 5, 6, 6, 16, 16, 16, 16, 23]
    structures = {
        2: struct.pack("<IIH", 8, len(text), 1),
        3: struct.pack("<III", 0, len(notes) - 1, len(notes)),
        11: struct.pack(f"<{len(stories)}I", *stories),
    }
    parsed = parse(doc(text, notes, headers, structures=structures))
    assert lines(parsed) == [
        "aside paragraph: Ministry",
        "paragraph: The port[1] is open.",
        "list_item 1 1.: See the act. ↩",
        "aside paragraph: Draft",
    ]


def test_list_items_keep_their_numbers() -> None:
    def level(format_: int, shown: str) -> bytes:
        head = struct.pack("<iBB9sBiiBBBB", 1, format_, 0, b"", 0, 0, 0, 0, 0, 0, 0)
        return head + struct.pack("<H", len(shown)) + shown.encode("utf-16-le")

    lists = struct.pack("<Hii18sBB", 1, 77, 0, b"", 0, 0)
    lists += level(0, "\x00.") + level(4, "(\x01)") + level(23, "\uf0b7") * 7
    instances = struct.pack("<Ii8sBBBB", 1, 77, b"", 0, 0, 0, 0) + b"\xff" * 4
    numbered = struct.pack("<Hh", 0x460B, 1)
    deeper = numbered + struct.pack("<HB", 0x260A, 1)
    text = "a\rb\rc\rd\re\r"
    formats = {
        1: styled(0, numbered),
        3: styled(0, deeper),
        5: styled(0, deeper),
        7: styled(0, numbered),
        9: styled(0, numbered + struct.pack("<HB", 0x260A, 2)),
    }
    made = doc(text, formats=formats, structures={74: instances, 73: lists})
    # The levels stand right behind the lists, and are no part of the structure's size.
    made = made.replace(struct.pack("<I", len(lists)), struct.pack("<I", 30), 1)
    assert lines(parse(made)) == [
        "list_item 1 1.: a",
        "list_item 2 (a): b",
        "list_item 2 (b): c",
        "list_item 1 2.: d",
        "list_item 3: e",
    ]


def test_looks_hidden_text_and_special_characters() -> None:
    text = "bold and hidden \U0001f600 a\x1eb\x1fc\x0bd\x01\x08.\r"
    looks = [
        (0, 4, struct.pack("<HB", 0x0835, 1)),
        (8, 15, struct.pack("<HB", 0x083C, 1)),
    ]
    parsed = parse(doc(text, looks=looks))
    assert lines(parsed) == ["paragraph: bold and \U0001f600 a‑bc\nd."]
    assert runs(parsed) == [("strong", "bold", "")]


@pytest.mark.parametrize(
    ("stream", "reason"),
    [
        (b"", "text is missing"),
        (struct.pack("<HH", 0xA5DC, 101).ljust(1024, b"\0"), "Word 95"),
        (struct.pack("<HH", 0xA5EC, 0xC1).ljust(1024, b"\0"), "tables is missing"),
    ],
)
def test_what_is_no_word_97_file_is_refused_with_the_reason(stream: bytes, reason: str) -> None:
    made = compound_file([Entry("WordDocument", STREAM_TYPE, stream)])
    with pytest.raises(UnreadableDocument, match=reason):
        parse(made)


def test_places_outside_of_the_file_are_refused() -> None:
    far = {33: b"\x02\xff\xff\xff\x7f" + b"\xff" * 40}
    with pytest.raises(UnreadableDocument, match="damaged"):
        parse(doc("Text.\r", structures=far))
