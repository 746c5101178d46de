"""The date of publication among the dates in a document's head.

A date counts where it stands as a date of the document: with the word "published", or nearly alone
on its line. Dates of events, ranges, deadlines and prose do not.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.fields.dates import FoundDate, find_dates
from briefreader.formats.fields.kinds import kind_named
from briefreader.formats.metadata.labels import field_of, label_and_value
from briefreader.formats.metadata.places import Line

LONGEST_LINE = 300
"""Code points in the longest line that is looked at."""

_PUBLISHED = re.compile(
    r"(?:\b(?:published|posted|released|issued|publication date|uploaded|filed|delivered|date"
    r"|veröffentlicht|erschienen|publié|mis en ligne|paru|publicad[oa]|pubblicat[oa]|geplaatst"
    r"|gepubliceerd|опубликован[оа]?|дата публикации)\b)[^.;|]{0,25}$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:updated?|modified|revised|reviewed|amended|corrected|as of|as at|aktualisiert|geändert"
    r"|stand|mise? à jour|modifié|actualizad[oa]|aggiornat[oa]|atualizad[oa]|bijgewerkt|gewijzigd"
    r"|обновлен[оа]?|изменен[оа]?)\b[^.;|]{0,25}$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:events?|deadline|due|expires?|expiry|effective|hearing|accessed|retrieved|visited"
    r"|consulted|closing|closes|opens|valid|born|died|founded|established|since|until|till|before"
    r"|after|year ended|ended|ending|period|from|between|held|in force|signed|adopted|printed"
    r"|downloaded|archived|captured|taken|comments?|next|last|register|registration|starts?|begins?"
    r"|abgerufen|gültig|frist|seit|bis|vom|geschäftsjahr|stichtag|consulté|jusqu|depuis|avant"
    r"|consultado|hasta|desde|antes|scadenza|fino|prazo|até|geldig|tot|sinds|до|с|на заседании)\b"
    r"[^.;|]{0,25}$",
    re.IGNORECASE,
)
_EMBARGO = re.compile(r"\b(?:embargo\w*|sperrfrist|not for (?:release|publication))\b", re.I)
_BETWEEN = re.compile(
    r"\s*(?:[-–—]+|to|till|until|through|and|bis(?: zum)?|und|au|à|et|al?|y|e|tot(?: en met)?|en"
    r"|до|по|и)\s*",
    re.IGNORECASE,
)
_RANGE_BEFORE = re.compile(
    r"(?<![\d./])\d{1,2}(?:st|nd|rd|th|\.)?(?: [^\W\d_]{3,12}\.?)?\s*"
    r"(?:[-–—/&]|to|and|till|through|bis|und|au|et|al?|y|e|en|tot|по|и)\s*$",
    re.IGNORECASE,
)
_IN_PROSE = re.compile(
    r"\b(?:on|in|by|of|at|am|im|den|le|du|en|el|del|il|nel|em|op|since|with|for|w|в)\s*$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^(?:[A-ZÀ-ÞА-Я][\w.'’-]{0,30}[ ,]+){1,4}(?:den|le|on|em|el|a|il)\s*$")
_BYLINE = re.compile(r"(?:by|von|par|por|di|da|door)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?|\b\d{1,2}\s?[ap]\.?m\.?\b",
    re.IGNORECASE,
)
DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|montag|dienstag"
    r"|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì"
    r"|mercoledì|giovedì|venerdì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)-feira"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|понедельник|вторник|среда"
    r"|четверг|пятница|суббота|воскресенье|poniedziałek|wtorek|środa|czwartek|piątek|sobota)\b",
    re.IGNORECASE,
)
"""A day of the week."""


def dated(lines: Sequence[Line], order: str) -> Iterator[Evidence]:
    """The dates of publication that lines without a known label give, each with how sure it is."""
    for line in lines:
        if len(line.text) > LONGEST_LINE:
            continue
        if line.text.count("\t") > 1:
            yield from _in_cells(line, order)
            continue
        dates = find_dates(line.text, order)
        if not dates or _labelled_otherwise(line.text):
            continue
        yield from _in_line(line, dates)


def _in_cells(line: Line, order: str) -> Iterator[Evidence]:
    """The date in a row of a table: only with its day of the week, for others are columns."""
    for cell in line.text.split("\t"):
        dates = find_dates(cell, order) if DAY.search(cell) and len(cell) <= 60 else []
        if len(dates) == 1:
            yield Evidence("published", dates[0].iso, f"the table's “{cell[:60]}”", 0.5)


def dated_at_end(
    closing: Sequence[Line], running: Sequence[Line], order: str
) -> Iterator[Evidence]:
    """The date below the last paragraph, as letters have it, or the one in running lines.

    A date below a short line may be that of another article, which the short line names.
    """
    for item in dated(closing, order):
        if item.confidence > 0.7:
            yield Evidence(item.field, item.value, f"{item.reason} at the end", 0.5)
    found = {item.value: item for item in dated(running, order) if item.confidence > 0.6}
    if len(found) == 1:
        item = next(iter(found.values()))
        yield Evidence(item.field, item.value, f"the running line: {item.reason}", 0.5)


def _labelled_otherwise(line: str) -> bool:
    """Whether the line names its date with a label: a known one is read elsewhere."""
    parts = label_and_value(line)
    if parts is None or DAY.match(parts[0]) or any(c.isdigit() for c in parts[0]):
        return False
    if re.match(r"[^:]{2,12}:\d", line) and not field_of(parts[0]):
        return False  # an identifier, "doi:10.1000/1"
    return not kind_named(parts[0]) or bool(field_of(parts[0]))


def _in_line(line: Line, dates: list[FoundDate]) -> Iterator[Evidence]:
    text = line.text
    if _is_range(text, dates):
        return
    reason = f"the date line “{text[:80]}”"
    rest = _rest(text, dates)
    end = 0
    for date in dates:
        before, end = text[end : date.start], date.end
        if _EMBARGO.search(text[: date.start]):
            yield Evidence("published", date.iso, reason, 0.55)
        elif _PUBLISHED.search(before) and len(rest) <= 20:
            yield Evidence("published", date.iso, reason, 0.89)
        elif _UPDATED.search(before):
            if len(rest) <= 20:
                yield Evidence("published", date.iso, reason, 0.6)
        elif _is_another_s(before, date):
            continue
        elif (sure := _sureness(line, date, rest)) > 0:
            yield Evidence("published", date.iso, reason, sure)
            return


def _is_another_s(before: str, date: FoundDate) -> bool:
    """Whether the words before a date make it the date of something else, or of a period."""
    if len(date.iso) < 10 and before.rstrip()[-1:].isdigit():
        return True
    return _RANGE_BEFORE.search(before) is not None or _OTHER.search(before) is not None


def _sureness(line: Line, date: FoundDate, rest: list[str]) -> float:
    """How sure a date is that stands on its line with few other words; 0 if it is none."""
    text = line.text
    before = text[: date.start]
    if line.after_section:
        return 0.0
    is_signed = _BYLINE.match(text) is not None
    if len(rest) > (16 if is_signed else 8):
        return 0.0
    if line.kind is BlockKind.TITLE:
        # A date that a title ends with is its day; one inside the title is what it is about.
        ends = len(text) - date.end <= 2 and before.rstrip()[-1:] in set(",(–—-|:")
        return 0.5 if ends and len(date.iso) == 10 else 0.0
    if rest and not is_signed:
        if text.endswith((".", "?", "!")) and len(rest) > 3:
            return 0.0
        if _IN_PROSE.search(before) and not _PLACE.match(before):
            return 0.0
    if len(date.iso) < 10 and len(rest) > 4:
        return 0.0
    sure = 0.85 - 0.02 * len(rest) - (0.1 if date.start > 40 and not is_signed else 0)
    sure -= 0.12 if line.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE} else 0
    return round(sure, 2)


def _rest(text: str, dates: list[FoundDate]) -> list[str]:
    """The words of a line that belong to no date, no day of the week and no time."""
    parts, end = [], 0
    for date in dates:
        parts.append(text[end : date.start])
        end = date.end
    parts.append(text[end:])
    return _WORD.findall(DAY.sub(" ", _TIME.sub(" ", " | ".join(parts))))


def _is_range(text: str, dates: list[FoundDate]) -> bool:
    """Whether the dates of a line are the ends of a period."""
    return any(
        _BETWEEN.fullmatch(text[first.end : second.start])
        for first, second in itertools.pairwise(dates)
    )
