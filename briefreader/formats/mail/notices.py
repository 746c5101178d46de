"""What senders add to every message: ways to unsubscribe, to a browser, notices of secrecy."""

import re
from dataclasses import replace

from briefreader.formats.building.pieces import Piece

LONGEST_NOTICE = 250
"""Words in the longest notice of secrecy."""
NEAR_ENDS = 300
"""Pieces at either end of a message among which notices are looked for."""
_LONG = 60
_SHORT = 40

_IN_BROWSER = re.compile(
    r"(?:view|see|read|open)\b.{0,40}\b(?:browser|online|web ?page|web version)\b"
    r"|to view this (?:e-?mail|message)\b|(?:having )?trouble (?:viewing|reading)\b"
    r"|(?:im browser|online) (?:ansehen|anzeigen|lesen)|(?:nicht|kaum)\b.{0,40}"
    r"\b(?:lesen|lesbar|angezeigt|dargestellt)\b"
    r"|(?:voir|afficher|lire).{0,40}(?:navigateur|en ligne)|version en ligne"
    r"|ver (?:en|no) (?:el |seu )?navegador|visualizza.{0,40}browser"
    r"|bekijk.{0,30}(?:browser|online)|(?:открыть|посмотреть).{0,30}браузере|在浏览器中",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\bun-?subscribe\b|\bopt[- ]?out\b|\b(?:update|manage|change|edit)\b.{0,25}\b(?:preferences"
    r"|subscriptions?|profile|notification settings)\b"
    r"|\byou(?:'re| are|’re| have| were)?\s?(?:receiv(?:ed|ing)|gett?ing|sent)\b.{0,30}"
    r"\b(?:e-?mail|message|newsletter|because)\b"
    r"|\bthis (?:e-?mail|message|newsletter) (?:was|is|has been) (?:sent|intended|delivered)\b"
    r"|\bwhy did i get this\b|\badd us to your address book\b|\bour mailing address is\b"
    r"|\bdo not reply to this\b|\breply to this email directly\b"
    r"|\b(?:newsletter )?(?:abmelden|abbestellen|abbestellung)\b|\bdiese e-?mail wurde an\b"
    r"|\b(?:se )?(?:désabonner|désinscrire|désabonnement|désinscription)\b"
    r"|\bdarse? de baja\b|\bcancelar (?:la |su |tu |a |sua )?(?:suscripción|inscrição|assinatura)"
    r"|\b(?:disiscriv|disiscrizione|cancella(?:re|ti)?.{0,20}iscrizione)"
    r"|\b(?:uitschrijven|afmelden)\b|\b(?:wypisz|rezygnacja z subskrypcji)\b"
    r"|\bотписаться\b|\bотказаться от рассылки\b|退订|取消订阅|配信停止",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"(?:this|the (?:information|contents?)).{0,80}\b(?:e-?mail|message|communication|transmission)"
    r"\b.{0,200}\b(?:confidential|privileged|intended (?:only|solely))"
    r"|(?:confidentiality|legal) (?:notice|disclaimer)\b|please consider the environment"
    r"|if you (?:are not|have received).{0,60}(?:intended recipient|in error)"
    r"|diese (?:e-?mail|nachricht).{0,80}vertraulich|ce (?:message|courriel).{0,80}confidentiel"
    r"|este (?:mensaje|correo).{0,80}confidencial|questo (?:messaggio|documento).{0,120}riservat"
    r"|(?:le informazioni contenute|ai sensi del).{0,200}(?:riservat|privacy|196/2003)"
    r"|esta mensagem.{0,80}confidencia",
    re.IGNORECASE | re.DOTALL,
)
_SMALL_PRINT = re.compile(
    r"(?:©|\(c\)|copyright\b|all rights reserved|privacy policy|terms of|follow us|contact us"
    r"|facebook|twitter|linkedin|instagram|youtube|forward to a friend)",
    re.IGNORECASE,
)


def mark_notices(pieces: list[Piece]) -> list[Piece]:
    """A message's pieces with what is no part of the letter marked as aside."""
    marked = list(pieces)
    for index, piece in enumerate(pieces):
        if NEAR_ENDS <= index < len(pieces) - NEAR_ENDS:
            continue
        first = index < 8 and piece.word_count <= _SHORT and _IN_BROWSER.search(piece.text[:600])
        secret = piece.word_count <= LONGEST_NOTICE and _SECRET.match(
            piece.text[:1200].lstrip("* ")
        )
        if first or secret:
            marked[index] = replace(piece, aside=True)
    for index in range(_footer_start(marked), len(marked)):
        marked[index] = replace(marked[index], aside=True)
    return marked


def _footer_start(pieces: list[Piece]) -> int:
    """Where the way to unsubscribe and all after it begins; the number of pieces if nowhere."""
    left = sum(piece.word_count for piece in pieces)
    most = max(0.4 * left, 120)
    # A long paragraph after a way to unsubscribe is the letter's own: that way was a mention only.
    last_own = max(
        (
            i
            for i, p in enumerate(pieces)
            if p.word_count > _LONG and not (p.aside or _is_notice(p))
        ),
        default=-1,
    )
    for index, piece in enumerate(pieces):
        if index > last_own and left <= most and _says_how_to_leave(piece):
            return _with_small_print_before(pieces, index)
        left -= piece.word_count
    return len(pieces)


def _is_notice(piece: Piece) -> bool:
    start = piece.text[:1500]
    return _LEAVING.search(start) is not None or _SMALL_PRINT.search(start) is not None


def _says_how_to_leave(piece: Piece) -> bool:
    return piece.word_count <= _LONG + _SHORT and _LEAVING.search(piece.text[:1500]) is not None


def _with_small_print_before(pieces: list[Piece], index: int) -> int:
    while index > 0 and pieces[index - 1].word_count <= _SHORT:
        before = pieces[index - 1]
        mostly_links = before.linked >= 0.7 * len(before.text)
        if not (before.aside or mostly_links or _SMALL_PRINT.match(before.text)):
            break
        index -= 1
    return index
