"""Writes small PDF files with text at given places, in the fonts that every reader has.

Source of the format: ISO 32000-1:2008.
"""

import hashlib
import zlib
from dataclasses import dataclass, field

HELVETICA, BOLD, ITALIC = "F1", "F2", "F3"
_FONTS = {HELVETICA: "Helvetica", BOLD: "Helvetica-Bold", ITALIC: "Helvetica-Oblique"}
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass
class Sheet:
    """One page: its content, its links and what its dictionary says besides."""

    content: list[str] = field(default_factory=list)
    links: list[tuple[tuple[float, float, float, float], str]] = field(default_factory=list)
    extra: str = ""
    media: str = "0 0 612 792"

    def write(
        self,
        text: str,
        x: float = 72,
        y: float = 720,
        size: float = 11,
        font: str = HELVETICA,
        matrix: str = "",
    ) -> "Sheet":
        """Text with its baseline at (x, y), in points from the lower left corner."""
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        place = f"{matrix} {x} {y} Tm" if matrix else f"1 0 0 1 {x} {y} Tm"
        self.content.append(f"BT /{font} {size} Tf {place} ({escaped}) Tj ET")
        return self

    def lines(
        self,
        texts: list[str],
        x: float = 72,
        y: float = 720,
        size: float = 11,
        leading: float = 13,
        font: str = HELVETICA,
    ) -> "Sheet":
        """Texts below each other, the first with its baseline at (x, y)."""
        for number, text in enumerate(texts):
            if text:
                self.write(text, x, y - number * leading, size, font)
        return self

    def draw(self, operators: str) -> "Sheet":
        self.content.append(operators)
        return self

    def link(self, box: tuple[float, float, float, float], address: str) -> "Sheet":
        self.links.append((box, address))
        return self


def pdf(
    *sheets: Sheet,
    info: str = "",
    catalogue: str = "",
    password: str = "",
    objects: tuple[str, ...] = (),
    packed: bool = True,
) -> bytes:
    """A PDF file of these pages. `objects` get the numbers from 6 on; `packed` compresses."""
    bodies: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue.encode("latin-1")]
    first = 6 + len(objects)
    kids, pages = [], []
    number = first
    for sheet in sheets:
        links = range(number + 2, number + 2 + len(sheet.links))
        annotations = f"/Annots [{' '.join(f'{n} 0 R' for n in links)}]" if sheet.links else ""
        kids.append(f"{number} 0 R")
        pages.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{sheet.media}] {sheet.extra} {annotations}"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >>"
            f" /Contents {number + 1} 0 R >>".encode("latin-1")
        )
        pages.append(_stream("\n".join(sheet.content).encode("cp1252", "replace"), packed))
        for (left, bottom, right, top), address in sheet.links:
            pages.append(
                f"<< /Type /Annot /Subtype /Link /Rect [{left} {bottom} {right} {top}]"
                f" /A << /S /URI /URI ({address}) >> >>".encode("latin-1")
            )
        number += 2 + len(sheet.links)
    bodies.append(f"<< /Type /Pages /Count {len(sheets)} /Kids [{' '.join(kids)}] >>".encode())
    bodies += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        for name in _FONTS.values()
    ]
    bodies += [body.encode("latin-1") for body in objects]
    bodies += pages
    trailer = ""
    if info:
        bodies.append(info.encode("latin-1"))
        trailer += f" /Info {len(bodies)} 0 R"
    if password:
        bodies, more = _encrypted(bodies, password.encode("latin-1"))
        trailer += more
    return _file(bodies, trailer)


def _stream(content: bytes, packed: bool) -> bytes:
    data = zlib.compress(content) if packed else content
    method = b" /Filter /FlateDecode" if packed else b""
    return b"<< /Length %d%s >>\nstream\n" % (len(data), method) + data + b"\nendstream"


def _file(bodies: list[bytes], trailer: str) -> bytes:
    parts = [b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"]
    places, length = [], len(parts[0])
    for number, body in enumerate(bodies, start=1):
        part = b"%d 0 obj\n" % number + body + b"\nendobj\n"
        places.append(length)
        parts.append(part)
        length += len(part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + table)
    head = f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R{trailer} >>\n"
    parts.append(head.encode() + b"startxref\n%d\n%%%%EOF\n" % length)
    return b"".join(parts)


def _encrypted(bodies: list[bytes], password: bytes) -> tuple[list[bytes], str]:
    """The bodies with their streams encrypted by the oldest method, and what the trailer says."""
    identity, permissions = b"0123456789abcdef", -4
    owner = _rc4(hashlib.md5((b"owner" + _PADDING)[:32]).digest()[:5], (password + _PADDING)[:32])
    secret = hashlib.md5(
        (password + _PADDING)[:32]
        + owner
        + permissions.to_bytes(4, "little", signed=True)
        + identity
    ).digest()[:5]
    result = []
    for number, body in enumerate(bodies, start=1):
        head, mark, rest = body.partition(b"stream\n")
        if mark:
            key = hashlib.md5(secret + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
            rest = _rc4(key, rest.removesuffix(b"\nendstream")) + b"\nendstream"
        result.append(head + mark + rest)
    user = _rc4(secret, _PADDING)
    result.append(
        f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}>"
        f" /P {permissions} >>".encode()
    )
    identity_hex = identity.hex()
    return result, f" /Encrypt {len(result)} 0 R /ID [<{identity_hex}> <{identity_hex}>]"


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)
