"""Running heads and feet that a parser did not know."""

from briefreader.domain.document import BlockKind, Page
from briefreader.formats.building.pieces import Piece
from briefreader.formats.structure.running_lines import mark_running_lines
from tests.formats.structure.documents import BODY, TITLE


def piece(
    words: str, aside: bool = False, new_page: str = "", kind: BlockKind = BlockKind.PARAGRAPH
) -> Piece:
    return Piece(kind, words, aside=aside, pages=(Page(0, new_page),) if new_page else ())


def marked(*pieces: Piece) -> list[str]:
    found = [p.to(BlockKind.BOILERPLATE) if p.aside else p for p in pieces]
    mark_running_lines(found)
    return [p.text for p in found if not p.is_own]


def test_a_line_like_a_running_foot_but_for_its_number_is_marked() -> None:
    foot = [
        piece("Port Institute", new_page="1"),
        piece(BODY),
        piece("Port Institute 2", aside=True, new_page="2"),
    ]
    assert marked(*foot) == ["Port Institute", "Port Institute 2"]


def test_an_address_and_a_number_beside_a_marked_line_go_with_it() -> None:
    lines = [
        piece(BODY, new_page="1"),
        piece("https://port.example"),
        piece("IN12681"),
        piece("Port Institute 2", aside=True),
    ]
    assert marked(*lines) == ["https://port.example", "IN12681", "Port Institute 2"]


def test_the_title_stays_though_it_is_a_running_head() -> None:
    lines = [
        piece(TITLE, new_page="1", kind=BlockKind.TITLE),
        piece(BODY),
        piece(TITLE, aside=True, new_page="2"),
    ]
    assert marked(*lines) == [TITLE]
    assert lines[0].kind is BlockKind.TITLE


def test_documents_without_pages_are_left_as_they_are() -> None:
    assert marked(piece("Port Institute"), piece(BODY), piece("Port Institute", aside=True)) == [
        "Port Institute"
    ]
