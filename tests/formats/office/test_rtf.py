"""RTF becomes pieces: text in its code pages, tables, lists, notes, links."""

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office.rtf import parse
from tests.formats.office.making import lines, runs

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}"
    r"{\f1\fnil\fcharset2 Symbol;}{\f2\fswiss\fcharset204{\*\falt Other}Arial Cyr;}"
    r"{\f3\fmodern\fcharset128 MS Mincho;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\snext0 Normal;}{\s1\outlinelevel0\b heading 1;}"
    r"{\s2\sbasedon1 House Head;}{\s3 Title;}{\s4 Quote;}{\s5\outlinelevel2 Chapter;}"
    r"{\*\cs10 Default;}}"
)


def rtf(body: str, head: str = HEAD) -> bytes:
    return f"{head}{body}}}".encode("cp1252")


def test_paragraphs_take_their_kind_from_their_style() -> None:
    parsed = parse(
        rtf(
            r"\pard\s3 Report\par\pard\s1\b One\b0\par\pard\s2 Two\par\pard\s5 Three\par"
            r"\pard\s4 Said.\par\pard\outlinelevel1 Four\par\pard Text.\par"
        )
    )
    assert lines(parsed) == [
        "heading 1: Report",
        "heading 1: One",
        "heading 1: Two",
        "heading 3: Three",
        "quote 1: Said.",
        "heading 2: Four",
        "paragraph: Text.",
    ]
    assert runs(parsed) == []


def test_characters_come_out_of_code_pages_escapes_and_symbol_fonts() -> None:
    text = (
        r"caf\'e9 {\f2\'cc\'ee\'f1\'ea\'e2\'e0} {\f3\'93\'fa\'96\'7b} M\u252\'fcnster \u8212- "
        r"\u-10179?\u-8704? {\uc2\u1052\'c0\'c1x} {\f1\'61\'b7} \u-3913? \emdash\~\{\}\\"
    )
    assert lines(parse(rtf(text))) == [
        "paragraph: café Москва 日本 Münster — \U0001f600 Мx α• • —\u00a0{}\\"
    ]


def test_looks_begin_and_end_with_their_groups() -> None:
    parsed = parse(
        rtf(r"a {\b b} \i c\i0  {\v unseen}{\deleted gone}10{\super 6} \b d\plain  e\line f")
    )
    assert lines(parsed) == ["paragraph: a b c 10⁶ d e\nf"]
    assert runs(parsed) == [("strong", "b", ""), ("emphasis", "c", ""), ("strong", "d", "")]


def test_list_items_keep_their_printed_numbers() -> None:
    parsed = parse(
        rtf(
            r"{\listtext\pard\plain 1.\tab}\pard\ls1\ilvl0 a\par{\listtext (a)\tab}\ilvl1 b\par"
            r"{\listtext\f1\'b7\tab}\pard c\par{\pntext\f0 o\tab}d\par"
            r"{\listtext 2.1\tab}\pard\s1 Heading\par\pard e\par"
        )
    )
    assert lines(parsed) == [
        "list_item 1 1.: a",
        "list_item 2 (a): b",
        "list_item 1: c",
        "list_item 1: d",
        "heading 1: 2.1 Heading",
        "paragraph: e",
    ]


def test_cells_and_rows_make_tables() -> None:
    parsed = parse(
        rtf(
            r"Before\par\trowd\cellx1\cellx2\pard\intbl Year\cell Talks\cell\row"
            r"\trowd\pard\intbl 2021\cell 3\par and 1\cell\row\pard After\par"
            r"\trowd\pard\intbl a\cell b\cell\row\trowd\pard\intbl c\cell d\cell\row"
        )
    )
    assert lines(parsed) == [
        "paragraph: Before",
        "table: Year\tTalks\n2021\t3 and 1",
        "paragraph: After",
        "table: a\tb\nc\td",
    ]


