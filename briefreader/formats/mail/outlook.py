"""Outlook messages (.msg) become pieces."""

from datetime import UTC, datetime, timedelta
from email.message import Message
from email.parser import HeaderParser
from email.utils import parsedate_to_datetime

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.building.encoding import with_plain_line_ends
from briefreader.formats.building.pieces import Parsed, Piece
from briefreader.formats.mail import outlook_store as store
from briefreader.formats.mail.bodies import html_pieces, plain_pieces
from briefreader.formats.mail.fields import (
    decoded_text,
    people,
    raw_field,
    sent_on,
    shown_people,
    words,
)
from briefreader.formats.mail.letter import Letter, parsed_letter
from briefreader.formats.mail.message import letter_of as letter_of_message
from briefreader.formats.mail.message import message_of
from briefreader.formats.mail.notices import mark_notices
from briefreader.formats.mail.outlook_store import Item
from briefreader.formats.markup.html import declared_encoding

DEEPEST_ENCLOSED = 3
MOST_ENCLOSED = 50
LARGEST_HEADERS = 200_000

_RECEIVERS = {1: "To", 2: "Cc", 3: "Bcc"}
_SEALED = (
    (".rpmsg", "with Microsoft's rights management (IRM)"),
    (".p7m", "S/MIME"),
    (".pgp-encrypted", "PGP"),
)


def parse(content: bytes, password: str | None = None) -> Parsed:
    """The pieces of a message, and what it states about itself; attachments are listed only.

    Raises UnreadableDocument if it is damaged or encrypted.
    """
    return parsed_letter(_letter(store.opened(content)))


def _letter(item: Item, depth: int = 0) -> Letter:
    headers = _headers(item)
    attachments = list(item.attachments())
    warnings: list[str] = []
    body = mark_notices(_body(item, warnings))
    if not body:
        body = _sealed_body(item, headers, attachments, depth)
    sender = _sender(item, headers)
    moment = item.time(store.SUBMITTED) or item.time(store.DELIVERED)
    date = _stated_date(headers, moment)
    enclosed, listed = _enclosed(attachments, depth)
    return Letter(
        subject=item.text(store.SUBJECT) or words(raw_field(headers, "subject")),
        fields=(
            ("From", shown_people([sender])),
            *_receivers(item, headers),
            ("Date", words(date) or _shown(moment)),
        ),
        sender=sender[0],
        published=sent_on(date) or (moment.date().isoformat() if moment else ""),
        body=tuple(body),
        attachments=tuple(listed),
        enclosed=enclosed,
        warnings=tuple(warnings),
    )


def _headers(item: Item) -> Message:
    """The head that a message had on its way; empty for one that was never sent."""
    text = item.text(store.HEADERS)[:LARGEST_HEADERS]
    return HeaderParser().parsestr(with_plain_line_ends(text))


def _stated_date(headers: Message, moment: datetime | None) -> str:
    """The date of the head, which keeps the sender's time zone, if Outlook shows that time too."""
    date = raw_field(headers, "date")
    try:
        stated = parsedate_to_datetime(date)
    except (ValueError, IndexError, TypeError, OverflowError):
        return "" if moment is not None else date
    if moment is None:
        return date
    if stated.tzinfo is None:
        stated = stated.replace(tzinfo=UTC)
    return date if abs(stated - moment.astimezone(UTC)) <= timedelta(days=1) else ""


def _body(item: Item, warnings: list[str]) -> list[Piece]:
    """The richest form of the text: HTML, else plain, else RTF."""
    html = item.data(store.HTML)
    if html:
        charset = declared_encoding(html) or item.encoding()
        text, odd = decoded_text(html, charset)
        warnings.extend(odd)
        pieces = html_pieces(text)
        if pieces:
            return pieces
    page = item.text(store.HTML)
    if page:
        return html_pieces(page)
    plain = item.text(store.BODY)
    if plain.strip():
        return plain_pieces(with_plain_line_ends(plain))
    return _rich_text(item.data(store.COMPRESSED_RTF), warnings)


