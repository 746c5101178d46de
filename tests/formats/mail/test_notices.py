"""What senders add to messages is known from the letter."""

import pytest

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.mail.notices import mark_notices

BODY = "The ministers of both states will meet in Tallinn on Friday to talk about the harbour. "


def marks(*texts: str) -> list[bool]:
    return [p.aside for p in mark_notices([Piece(BlockKind.PARAGRAPH, text) for text in texts])]


@pytest.mark.parametrize(
    "footer",
    [
        "Unsubscribe",
        "You are receiving this email because you signed up.",
        "Newsletter abmelden",
        "Se désabonner de cette liste",
        "Para darse de baja, haga clic aquí.",
        "Отписаться от рассылки",
    ],
)
def test_a_footer_is_aside_to_the_end(footer: str) -> None:
    assert marks(BODY * 5, BODY * 3, footer, "1 Harbour Street") == [False, False, True, True]


def test_small_print_before_the_way_out_belongs_to_it() -> None:
    assert marks(BODY * 5, "© 2021 Harbour Institute", "Unsubscribe") == [False, True, True]


def test_the_way_to_the_browser_is_aside_at_the_start_only() -> None:
    line = "View this email in your browser"
    assert marks(line, *[BODY] * 9) == [True, *[False] * 9]
    assert marks(*[BODY] * 9, line)[-1] is False


def test_a_notice_of_secrecy_is_aside_wherever_it_stands() -> None:
    notice = "This e-mail and any attachments are confidential and intended solely for you."
    assert marks(BODY, notice, BODY) == [False, True, False]


def test_a_text_about_unsubscribing_is_a_text() -> None:
    text = "Users who unsubscribe from the list say that the ministry wrote too often. "
    assert marks(text, BODY * 5, BODY * 5) == [False, False, False]
    assert marks(BODY, text, BODY * 8) == [False, False, False]
