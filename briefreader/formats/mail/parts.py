"""The parts of a MIME message (RFC 2045 to 2049): which are read, listed or passed over."""

import re
from dataclasses import dataclass, field
from email.message import Message

from briefreader.formats.building.pieces import Piece
from briefreader.formats.mail.bodies import html_pieces, plain_pieces
from briefreader.formats.mail.fields import decoded_text, words
from briefreader.formats.markup.html import declared_encoding

DEEPEST = 30
"""Parts inside one another that are followed."""
MOST_PARTS = 2_000

_ALTERNATIVE_SHARE = 0.6
_ADDRESS = re.compile(r"<?https?://\S+")
_PGP_MESSAGE = "-----BEGIN PGP MESSAGE-----"
# What Python's own parser raises on parameters and encodings that are damaged.
_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, AssertionError)


@dataclass(slots=True)
class Reading:
    """What was met on the way through the parts of a message.

    `encrypted` names the way of encryption of a part that could not be read.
    """

    attachments: list[str] = field(default_factory=list)
    enclosed: list[Message] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    encrypted: str = ""
    parts: int = 0


def body_of(message: Message, reading: Reading, depth: int = 0) -> list[Piece]:
    """The pieces of a message's own text; what else it holds goes into the reading."""
    reading.parts += 1
    if depth > DEEPEST or reading.parts > MOST_PARTS:
        reading.warnings.append("Parts of the message are nested too deeply and were left out.")
        return []
    kind = message.get_content_type()
    children = children_of(message)
    if kind == "multipart/encrypted":
        reading.encrypted = "PGP"
        return []
    if kind in {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
        _note_sealed(message, reading)
        return []
    if kind in {"message/rfc822", "message/global"}:
        reading.enclosed.extend(children)
        return []
    if kind == "multipart/alternative" and children:
        return _best_alternative(children, reading, depth)
    if kind == "multipart/related" and children:
        return _related(message, children, reading, depth)
    if children:
        return [piece for child in children for piece in body_of(child, reading, depth + 1)]
    if _is_attached(message, kind):
        _list_attachment(message, kind, reading)
        return []
    return _text_pieces(message, kind, reading)


def children_of(message: Message) -> list[Message]:
    """The parts of a message, or the message that it encloses; none of a plain one."""
    if not message.is_multipart():
        return []
    return [part for part in message.get_payload() if isinstance(part, Message)]


def content_of(message: Message, reading: Reading) -> bytes:
    """The decoded content of a part; damage is said in the reading."""
    try:
        payload = message.get_payload(decode=True)
    except _DAMAGE:
        reading.warnings.append("A part of the message is damaged and could not be decoded.")
        return b""
    if any("Base64" in type(defect).__name__ for defect in message.defects):
        reading.warnings.append("A part of the message is damaged; some of its text may be wrong.")
    return payload if isinstance(payload, bytes) else b""


def text_of(message: Message, reading: Reading) -> str:
    """The text of a part, decoded by its stated character set."""
    content = content_of(message, reading)
    charset = parameter(message, "charset")
    if message.get_content_type() == "text/html" and not charset:
        charset = declared_encoding(content)
    text, warnings = decoded_text(content, charset)
    reading.warnings.extend(warnings)
    return text


def parameter(message: Message, name: str, of: str = "content-type") -> str:
    """A parameter of a field in lower case as far as its encoding can be read; else empty."""
    try:
        value = message.get_param(name, "", header=of)
    except _DAMAGE:
        return ""
    return value if isinstance(value, str) else str(value[2])


def file_name(message: Message) -> str:
    """The name under which a part was attached; empty if it has none."""
    try:
        name = message.get_filename("")
    except _DAMAGE:
        return ""
    return words(str(name))


def _best_alternative(children: list[Message], reading: Reading, depth: int) -> list[Piece]:
    """Of the forms of one text the richest that says about as much as the plain one."""
    best: list[Piece] = []
    plain: list[Piece] = []
    for child in children:
        found = body_of(child, reading, depth + 1)
        if child.get_content_type() == "text/plain" and not plain:
            plain = found
        elif child.get_content_type() in {"text/x-amp-html", "text/calendar"}:
            continue
        elif found:
            best = found
    if _amount(best) >= _ALTERNATIVE_SHARE * _amount(plain):
        return best
    return plain


def _amount(pieces: list[Piece]) -> int:
    """The words of a text, its addresses left out: in HTML they are not shown."""
    return sum(len(_ADDRESS.sub("", piece.text).split()) for piece in pieces)


def _related(
    message: Message, children: list[Message], reading: Reading, depth: int
) -> list[Piece]:
    """The root of parts that belong together (RFC 2387); the others are its pictures."""
    root = root_of(message, children)
    for child in children:
        if child is not root and not child.get_content_type().startswith(("image/", "text/css")):
            reading.parts += 1
            kind = child.get_content_type()
            if _is_attached(child, kind):
                _list_attachment(child, kind, reading)
    return body_of(root, reading, depth + 1)


def root_of(message: Message, children: list[Message]) -> Message:
    """The part that a `multipart/related` message names as its start, else its first page."""
    start = parameter(message, "start").strip("<> ")
    if start:
        for child in children:
            if str(child.get("content-id", "")).strip("<> ") == start:
                return child
    texts = [c for c in children if c.get_content_type() in {"text/html", "multipart/alternative"}]
    return texts[0] if texts else children[0]


def _is_attached(message: Message, kind: str) -> bool:
    disposition = str(message.get("content-disposition", "")).strip().casefold()
    if disposition.startswith("attachment") or not kind.startswith("text/"):
        return True
    return kind not in {"text/plain", "text/html"} or (
        bool(file_name(message)) and not disposition.startswith("inline")
    )


def _list_attachment(message: Message, kind: str, reading: Reading) -> None:
    name = file_name(message)
    if kind in {"application/pgp-signature", "application/pkcs7-signature"} or (
        kind == "application/x-pkcs7-signature"
    ):
        return
    if name:
        reading.attachments.append(name)
    elif str(message.get("content-disposition", "")).casefold().startswith("attachment"):
        reading.attachments.append(f"without a name ({kind})")


def _note_sealed(message: Message, reading: Reading) -> None:
    """S/MIME (RFC 8551): what is only signed is packed as well, and not unpacked here."""
    kind = parameter(message, "smime-type").casefold()
    reading.encrypted = "S/MIME, signed and packed" if kind == "signed-data" else "S/MIME"


def _text_pieces(message: Message, kind: str, reading: Reading) -> list[Piece]:
    text = text_of(message, reading)
    if text.lstrip()[: len(_PGP_MESSAGE)] == _PGP_MESSAGE:
        reading.encrypted = "PGP"
        return []
    if kind == "text/html":
        return html_pieces(text)
    flowed = parameter(message, "format").casefold() == "flowed"
    return plain_pieces(text, flowed, parameter(message, "delsp").casefold() == "yes")
