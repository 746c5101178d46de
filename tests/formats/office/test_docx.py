"""Word files become pieces: structure, numbers, notes, fields, tracked changes."""

import pytest

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office.docx import parse
from tests.formats.archives import zip_of
from tests.formats.office.making import docx, item, lines, p, para, runs, style, word_xml

HEADINGS = style("H1", "heading 1") + style("H2", "heading 2")


def level(place: int, format_: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(
    *levels: str, instances: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{instances}'


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{result}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_take_their_kind_from_their_style() -> None:
    styles = HEADINGS + style("T", "Title") + style("S", "Subtitle") + style("C", "caption")
    styles += style("Q", "Intense Quote") + style("K", "Source Code")
    styles += style("Own", "House Head", '<w:basedOn w:val="H2"/>')
    styles += style("Out", "Chapter", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    body = p("Report", "T") + p("For the council", "S") + p("One", "H1") + p("Two", "Own")
    body += (
        p("Three", "Out") + p("Said.", "Q") + p("Figure 1", "C") + p("a = 1", "K") + p("  b", "K")
    )
    parsed = parse(docx(body, styles=styles))
    assert lines(parsed) == [
        "heading 1: Report",
        "paragraph: For the council",
        "heading 1: One",
        "heading 2: Two",
        "heading 3: Three",
        "quote 1: Said.",
        "caption: Figure 1",
        "code: a = 1\n  b",
    ]
    claims = {claim.field: claim.value for claim in parsed.claims}
    assert claims == {"title": "Report", "subtitle": "For the council"}


def test_the_names_of_styles_count_where_their_ids_are_of_another_language() -> None:
    styles = style("berschrift1", "heading 1")
    assert lines(parse(docx(p("Lage", "berschrift1"), styles=styles))) == ["heading 1: Lage"]


def test_list_items_keep_their_numbers() -> None:
    levels = (
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "(%2)"),
        level(2, "lowerRoman", "%3)"),
    )
    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 1, 1) + item("e", 1)
    body += p("Between.") + item("f", 1) + item("g", 1, 1)
    assert lines(parse(docx(body, numbering=numbering(*levels)))) == [
        "list_item 1 1.: a",
        "list_item 2 (a): b",
        "list_item 3 i): c",
        "list_item 2 (b): d",
        "list_item 1 2.: e",
        "paragraph: Between.",
        "list_item 1 3.: f",
        "list_item 2 (a): g",
    ]


def test_an_instance_that_overrides_the_start_begins_anew_and_others_go_on() -> None:
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{override}</w:num>'
        for number, override in (
            (1, ""),
            (2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            (3, ""),
        )
    )
    body = item("a", 1) + item("b", 1) + item("c", 2) + item("d", 2) + item("e", 3)
    parsed = parse(docx(body, numbering=numbering(level(0, "decimal", "%1"), instances=instances)))
    assert [piece.label for piece in parsed.pieces] == ["1", "2", "1", "2", "3"]


def test_bullets_have_no_label_and_number_zero_is_no_list() -> None:
    body = item("a", 1) + item("b", 0) + item("c", 9)
    parsed = parse(docx(body, numbering=numbering(level(0, "bullet", "\uf0b7"))))
    assert lines(parsed) == ["list_item 1: a", "paragraph: b", "paragraph: c"]


def test_headings_carry_the_numbers_of_their_style() -> None:
    styles = style("H1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    styles += style(
        "H2",
        "heading 2",
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    )
    levels = (level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    body = p("Aim", "H1") + p("Scope", "H2") + p("Means", "H2") + p("End", "H1") + p("Last", "H2")
    parsed = parse(docx(body, styles=styles, numbering=numbering(*levels)))
    assert [piece.text for piece in parsed.pieces] == [
        "I. Aim",
        "1.1 Scope",
        "1.2 Means",
        "II. End",
        "2.1 Last",
    ]


def test_notes_are_linked_both_ways_and_stand_at_the_end() -> None:
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="3"/></w:r>'
    body = para(run("The port") + mark + run(" is open.") + end) + p("More.")
    footnotes = f'<w:footnote w:id="7">{p(" See the act.")}</w:footnote>'
    endnotes = f'<w:endnote w:id="3">{p("Later.")}{p("Second.")}</w:endnote>'
    parsed = parse(docx(body, footnotes=footnotes, endnotes=endnotes))
    assert lines(parsed) == [
        "paragraph: The port[1] is open.[i]",
        "paragraph: More.",
        "list_item 1 1.: See the act. ↩",
        "list_item 1 i.: Later.",
        "paragraph: Second. ↩",
    ]
    assert runs(parsed) == [
        ("reference", "[1]", "-> See"),
        ("reference", "[i]", "-> Later."),
        ("reference", "↩", "-> [1]"),
        ("reference", "↩", "-> [i]"),
    ]


def test_links_lead_outside_and_to_bookmarks_and_nowhere_else() -> None:
    body = para(
        f'<w:hyperlink r:id="L1">{run("site")}</w:hyperlink>'
        f'{run(" ")}<w:hyperlink w:anchor="part">{run("part")}</w:hyperlink>{run(" ")}'
        f'<w:hyperlink r:id="L2">{run("local")}</w:hyperlink>{run(" ")}'
        + field(' HYPERLINK "https://example.org/b" ', run("field"))
    )
    body += '<w:bookmarkStart w:id="0" w:name="part"/>' + p("Target here.")
    links = {"L1": "https://example.org/a", "L2": "file:///etc/passwd"}
    assert runs(parse(docx(body, links))) == [
        ("link", "site", "https://example.org/a"),
        ("reference", "part", "-> Target"),
        ("link", "field", "https://example.org/b"),
    ]


def test_fields_show_their_results_only() -> None:
    body = para(
        run("Page ") + field("PAGE", run("7")) + run(" of ") + field("NUMPAGES \\* X", run("9"))
    )
    body += para(run("Kept ") + f'<w:fldSimple w:instr="DATE">{run("today")}</w:fldSimple>')
    body += para(field("QUOTE " + field("SEQ x", run("inner")), run("outer")))
    assert lines(parse(docx(body))) == [
        "paragraph: Page 7 of 9",
        "paragraph: Kept today",
        "paragraph: outer",
    ]


def test_a_table_of_contents_is_an_aside() -> None:
    styles = HEADINGS + style("V1", "toc 1")
    body = p("Aim\t3", "V1") + p("Aim", "H1") + p("Text.")
    assert lines(parse(docx(body, styles=styles)))[:2] == [
        "aside paragraph: Aim 3",
        "heading 1: Aim",
    ]


def test_tracked_changes_are_taken_over_and_comments_left_out() -> None:
    deleted = f"<w:del>{run('old').replace('w:t', 'w:delText')}</w:del>"
    body = para(run("The ") + deleted + f"<w:ins>{run('new')}</w:ins>" + run(" text."))
    body += para(run("Joined"), properties="<w:rPr><w:del/></w:rPr>") + p(" lines.")
    body += para(f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run('here')}</w:moveTo>")
    body += para(run("Said.") + '<w:r><w:commentReference w:id="1"/></w:r>')
    assert lines(parse(docx(body))) == [
        "paragraph: The new text.",
        "paragraph: Joined lines.",
        "paragraph: here",
        "paragraph: Said.",
    ]


def test_tables_keep_their_columns_where_cells_are_merged() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(cells)}</w:tr>"

    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    wide = cell("Talks", '<w:gridSpan w:val="2"/>')
    below = cell("", "<w:vMerge/>")
    removed = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('gone')}</w:tr>"
    tall = cell("Year", '<w:vMerge w:val="restart"/>')
    double = f"<w:tc>{p('3')}{p('and 1')}</w:tc>"
    body = f"<w:tbl>{row(tall, wide)}{row(below, cell('held'), cell('planned'))}{removed}"
    body += f"{row(cell('2021'), double, cell('4'))}</w:tbl>"
    assert lines(parse(docx(body))) == ["table: Year\tTalks\n\theld\tplanned\n2021\t3 and 1\t4"]


