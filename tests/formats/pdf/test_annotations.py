"""What fields of forms hold, and what was typed onto a page."""

from briefreader.formats.reader import read_bytes
from tests.formats.pdf.making import Sheet, pdf


def text_of(*annotations: str) -> str:
    """The text of a page with a label and these annotations."""
    references = " ".join(f"{6 + number} 0 R" for number in range(len(annotations)))
    sheet = Sheet(extra=f"/Annots [{references}]").write("Name:", 72, 700)
    sheet.write("The ministers met on Monday.", 72, 600)
    objects = tuple(f"<< /Type /Annot /Rect [110 696 300 710] {a} >>" for a in annotations)
    return read_bytes(pdf(sheet, objects=objects), "form.pdf").text


def test_the_value_of_a_field_stands_where_it_is_seen() -> None:
    text = text_of("/Subtype /Widget /FT /Tx /T (name) /V (Kadri Saar)")
    assert text.startswith("Name: Kadri Saar\n")


def test_text_typed_onto_a_page_is_read() -> None:
    assert "Seen by the office" in text_of("/Subtype /FreeText /Contents (Seen by the office)")


def test_what_is_hidden_or_secret_is_not_read() -> None:
    text = text_of(
        "/Subtype /Widget /FT /Tx /T (a) /V (invisible) /F 2",
        "/Subtype /Widget /FT /Tx /T (b) /V (password) /Ff 8192",
        "/Subtype /Text /Contents (a comment that is folded away)",
    )
    assert text == "Name:\nThe ministers met on Monday."
