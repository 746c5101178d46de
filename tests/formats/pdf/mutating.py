"""Damaged copies of small PDF files: bytes changed, cut out, doubled, and taken from another."""

from collections.abc import Iterator
from random import Random

from tests.formats.pdf.making import BOLD, Sheet, pdf

_TOKENS = (
    b"0 R", b"<<", b">>", b"[", b"]", b"/Kids", b"/Count", b"/Length", b"-1", b"99999999999",
    b"endobj", b"stream\n", b"endstream", b"null", b"/Parent", b"/Filter /ASCIIHexDecode",
    b"/Rotate 90", b"/Type /Pages", b"1e38", b"(", b")", b"BT", b"ET", b"Tj", b"/F1 1e9 Tf",
)  # fmt: skip


def seeds() -> list[bytes]:
    """Small files with most of what the parser looks at; their content is not compressed."""
    plain = pdf(
        Sheet()
        .write("A Report on Harbours", size=18, font=BOLD)
        .lines(["The ministers met on Monday and talked", "about ships.1"], y=690)
        .write("1 A note.", y=60, size=7)
        .link((72, 680, 200, 700), "https://example.org/a"),
        Sheet(extra="/Rotate 90").lines(["Second page", "of the report."]),
        info="<< /Title (A Report on Harbours) /Author (Jane Doe) >>",
        catalogue="/PageLabels << /Nums [0 << /S /r >>] >> /Outlines 6 0 R",
        objects=(
            "<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
            "<< /Title (A Report) /Parent 6 0 R /Next 7 0 R >>",
        ),
        packed=False,
    )
    return [plain, plain, pdf(Sheet().write("Short text")), pdf(Sheet().write("No"), password="x")]


def mutants(count: int, seed: int) -> Iterator[bytes]:
    """So many damaged files, the same ones for the same seed."""
    random = Random(seed)
    sources = seeds()
    for _ in range(count):
        data = bytearray(random.choice(sources))
        for _ in range(random.randint(1, 8)):
            _damage(data, random, sources)
        yield bytes(data)


def _damage(data: bytearray, random: Random, sources: list[bytes]) -> None:
    if not data:
        return
    place = random.randrange(len(data))
    match random.randrange(7):
        case 0:
            data[place] = random.randrange(256)
        case 1:
            data[place] ^= 1 << random.randrange(8)
        case 2:
            del data[place : place + random.randint(1, 30)]
        case 3:
            data[place:place] = data[place : place + random.randint(1, 60)]
        case 4:
            token = random.choice(_TOKENS)
            data[place : place + len(token)] = token
        case 5:
            other = random.choice(sources)
            start = random.randrange(len(other))
            data[place : place + random.randint(0, 80)] = other[start : start + 80]
        case _:
            if random.random() < 0.2:
                del data[place:]
            else:
                digits = [
                    i for i in range(place, min(place + 200, len(data))) if 48 <= data[i] < 58
                ]
                if digits:
                    data[random.choice(digits)] = random.randrange(48, 58)