def test_text_boxes_follow_their_paragraph_and_are_read_once() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    drawing = (
        "<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = para(run("Before") + f"<w:r>{drawing}</w:r>" + run(" and after.")) + p("Next.")
    assert lines(parse(docx(body))) == [
        "paragraph: Before and after.",
        "paragraph: In the box.",
        "paragraph: Next.",
    ]


def test_headers_and_footers_are_asides_without_page_numbers() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    made = docx(
        p("Text.") + section, header1=p("Ministry of Ports"), footer1=p("- 3 -") + p("Draft")
    )
    assert lines(parse(made)) == [
        "aside paragraph: Ministry of Ports",
        "paragraph: Text.",
        "aside paragraph: Draft",
    ]


def test_runs_are_strong_raised_hidden_or_symbols() -> None:
    bold = style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", "character")
    body = para(
        run("A ", '<w:rStyle w:val="Strong"/>')
        + run("b ", "<w:i/>")
        + run("unseen", "<w:vanish/>")
        + run("10")
        + run("6", '<w:vertAlign w:val="superscript"/>')
        + '<w:r><w:sym w:font="Symbol" w:char="F062"/></w:r>'
        + run("a", '<w:rFonts w:ascii="Symbol"/>')
        + "<w:r><w:noBreakHyphen/><w:softHyphen/><w:t>c</w:t><w:br/><w:t>d</w:t></w:r>"
    )
    parsed = parse(docx(body, styles=bold))
    assert lines(parsed) == ["paragraph: A b 10⁶βα‑c\nd"]
    assert runs(parsed) == [("strong", "A", ""), ("emphasis", "b", "")]


def test_controls_and_formulas_are_read() -> None:
    maths = (
        "<m:oMath><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r>"
        "<m:t>2</m:t></m:r></m:sup></m:sSup><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den>"
        "<m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    )
    body = f"<w:sdt><w:sdtContent>{p('In a control.')}</w:sdtContent></w:sdt>{para(maths)}"
    assert lines(parse(docx(body))) == ["paragraph: In a control.", "paragraph: E=mc^2(a+b)/2"]


def test_a_file_in_the_strict_form_is_read() -> None:
    strict = word_xml("document", f"<w:body>{p('Strict.')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    made = docx("", more={"word/document.xml": strict})
    assert lines(parse(made)) == ["paragraph: Strict."]


def test_properties_are_claimed_as_far_as_the_text_bears_them_out() -> None:
    stale = "<dc:title>Template 2009</dc:title><dc:creator>Kadri Saar</dc:creator>"
    claims = parse(docx(p("Harbour talks"), properties=stale)).claims
    assert [(claim.field, claim.value, claim.confidence) for claim in claims] == [
        ("authors", "Kadri Saar", 0.3)
    ]
    real = "<dc:title>Harbour Talks</dc:title><dc:creator>Kadri Saar</dc:creator>"
    claims = parse(docx(p("Harbour talks") + p("By Kadri Saar"), properties=real)).claims
    assert [(claim.field, claim.confidence) for claim in claims] == [
        ("title", 0.9),
        ("authors", 0.75),
    ]


def test_macros_are_not_run_and_said() -> None:
    parsed = parse(docx(p("Text."), more={"word/vbaProject.bin": b"x"}))
    assert parsed.warnings == ("The file holds macros; they were not run.",)


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({"word/other.xml": "<a/>"}, "text is missing"),
        ({"word/document.xml": "<a/>"}, "no Word document"),
        ({"word/document.xml": word_xml("document", "")}, "no body"),
        ({"word/document.xml": "<a><b></a>"}, "not well-formed"),
        ({"word/document.xml": b"<a>\xff</a>"}, "not in the encoding"),
        ({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "document type"),
    ],
)
def test_what_is_no_word_file_is_refused_with_the_reason(
    entries: dict[str, str | bytes], reason: str
) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        parse(zip_of(entries))


def test_tables_in_tables_are_bounded() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300
    with pytest.raises(UnreadableDocument, match="nested"):
        parse(docx(deep))
