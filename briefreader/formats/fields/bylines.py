"""Names of authors in bylines, and nobody else's: no photographers, no press contacts."""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefreader.formats.fields.names import (
    begins_with_role,
    folded,
    is_name,
    leading_names,
    names_a_body,
    without_titles,
)
from briefreader.formats.fields.publishers import by_name

LONGEST_BYLINE = 250
"""Code points in the longest line that is looked at."""
LONGEST_POST = 16
"""Words in the longest post, body and address that follow a name on its line."""

_BY = re.compile(
    r"(?:(?:(?:written|authored|reported|prepared|contributed) |(?:story|text|words|report|essay"
    r"|analysis|commentary|opinion|article|briefing|column|guest post|a (?:report|paper)) )?by"
    r"|(?:text |(?:ein |eine )?(?:beitrag|kommentar|bericht|gastbeitrag|analyse) )?von"
    r"|(?:écrit |texte )?par|(?:escrito |texto |análisis )?por|texto de|(?:scritto )?da|di"
    r"|(?:geschreven )?door|av|af|autor(?:in|en|a|es)?|auteurs?|autor[ei]|автор(?:ы)?|текст)"
    r"(?:\s?:\s*|\s+)(.+)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:contacts?|press office|media (?:relations|inquiries|enquiries)|for (?:more|further)"
    r" information|spokes(?:wo)?m[ae]n|spokesperson|press officer|pressekontakt|presse(?:stelle)?"
    r"|ansprechpartner(?:in)?|kontakt|contacto|contatto|contato|пресс-служба|контакты?)\b",
    re.IGNORECASE,
)
_OTHER_WORK = re.compile(
    r"\b(?:photo(?:s|graph|grapher|graphy)?|images?|pictures?|illustrat(?:ion|or|ed)|graphics?"
    r"|video|camera|translat(?:ed|ion|or)|edit(?:ed|ing|ors?)|interview(?:ed|er)?|moderat(?:ed|or)"
    r"|additional reporting|compiled|design(?:ed|er)?|layout|narrated|hosted|reviewed by"
    r"|approved by|foto(?:s|grafie|grafía)?|bild(?:er)?|übersetz(?:t|ung|er)|gespräch führte"
    r"|redaktion|traduit|traduction|propos recueillis|traducción|traducido|traduzione|traduzido"
    r"|tradução|vertaald|vertaling|entrevistó|перевод|перев[её]л|фото|редактор)\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_PLACES = re.compile(r"\s(?:in|from|aus|à)\s[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?(?=,|\s|$)")
_AFTER_NAMES = re.compile(
    r"\s(?:in|at|for|from|is|was|are|aus|für|à|reports?|wrote|writes|on)\s|\s[-–—]\s"
)
_VERBS = (
    " is ",
    " are ",
    " was ",
    " were ",
    " serve",
    " ist ",
    " sind ",
    " est ",
    " sont ",
    " è ",
    " é ",
)
_BIOGRAPHY = re.compile(r"(.{5,160}?)\s(?:is|are|was|were|serves?|ist|sind|est|sont|es|è|é)\s(.*)")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a document, the body they belong to and the domain of their e-mail address."""

    names: tuple[str, ...]
    reason: str
    confidence: float
    affiliation: str = ""
    domain: str = ""


def byline_in(line: str, line_before: str = "") -> Byline | None:
    """The byline that a line is, or None.

    `line_before` matters because a heading such as "Media contact" may stand above a name.
    """
    line = folded(line[: 2 * LONGEST_BYLINE])
    byline = _byline(line) if len(line) <= LONGEST_BYLINE else None
    if byline is None or is_about_others(line):
        return None
    return None if len(line_before) < 60 and is_about_others(line_before) else byline


def _byline(line: str) -> Byline | None:
    match = _BY.match(line)
    if match is None:
        return _signed(line)
    rest = without_places(match.group(1))
    rest = _AFTER_NAMES.split(rest, maxsplit=1)[0]
    names = leading_names(rest)
    if not names:
        return None
    return Byline(names, f"the byline “{line[:80]}”", 0.85, _affiliation(match.group(1)))


def without_places(text: str) -> str:
    """Names without the places from which their bearers report ("Jane Roe in Berlin")."""
    return _PLACES.sub("", text)


def is_about_others(line: str) -> bool:
    """Whether a line is about people who are not the authors: contacts, photographers, editors."""
    return _CONTACT.search(line) is not None or (
        _OTHER_WORK.search(line) is not None and _EMAIL.search(line) is None
    )


@lru_cache(1024)
def is_contact(line: str) -> bool:
    """Whether a line announces whom to ask, as "Media contact" does."""
    return _CONTACT.search(line) is not None


def names_in_biography(text: str) -> tuple[str, ...]:
    """The names of which a note on authors speaks: "Jane Roe is a senior fellow at ..."."""
    if not text[:1].isupper():
        return ()
    if not any(map(text[:170].__contains__, _VERBS)):
        return ()
    match = _BIOGRAPHY.match(folded(text[:300]))
    if match is None or not begins_with_role(_without_article(match.group(2))):
        return ()
    return leading_names(match.group(1))


def _without_article(text: str) -> str:
    return re.sub(
        r"^(?:currently |also )?(?:an?|the|as an?|as the|eine?|une?|una?|both) ", "", text[:80]
    )


def _signed(line: str) -> Byline | None:
    """A line "Name, role, body (address)"."""
    name, comma, rest = line.partition(",")
    if not comma:
        name, _, rest = re.split(r"(?=[(<|])", line, maxsplit=1)[0], "", ""
    name = without_titles(name.strip(" .*"))
    if not is_name(name) or len(rest.split()) > LONGEST_POST:
        return None
    email = _EMAIL.search(line) if "@" in line else None
    rest = rest.strip()
    has_role = bool(comma) and begins_with_role(rest)
    if email is None and not has_role and not (names_a_body(rest) and len(rest.split()) <= 8):
        return None
    if email is None and line.endswith((".", "?", "!", ":")):
        return None
    domain = email.group(1) if email is not None else ""
    confidence = 0.85 if email is not None else 0.72 if has_role else 0.62
    return Byline((name,), f"the line “{line[:80]}”", confidence, _affiliation(line), domain)


def _affiliation(text: str) -> str:
    """The body that is named last in a byline, after a comma."""
    parts = [part.strip() for part in text.split("(")[0].split(",")]
    last = parts[-1] if len(parts) > 1 else ""
    is_body = len(last) <= 80 and (names_a_body(last) or by_name(last) is not None)
    return last if is_body and last[:1].isupper() else ""
