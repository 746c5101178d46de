"""E-mail messages (.eml) become pieces: RFC 5322 with MIME."""

import re
from collections.abc import Sequence
from email import message_from_bytes
from email.message import Message
from email.policy import Compat32

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.building.encoding import decode
from briefreader.formats.building.pieces import Parsed
from briefreader.formats.mail.fields import people, raw_field, sent_on, shown_people, words
from briefreader.formats.mail.letter import Letter, parsed_letter
from briefreader.formats.mail.notices import mark_notices
from briefreader.formats.mail.parts import Reading, body_of

DEEPEST_ENCLOSED = 3
"""Messages inside one another that are read; those further inside are listed."""

MOST_ENCLOSED = 50
_LONG_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{60,76}\r?\n){20000,}")

MOST_BORDERS = 20_000
"""Lines that may be borders between parts: the parser's time grows with them."""

MOST_BORDER_TESTS = 20_000_000
"""Lines times borders declared: each line is held against the borders of all parts around it."""

LONGEST_FIELD = 8_000
"""Code points of a field of a head that are kept: reading its parameters takes quadratic time."""

_MAILBOX_LINE = re.compile(rb"\A\s*>?From \S.{0,300}\r?\n")
# What a mailbox was cut behind: the line before the next message, perhaps with its first fields.
_NEXT_LINE = re.compile(
    rb"\n\r?\nFrom \S[^\n]{0,300}\d{4}[^\n]{0,40}\r?\n?"
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,998}\r?\n?){0,20}\s*\Z"
)


def _without_attachment(match: re.Match[bytes]) -> bytes:
    """Megabytes of base64 that are no text are an attachment, which is not opened."""
    before = match.string[max(0, match.start() - 2_000) : match.start()].lower()
    kind = before.rpartition(b"content-type:")[2].lstrip()
    return match.group() if kind.startswith(b"text/") else b""


class _BoundedFields(Compat32):
    """How fields are kept: as they are, up to a length."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(list(sourcelines))
        return name, value[:LONGEST_FIELD]


def parse(content: bytes, password: str | None = None) -> Parsed:
    """The pieces of a message, and what its head states.

    Attachments are listed, not opened. Raises UnreadableDocument if the message is encrypted or
    its parts are nested without end.
    """
    return parsed_letter(letter_of(message_of(content)))


def message_of(content: bytes) -> Message:
    """The message in a file's content, which may be one message of a mailbox.

    Raises UnreadableDocument if its parts are nested too deeply.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content[:200]:
        content = decode(content).text.encode()
    content = content.removeprefix(b"\xef\xbb\xbf")
    content = _NEXT_LINE.sub(b"\n", _MAILBOX_LINE.sub(b"", content, count=1))
    content = _LONG_BASE64.sub(_without_attachment, content)
    borders, declared = content.count(b"\n--"), content.lower().count(b"boundary")
    if borders > MOST_BORDERS or declared * content.count(b"\n") > MOST_BORDER_TESTS:
        raise UnreadableDocument("The message has more parts than can be read.")
    try:
        # The newer policy fails on heads that are damaged; this one keeps them as they are.
        return message_from_bytes(content.lstrip(b"\r\n"), policy=_BoundedFields())
    except RecursionError as error:
        raise UnreadableDocument("The message's parts are nested too deeply to be read.") from error


def letter_of(message: Message, depth: int = 0) -> Letter:
    """What a message says, and to whom.

    Raises UnreadableDocument if it is encrypted; `depth` counts the messages around it.
    """
    reading = Reading()
    body = mark_notices(body_of(message, reading))
    if reading.encrypted and not body and depth == 0:
        raise UnreadableDocument(
            f"This message is encrypted ({reading.encrypted}). Open it in your mail program, and"
            " save its text there."
        )
    senders = people(raw_field(message, "from") or raw_field(message, "sender"))
    date = raw_field(message, "date")
    published = sent_on(date)
    if date and not published:
        reading.warnings.append(f"The message's date “{words(date)[:60]}” cannot be understood.")
    enclosed, listed = _enclosed(reading, depth)
    return Letter(
        subject=words(raw_field(message, "subject")),
        fields=_shown_fields(message, senders, date),
        sender=senders[0][0] if senders else "",
        published=published,
        body=tuple(body),
        attachments=(*reading.attachments, *listed),
        enclosed=enclosed,
        warnings=tuple(reading.warnings),
    )


def _shown_fields(
    message: Message, senders: list[tuple[str, str]], date: str
) -> tuple[tuple[str, str], ...]:
    names = ("To", "Cc", "Bcc")
    receivers = [(name, shown_people(people(raw_field(message, name.lower())))) for name in names]
    fields = (("From", shown_people(senders)), *receivers, ("Date", words(date)))
    return tuple(field for field in fields if field[1])


def _enclosed(reading: Reading, depth: int) -> tuple[tuple[Letter, ...], list[str]]:
    """The messages sent on with this one, and the names of those that are only listed."""
    if depth >= DEEPEST_ENCLOSED:
        read: list[Message] = []
    else:
        read = reading.enclosed[:MOST_ENCLOSED]
    letters = tuple(letter_of(message, depth + 1) for message in read)
    reading.warnings.extend(text for letter in letters for text in letter.warnings)
    left = reading.enclosed[len(read) :]
    return letters, [f"message “{words(raw_field(part, 'subject'))[:80]}”" for part in left]
