"""The numbers before list items and headings of a Word file, counted as Word counts them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from briefreader.formats.office.numerals import number_in
from briefreader.formats.office.word.names import MAIN, VALUE, is_on, value_of, whole

LEVELS = 9
LONGEST_LABEL = 60
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered (ECMA-376, 17.9.6).

    `text` is the number with `%1` to `%9` for the counters of the levels; `restart` the level, from
    1, whose next item sets this one back: 0 for never, None for every higher one. `style` is the id
    of the paragraph style that belongs to the level.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class Counters:
    """The counters of one list, which all its instances share."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    begun: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """The lists of a file; each call of `label` counts one paragraph."""

    def __init__(self, root: Element | None, list_of_style: Callable[[str], str | None]) -> None:
        self._abstract: dict[str, Element] = {}
        self._instances: dict[str, Element] = {}
        self._levels: dict[str, tuple[str, tuple[Level, ...], frozenset[int]] | None] = {}
        self._counters: dict[str, Counters] = {}
        self._list_of_style = list_of_style
        if root is None:
            return
        for element in root.iterfind(f"{MAIN}abstractNum"):
            self._abstract[element.get(f"{MAIN}abstractNumId", "")] = element
        for element in root.iterfind(f"{MAIN}num"):
            self._instances[element.get(f"{MAIN}numId", "")] = element

    def level_of_style(self, list_id: str, style_id: str) -> int:
        """The level of a list that belongs to a paragraph style, from 0."""
        found = self._found(list_id)
        if found is not None:
            for number, level in enumerate(found[1]):
                if level.style == style_id:
                    return number
        return 0

    def label(self, list_id: str, level: int) -> str | None:
        """The number of the next paragraph of a list at a level from 0; empty for a bullet.

        None if there is no such list, or if its level shows nothing.
        """
        found = self._found(list_id)
        if found is None:
            return None
        abstract, levels, restarted = found
        level = min(max(level, 0), LEVELS - 1)
        counters = self._counters.setdefault(abstract, Counters())
        count(counters, levels, level, list_id, level in restarted)
        return label_of(counters.numbers, levels, level)

    def _found(self, list_id: str) -> tuple[str, tuple[Level, ...], frozenset[int]] | None:
        if list_id not in self._levels:
            self._levels[list_id] = self._instance(list_id)
        return self._levels[list_id]

    def _instance(self, list_id: str) -> tuple[str, tuple[Level, ...], frozenset[int]] | None:
        instance = self._instances.get(list_id)
        if instance is None:
            return None
        abstract_id, abstract = self._abstract_of(instance)
        if abstract is None:
            return None
        levels = [Level() for _ in range(LEVELS)]
        for element in abstract.iterfind(f"{MAIN}lvl"):
            _set_level(levels, element)
        restarted = set()
        for override in instance.iterfind(f"{MAIN}lvlOverride"):
            place = whole(override.get(f"{MAIN}ilvl"), LEVELS)
            for element in override.iterfind(f"{MAIN}lvl"):
                _set_level(levels, element)
            start = value_of(override, f"{MAIN}startOverride")
            if start and 0 <= place < LEVELS:
                levels[place] = replace(levels[place], start=whole(start, 1))
                restarted.add(place)
        return abstract_id, tuple(levels), frozenset(restarted)

    def _abstract_of(self, instance: Element) -> tuple[str, Element | None]:
        """The list that an instance is of, which may be named by a style."""
        for _ in range(LEVELS):
            abstract_id = value_of(instance, f"{MAIN}abstractNumId")
            abstract = self._abstract.get(abstract_id)
            link = value_of(abstract, f"{MAIN}numStyleLink")
            if not link:
                return abstract_id, abstract
            following = self._instances.get(self._list_of_style(link) or "")
            if following is None:
                return abstract_id, abstract
            instance = following
        return "", None


def _set_level(levels: list[Level], element: Element) -> None:
    place = whole(element.get(f"{MAIN}ilvl"), LEVELS)
    if not 0 <= place < LEVELS:
        return
    text = element.find(f"{MAIN}lvlText")
    restart = value_of(element, f"{MAIN}lvlRestart")
    levels[place] = Level(
        start=whole(value_of(element, f"{MAIN}start")),
        format=_format(element),
        text=text.get(VALUE, "")[:LONGEST_LABEL] if text is not None else "",
        restart=whole(restart) if restart else None,
        legal=bool(is_on(element, f"{MAIN}isLgl")),
        style=value_of(element, f"{MAIN}pStyle"),
    )


def _format(element: Element) -> str:
    # A format that older programs do not know stands in an alternative, which has a plain one too.
    format_ = value_of(element, f"{MAIN}numFmt")
    if not format_:
        found = next(iter(element.iter(f"{MAIN}numFmt")), None)
        format_ = found.get(VALUE, "") if found is not None else ""
    return format_ or "decimal"


def count(
    counters: Counters, levels: tuple[Level, ...], level: int, list_id: str, restarts: bool
) -> None:
    """Count the next paragraph of an instance of a list at a level from 0.

    `restarts` says that the instance begins at this level with its own start.
    """
    numbers = counters.numbers
    present = numbers[level]
    first_of_instance = restarts and (list_id, level) not in counters.begun
    if present is None or first_of_instance:
        numbers[level] = levels[level].start
        counters.begun.add((list_id, level))
    else:
        numbers[level] = present + 1
    for deeper in range(level + 1, LEVELS):
        restart = levels[deeper].restart
        if restart is None or level < restart:
            numbers[deeper] = None


def label_of(numbers: list[int | None], levels: tuple[Level, ...], level: int) -> str | None:
    """The number at a level as it is printed; empty for a bullet, None where nothing is."""
    present = levels[level]
    if present.format == "bullet":
        return ""

    def written(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        number = numbers[place]
        shown = levels[place].start if number is None else number
        return number_in(shown, "decimal" if present.legal else levels[place].format)

    label = " ".join(_PLACE.sub(written, present.text).split())[:LONGEST_LABEL]
    return label or None
