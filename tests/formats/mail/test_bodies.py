"""The text of messages becomes pieces."""

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.mail.bodies import html_pieces, plain_pieces


def shown(pieces: list[Piece]) -> list[tuple[str, str, int]]:
    return [(piece.kind.value, piece.text, piece.level) for piece in pieces]


def test_quoted_lines_are_quotations_of_their_depth() -> None:
    text = "They meet.\n\n> They met\n> before.\n>> When?\n\nOn Friday."
    assert shown(plain_pieces(text)) == [
        ("paragraph", "They meet.", 0),
        ("quote", "They met before.", 1),
        ("quote", "When?", 2),
        ("paragraph", "On Friday.", 0),
    ]


def test_flowed_lines_are_joined_within_their_depth() -> None:
    text = "The ministers \nwill meet.\n>> They met \n>> before.\n> When \nNow.\n-- \nKadri "
    assert shown(plain_pieces(text, flowed=True)) == [
        ("paragraph", "The ministers will meet.", 0),
        ("quote", "They met before.", 2),
        ("quote", "When", 1),
        ("paragraph", "Now.", 0),
        ("paragraph", "Kadri", 0),
    ]


def test_flowed_lines_lose_their_last_space_where_it_is_said() -> None:
    pieces = plain_pieces("港湾 \n協議\n", flowed=True, delete_spaces=True)
    assert [piece.text for piece in pieces] == ["港湾協議"]


def test_a_signature_is_aside() -> None:
    pieces = plain_pieces("They meet.\n\n-- \nKadri Saar\nHarbour Office\n")
    assert [piece.aside for piece in pieces] == [False, True, True]


def test_dashes_far_from_the_end_begin_no_signature() -> None:
    text = "One.\n\n--\n\n" + "More of it.\n\n" * 20
    assert not any(piece.aside for piece in plain_pieces(text))


def test_a_clear_signed_text_is_read_without_its_armour() -> None:
    text = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThey meet.\n- -- \nKadri\n"
        "-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----\n"
    )
    assert [piece.text for piece in plain_pieces(text)] == ["They meet.", "Kadri"]


def test_what_html_hides_from_the_reader_is_left_out() -> None:
    html = (
        "<div style='font-size:0px;mso-hide:all'>Preview words</div>"
        "<td style='font-size:0'><p style='font-size:14px'>They meet.</p></td>"
    )
    assert [piece.text for piece in html_pieces(html)] == ["They meet."]


def test_a_quotation_and_a_signature_in_html_are_known() -> None:
    html = (
        "<p>The ministers will meet on Friday.</p><blockquote>They met.</blockquote>"
        "<div class='gmail_signature'>Kadri</div>"
    )
    pieces = html_pieces(html)
    assert [piece.kind for piece in pieces][1] is BlockKind.QUOTE
    assert [piece.aside for piece in pieces] == [False, False, True]


def test_a_signature_element_that_holds_the_whole_letter_is_the_letter() -> None:
    assert not html_pieces("<div class='gmail_signature'><p>They meet.</p></div>")[0].aside


def test_html_nested_without_end_is_read_as_text() -> None:
    assert html_pieces("<div>" * 3_000 + "They meet.")[0].text == "They meet."


def test_many_lines_whose_quotation_changes_each_time_are_shown_as_they_stand() -> None:
    pieces = plain_pieces("a\n> b\n" * 60_000)
    assert [piece.kind.value for piece in pieces] == ["code"]
    assert pieces[0].text.startswith("a\n> b\na")
    assert {piece.kind.value for piece in plain_pieces("a\n> b\n" * 6_000)} == {"paragraph"}
