"""Captions in running text: lines with a credit, and lines that a credit line repeats."""

import re
from itertools import pairwise

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.structure.wording import key

LONGEST_CAPTION = 90
"""Words in the longest caption."""

LONGEST_CREDIT = 4
"""Words in the longest credit, which many captions may share."""

_CREDIT = re.compile(
    r"\((?:[A-ZÀ-Þ][^()/]{1,60}/[^()/]{2,60}"
    r"|(?:photos?|image|picture|credit|courtesy|foto|fotos|bild|crédit|illustration)\b[^()]{0,80}"
    r"|(?:AP|AFP|Reuters|EPA|DPA|dpa|TASS|Xinhua|Getty Images)"
    r"(?: (?:photo|file|Photo|File))?)\)\s*$",
)
_CREDIT_TAIL = re.compile(
    r"\b(?:Photo|Photograph|Image|Picture|Credit|Foto|Bild)(?: (?:by|credit|courtesy of))?: ?"
    r"[^.:]{2,80}\.?$"
)
_LABELLED = re.compile(
    r"(?:file photo|photograph|photo|image|picture|caption|illustration|foto|bild)"
    r"(?: (?:by|credit|caption))?\s?: ?"
    r"|(?:table|figure|fig\.|chart|map|exhibit|box|tabelle|abbildung|abb\.|schaubild|diagramm"
    r"|grafik|karte|tableau|graphique|carte|figura|tabla|gráfico|cuadro|mapa|tabella|grafico"
    r"|tabela|quadro|figuur|tabel|grafiek|rysunek|wykres|рисунок|рис\.|таблица|диаграмма|табл\."
    r"|şekil|tablo|شكل|جدول) [\dA-ZА-Я]{1,4}(?:[.-]\d{1,2})?\s?[.:–—-] "
    r"|[图表図]\s?\d{1,3}(?:[.-]\d{1,2})?[ :：.、]",
    re.IGNORECASE,
)


def mark_captions(pieces: list[Piece]) -> list[Piece]:
    """The pieces with captions marked as such, and exact repeats of a caption as boilerplate."""
    marked = [_as_caption(piece) for piece in pieces]
    for index, (piece, following) in enumerate(pairwise(marked)):
        if (
            piece.kind is BlockKind.PARAGRAPH
            and following.kind is BlockKind.CAPTION
            and len(piece.text) >= 25
            and key(following.text).startswith(key(piece.text))
        ):
            marked[index] = piece.to(BlockKind.CAPTION)
    seen: set[str] = set()
    for index, piece in enumerate(marked):
        if piece.kind is BlockKind.CAPTION:
            words = key(_LABELLED.sub("", piece.text, count=1))
            if words in seen and words.count(" ") >= LONGEST_CREDIT:
                marked[index] = piece.to(BlockKind.BOILERPLATE)
            seen.add(words)
    return marked


def _as_caption(piece: Piece) -> Piece:
    if piece.kind is not BlockKind.PARAGRAPH or len(piece.text) > 900:
        return piece
    if piece.word_count > LONGEST_CAPTION:
        return piece
    text = piece.text
    end = text[-160:]
    credited = end.endswith(")") and _CREDIT.search(end)
    if _LABELLED.match(text) or credited or (":" in end and _CREDIT_TAIL.search(end)):
        return piece.to(BlockKind.CAPTION)
    return piece
