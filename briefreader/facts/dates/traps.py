"""What only looks like a date: the words around a wording that speak against it."""

import re

_BEFORE = 24
_IN = re.compile(
    r"(?:\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Tt]hroughout"
    r"|[Bb]efore|[Aa]fter|[Ll]ast"
    r"|[Tt]his|[Nn]ext|[Ff]or|[Bb]etween|to|and|[Ee]arly|[Ll]ate|[Tt]hrough|[Oo]n)[ -](?:the )?)$"
)
_CAPITALISED_AFTER = re.compile(r"[ -](?!(?:and|or)\b)(?:[A-Z][\w’'-]+)")
_CAPITALISED_BEFORE = re.compile(r"(?:^|[^.!?\n“\"] )(?:[A-Z][a-z’'-]+) $")
_NUMBERED_BEFORE = re.compile(
    r"(?:\b(?:[Nn]o\.?|[Nn]umber|[Pp]age|[Pp]p?\.|[Rr]esolution|[Oo]rder|[Dd]irective"
    r"|[Rr]egulation|[Aa]rticle|[Ss]ection"
    r"|[Ff]light|[Rr]oute|[Rr]oom|[Cc]hapter|[Pp]aragraph|[Ll]ine|[Mm]odel|[Bb]ill|[Aa]bout"
    r"|[Ss]ome|[Nn]early|[Aa]lmost"
    r"|[Oo]ver|[Tt]han|[Aa]pproximately|[Rr]oughly|[Aa]t least|[Uu]p to|[Tt]otal of|another"
    r"|only|by around) )$"
)
_COUNTED_AFTER = re.compile(
    r"[- ](?:people|persons?|troops|soldiers|men|women|children|km|kilomet|met(?:er|re)s|feet"
    r"|miles|tons|tonnes|kg|dollars"
    r"|euros|pounds|per ?cent|years|days|hours|votes|deaths|jobs|words|members|workers"
    r"|refugees|civilians|pages|copies|seats"
    r"|units|homes|houses|cases|times|million|billion|degrees|MW|hectares|acres|[A-Z]\w+ "
    r"(?:Street|Avenue|Road|Lane))\b"
)
_SEASON_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Bb]y|[Dd]uring|[Uu]ntil|[Ss]ince|[Ff]or|[Oo]ver|[Bb]efore|[Aa]fter"
    r"|[Tt]hrough|[Ee]arly|[Ll]ate) )$"
)
_SEASON_AFTER = re.compile(
    r" (?:of|in|apart|from|to|short|back|behind|through|into|below|water|board|tide)\b|-"
)


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _BEFORE) : match.start()]


def _after(match: re.Match[str]) -> str:
    return match.string[match.end() : match.end() + 40]


def _no_month(match: re.Match[str]) -> bool:
    if match.group("part") or _IN.search(_before(match)):
        return bool(
            _CAPITALISED_AFTER.match(_after(match))
            and match.group("month") in ("April", "June", "August")
        )
    if match.group("month") in ("May", "March"):
        return True
    return bool(
        _CAPITALISED_AFTER.match(_after(match)) or _CAPITALISED_BEFORE.search(_before(match))
    )


def _no_weekday(match: re.Match[str]) -> bool:
    if match.group("which") or _IN.search(_before(match)):
        return bool(
            re.match(
                r" (?:Times|Telegraph|Mirror|Express|Herald|Mail|Agreement|[A-Z]\w+ Agreement)\b",
                _after(match),
            )
        )
    return bool(
        _CAPITALISED_AFTER.match(_after(match)) or _CAPITALISED_BEFORE.search(_before(match))
    )


def _no_year(match: re.Match[str]) -> bool:
    before = _before(match)
    if _NUMBERED_BEFORE.search(before) or before.endswith(("-", "–", "/", "=")):
        return True
    if re.match(r"/\d", _after(match)):
        return True
    stated = _IN.search(before)
    if _COUNTED_AFTER.match(_after(match)) and not (
        stated and not before.endswith(("of ", "and ", "to ", "for "))
    ):
        return True
    return int(match.group("year")) < 1500 and not stated


def _no_season(match: re.Match[str]) -> bool:
    if _SEASON_AFTER.match(_after(match)):
        return True
    return not (match.group("part") or _SEASON_BEFORE.search(_before(match)))


def _no_year_range(match: re.Match[str]) -> bool:
    first, second = match.group("year"), match.group("year2")
    whole = int(first[: 4 - len(second)] + second)
    return whole <= int(first) or bool(_COUNTED_AFTER.match(_after(match)))


def _no_age(match: re.Match[str]) -> bool:
    return bool(re.search(r"\b(?:aged?|at) $", _before(match))) and "centur" not in match.group()


_ONE_DAY = re.compile(r"one day", re.IGNORECASE)
_COUNTING = re.compile(
    r"\b(?:for|in|within|than|only|just|about|of|takes?|took|lasts?|lasted|least) $"
)


def _no_duration(match: re.Match[str]) -> bool:
    if _no_age(match):
        return True
    if _ONE_DAY.fullmatch(match.group()) and not _COUNTING.search(_before(match)):
        return True
    count = match.group("count").casefold()
    if count in ("a", "an", "one") and match.group("unit") in (
        "day",
        "year",
        "month",
        "week",
        "hour",
    ):
        return (
            match.group()[-1] != "s"
            and bool(re.match(r"[- ](?:when|that|which|after|of)\b|[- ](?:in|on)\b", _after(match)))
        ) or bool(re.search(r"\b(?:per|times|once|twice) $", _before(match)))
    return False


_TRAPS = {
    "month": _no_month,
    "weekday": _no_weekday,
    "year": _no_year,
    "season": _no_season,
    "years": _no_year_range,
    "season_years": _no_year_range,
    "duration": _no_duration,
}


def is_trap(form: str, match: re.Match[str]) -> bool:
    """Whether the words around show that a match of this form is no date."""
    check = _TRAPS.get(form)
    return check is not None and check(match)
