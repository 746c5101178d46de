"""The order of annotations, and their groups."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from briefreader.domain.annotation import Annotation
from briefreader.domain.colour import Colour
from briefreader.library.notebook.wanted import Grouping, NoteGroup, Order

_MINUTES = len("2018-07-20T12:00")
_DAY, _MONTH = len("2018-07-20"), len("2018-07")


def in_order(
    annotations: Iterable[Annotation], order: Order, places: Mapping[str, int]
) -> list[Annotation]:
    """The annotations in an order; `places` has the documents' places in it.

    With a document's own place the annotations on the whole of it come first, then as in the text.
    Of annotations changed or made at one moment the one that stands first comes first.
    """
    by_document: defaultdict[str, list[Annotation]] = defaultdict(list)
    for item in annotations:
        by_document[item.document_id].append(item)
    last = len(places)
    ordered: list[Annotation] = []
    for document_id in sorted(by_document, key=lambda key: places.get(key, last)):
        some = by_document[document_id]
        if len(some) > 1:
            some.sort(key=_place_in_text)
        ordered += some
    if order is Order.CHANGED:
        ordered.sort(key=lambda item: item.modified, reverse=True)
    elif order is Order.CREATED:
        ordered.sort(key=lambda item: item.created, reverse=True)
    return ordered


def _place_in_text(item: Annotation) -> tuple[int, int, str]:
    anchor = item.anchor
    return (anchor.start, anchor.end, item.created) if anchor is not None else (-1, 0, item.created)


def grouped(
    ordered: Sequence[Annotation], grouping: Grouping, order: Order
) -> tuple[NoteGroup, ...]:
    """The groups of annotations, each in the order given.

    Documents come in the order of what comes first of them; tags in the order of their tree, those
    without a tag last; colours in their own order; the newest days and months first. An annotation
    stands under each of its tags. The day is that of the last change, with `Order.CREATED` that on
    which it was made.
    """
    groups: defaultdict[str, list[Annotation]] = defaultdict(list)
    if grouping is Grouping.TAG:
        for item in ordered:
            for tag in item.tags or ("",):
                groups[tag].append(item)
    elif grouping is Grouping.DOCUMENT:
        for item in ordered:
            groups[item.document_id].append(item)
    else:
        key_of = _keys(grouping, order)
        for item in ordered:
            groups[key_of(item)].append(item)
    keys = list(groups)
    if grouping is Grouping.TAG:
        keys.sort(key=_tag_order)
    elif grouping is Grouping.COLOUR:
        colours = [colour.value for colour in Colour]
        keys.sort(key=colours.index)
    elif grouping in (Grouping.DAY, Grouping.MONTH):
        keys.sort(reverse=True)
    return tuple(NoteGroup(key, tuple(groups[key])) for key in keys)


def _keys(grouping: Grouping, order: Order) -> Callable[[Annotation], str]:
    """What annotations of one group have in common."""
    if grouping is Grouping.COLOUR:
        return lambda item: item.colour.value
    days, length = _Days(), _DAY if grouping is Grouping.DAY else _MONTH
    if order is Order.CREATED:
        return lambda item: days.day(item.created)[:length]
    return lambda item: days.day(item.modified)[:length]


def _tag_order(tag: str) -> tuple[bool, list[str], str]:
    return not tag, tag.casefold().split("/"), tag


class _Days:
    """The days of moments where the user is; of all in one minute only one is reckoned."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def day(self, moment: str) -> str:
        """The ISO day of an ISO time; the time itself where it is none."""
        # Times in UTC, as the program writes them; others are reckoned one by one.
        key = moment[:_MINUTES] if moment.endswith("Z") else moment
        day = self._known.get(key)
        if day is None:
            try:
                day = datetime.fromisoformat(moment).astimezone().date().isoformat()
            except (ValueError, OverflowError, OSError):
                day = moment[:_DAY]
            self._known[key] = day
        return day