def test_notes_links_and_bookmarks() -> None:
    parsed = parse(
        rtf(
            r"The port{\super\chftn}{\footnote\pard\plain{\super\chftn} See {\i the act}.} is open."
            r'{\footnote\ftnalt End.} {\field{\*\fldinst{HYPERLINK "https://example.org/"}}'
            r'{\fldrslt{\ul site}}} {\field{\*\fldinst HYPERLINK \\l "x"}{\fldrslt there}}\par'
            r"{\*\bkmkstart x}Last.\par"
        )
    )
    assert lines(parsed) == [
        "paragraph: The port[1] is open.[i] site there",
        "paragraph: Last.",
        "list_item 1 1.: See the act. ↩",
        "list_item 1 i.: End. ↩",
    ]
    assert [run for run in runs(parsed) if run[0] != "emphasis"] == [
        ("reference", "[1]", "-> See"),
        ("reference", "[i]", "-> End."),
        ("link", "site", "https://example.org/"),
        ("reference", "there", "-> Last."),
        ("reference", "↩", "-> [1]"),
        ("reference", "↩", "-> [i]"),
    ]


def test_headers_are_asides_boxes_follow_and_pictures_are_left_out() -> None:
    parsed = parse(
        rtf(
            r"{\header Ministry\par}{\footer{\field{\*\fldinst PAGE}{\fldrslt 3}}\par}"
            r"Text{\pict\wmetafile8 0102}{\object{\*\objdata 0102}{\result  with}} more.\bin3 }}}"
            r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt In the box.\par}}{\shprslt{\*\do twice}}}"
            r"\par{\*\unknown\'61 b}{\xe index}{\upr{ansi}{\*\ud{wide}}}\par"
        )
    )
    assert lines(parsed) == [
        "aside paragraph: Ministry",
        "paragraph: Text with more.",
        "paragraph: In the box.",
        "paragraph: wide",
    ]


def test_properties_are_weighed_against_the_text() -> None:
    info = r"{\info{\title Harbour talks}{\author Kadri Saar}{\creatim\yr2021}{\*\company Port}}"
    claims = parse(rtf(info + r"Harbour Talks\par Text.")).claims
    assert [(claim.field, claim.confidence) for claim in claims] == [
        ("title", 0.9),
        ("authors", 0.3),
    ]


def test_what_other_programs_write_is_read_alike() -> None:
    of_libre_office = rtf(
        r"\pard Text{\super\chftn{\*\footnote\chftn\pard\plain  Note.}} goes on\par"
        r"{\listtext\pard\plain 1.\tab}\ilvl0\ls1 Item\par"
    )
    assert lines(parse(of_libre_office)) == [
        "paragraph: Text[1] goes on",
        "list_item 1 1.: Item",
        "list_item 1 1.: Note. ↩",
    ]
    of_text_edit = b"{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639\nOne\\\n\\uc0\\u8217 two\\\n}"
    assert lines(parse(of_text_edit)) == ["paragraph: One", "paragraph: ’two"]


def test_a_table_of_contents_is_an_aside() -> None:
    parsed = parse(
        rtf(r"{\field{\*\fldinst TOC \\o}{\fldrslt Aim\tab 3\par Scope\tab 4\par}}\pard Text.\par")
    )
    assert lines(parsed) == [
        "aside paragraph: Aim 3",
        "aside paragraph: Scope 4",
        "paragraph: Text.",
    ]


@pytest.mark.parametrize(
    "body",
    ["", "}}}}", "{{{", r"\u", r"\'", "\\", r"{\footnote", r"{\header a", r"\bin9999999999 a"],
)
def test_broken_groups_lose_no_text(body: str) -> None:
    found = lines(parse(rtf(f"Before. {body}")))
    assert any(line.startswith("paragraph: Before.") for line in found)


def test_groups_are_nested_within_bounds() -> None:
    with pytest.raises(UnreadableDocument, match="nested"):
        parse(rtf("{" * 100_000))