def _rich_text(packed: bytes, warnings: list[str]) -> list[Piece]:
    """The text of a body that is there as compressed RTF only ([MS-OXRTFCP])."""
    if not packed:
        return []
    from compressed_rtf import decompress

    from briefreader.formats.office.rtf import parse as parse_rich_text

    try:
        content = decompress(packed)
    except Exception:  # noqa: BLE001 -- the library raises Exception itself
        warnings.append("The message's text is damaged and could not be unpacked.")
        return []
    return parse_rich_text(content.rstrip(b"\x00")).pieces


def _sealed_body(item: Item, headers: Message, attachments: list[Item], depth: int) -> list[Piece]:
    """The text of a message that is signed as a whole.

    Raises UnreadableDocument if the message is encrypted and not enclosed in another.
    """
    message_class = item.text(store.MESSAGE_CLASS).casefold()
    if message_class.endswith("smime.multipartsigned") and attachments:
        signed = letter_of_message(message_of(attachments[0].data(store.ATTACHED_DATA)), depth + 1)
        return list(signed.body)
    way = "S/MIME" if message_class.endswith(".smime") else ""
    if headers.get_content_type() == "multipart/encrypted":
        way = "PGP"
    for attachment in attachments:
        name = _file_name(attachment).casefold()
        way = way or next((how for suffix, how in _SEALED if name.endswith(suffix)), "")
    if way and depth == 0:
        raise UnreadableDocument(
            f"This message is encrypted ({way}). Open it in Outlook, and save its text there."
        )
    return []


def _sender(item: Item, headers: Message) -> tuple[str, str]:
    stated = people(raw_field(headers, "from"))
    if stated:
        return stated[0]
    name = item.text(store.SENDER_NAME, store.REPRESENTED_NAME)
    address = item.text(store.SENDER_SMTP_ADDRESS, store.SENDER_ADDRESS)
    return name, address if "@" in address else ""


def _receivers(item: Item, headers: Message) -> list[tuple[str, str]]:
    """The lines of the head that name the receivers."""
    found: dict[str, list[tuple[str, str]]] = {"To": [], "Cc": [], "Bcc": []}
    for recipient in item.recipients():
        address = recipient.text(store.SMTP_ADDRESS, store.ADDRESS)
        pair = (recipient.text(store.DISPLAY_NAME), address if "@" in address else "")
        kind = _RECEIVERS.get(recipient.number(store.RECIPIENT_TYPE) & 0xF, "To")
        if any(pair):
            found[kind].append(pair)
    for name, pairs in found.items():
        pairs.extend(people(raw_field(headers, name.lower())) if not pairs else ())
    return [(name, shown_people(pairs)) for name, pairs in found.items() if pairs]


def _enclosed(attachments: list[Item], depth: int) -> tuple[tuple[Letter, ...], list[str]]:
    """The messages among the attachments, and the names of all others but pictures of the text."""
    letters: list[Letter] = []
    names: list[str] = []
    for attachment in attachments:
        embedded = attachment.embedded()
        if embedded is not None and depth < DEEPEST_ENCLOSED and len(letters) < MOST_ENCLOSED:
            letters.append(_letter(embedded, depth + 1))
        elif embedded is not None:
            names.append(f"message “{embedded.text(store.SUBJECT)[:80]}”")
        elif not _is_picture_of_text(attachment):
            names.append(_file_name(attachment))
    return tuple(letters), names


def _is_picture_of_text(attachment: Item) -> bool:
    is_image = attachment.text(store.MEDIA_TYPE).casefold().startswith("image/")
    return is_image and bool(attachment.text(store.CONTENT_ID))


def _file_name(attachment: Item) -> str:
    return attachment.text(store.LONG_FILE_NAME, store.FILE_NAME, store.DISPLAY_NAME)


def _shown(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment is not None else ""
