"""Whose a quotation is in a document in German, French, Spanish or Russian.

The rules look at what follows the quotation, at a verb of speech within it ("…, dit-il, …"), at the
verb nearest before it, and at "according to" in the language's own words.
"""

import re
from collections.abc import Sequence

from briefreader.domain.fact import FactKind
from briefreader.facts.quotes.grammars import Grammar
from briefreader.facts.quotes.heads import Surrounding
from briefreader.facts.quotes.links import WINDOW, Attribution, Link
from briefreader.facts.quotes.quotation_marks import Marked
from briefreader.facts.quotes.speakers import Names, Subject, SubjectKind, label_of, named

_AFTER_REACH = 200
_LONGEST = 7
"""How many words a speaker who is described has at most."""

_MOST_VERBS = 5
"""How many verbs of speech before a quotation are tried, the nearest first."""

_TOKEN = re.compile(
    r"\b(?:M|MM|Mr|Dr|Prof|Sr|Sra|St|Mgr|[А-ЯA-Z])\.|\w+(?:[’'.-]\w+)*[’']?|[^\w\s]"
)
_LEAD = re.compile(r"[\s,;]*(?:[—–-]\s*)?[\s,]*(?:(?:wie|comme|como|как)\s+)?")
_INVERTED = re.compile(r"(?P<verb>\w+)(?:-t)?-(?P<pronoun>ils?|elles?|on)\b|(?<!\w)(?:a|ont)-t-")
_INVERTED_PERFECT = re.compile(r"(?:a|ont|avait)-t-(?P<pronoun>ils?|elles?|on)\s+(?P<verb>\w+)\b")
_INSIDE = 400
"""How much of a quotation's own words, in code points, is searched for its verb of speech."""


def attribute_in(
    grammar: Grammar, text: str, around: Surrounding, quote: Marked
) -> Attribution | None:
    """Whose a quotation is, as its sentence says in the language of the grammar."""
    masked = around.masked
    limit = min(around.sentence.end, quote.outer_end + _AFTER_REACH)
    lead = _LEAD.match(masked, quote.outer_end, limit)
    begin = quote.outer_end if lead is None else lead.end()
    found = _verb_first(grammar, masked, around.names, begin, limit)
    if found is None:
        found = _name_first(grammar, masked, around.names, begin, limit)
    return (
        found
        or _according(grammar, around, quote)
        or _before(grammar, around, quote)
        or _within(grammar, text, around.names, quote)
        or _unsaid_by_whom(grammar, masked, begin, limit)
    )


def _verb_first(
    grammar: Grammar, text: str, names: Names, begin: int, limit: int
) -> Attribution | None:
    """ "…", sagte Ott; « … », a déclaré M. Morel; « … », dit-il; «…», — сказал Орлов."""
    turned = _INVERTED_PERFECT.match(text, begin, limit) or _INVERTED.match(text, begin, limit)
    if turned is not None and turned.group("verb"):
        verb = turned.group("verb").casefold()
        if verb in grammar.verbs or verb in grammar.participles:
            return _by_pronoun(turned, verb)
    verbs = _verb_at(grammar, text, begin, limit)
    if verbs is None:
        return None
    cue, end = verbs
    subject = subject_at(grammar, text, names, end, limit)
    if subject is None:
        return None
    return Attribution(Link.AFTER, subject, cue, begin, 0)


def _unsaid_by_whom(grammar: Grammar, text: str, begin: int, limit: int) -> Attribution | None:
    """A verb of speech without a speaker: „…“, heißt es im Bericht."""
    verbs = _verb_at(grammar, text, begin, limit)
    return None if verbs is None else Attribution(Link.AFTER, None, verbs[0], begin, 0)


def _by_pronoun(turned: re.Match[str], verb: str) -> Attribution:
    pronoun = turned.group("pronoun")
    subject = None
    if pronoun in ("il", "elle"):
        subject = Subject(SubjectKind.PRONOUN, *turned.span("pronoun"), pronoun)
    return Attribution(Link.AFTER, subject, verb, turned.start("verb"), 0)


def _verb_at(grammar: Grammar, text: str, begin: int, limit: int) -> tuple[str, int] | None:
    """The verb of speech that begins here, alone or with its auxiliary, and where it ends."""
    tokens = _TOKEN.finditer(text, begin, limit)
    first = next(tokens, None)
    if first is None or text[begin : first.start()].strip():
        return None
    word = first.group().casefold()
    if word in grammar.auxiliaries:
        for token in (next(tokens, None), next(tokens, None)):
            if token is not None and token.group().casefold() in grammar.participles:
                return token.group(), token.end()
            if token is None or token.group().casefold() not in grammar.fillers:
                return None
        return None
    return (first.group(), first.end()) if word in grammar.verbs else None


def _name_first(
    grammar: Grammar, text: str, names: Names, begin: int, limit: int
) -> Attribution | None:
    """ "…", Ott sagte; „…“, wie Ott betonte; «…», как Орлов отметил."""
    subject = subject_at(grammar, text, names, begin, limit)
    if subject is None:
        return None
    verbs = _verb_at(grammar, text, subject.end, limit)
    if verbs is None:
        return None
    return Attribution(Link.AFTER, subject, verbs[0], subject.end, 0)


def _according(grammar: Grammar, around: Surrounding, quote: Marked) -> Attribution | None:
    masked = around.masked
    start = max(around.sentence.start, quote.outer_start - WINDOW)
    end = min(around.sentence.end, quote.outer_end + _AFTER_REACH)
    for cue in grammar.according.finditer(masked, start, end):
        is_so = cue.group().casefold() == "so"
        if is_so and masked[quote.outer_end : cue.start()].strip(" ,"):
            continue
        subject = subject_at(grammar, masked, around.names, cue.end(), end)
        if subject is not None:
            subject = _in_nominative(subject, around.names)
            gap = max(quote.outer_start - cue.end(), cue.start() - quote.outer_end, 0)
            return Attribution(Link.ACCORDING, subject, cue.group(), cue.start(), gap)
    if grammar.postponed is None:
        return None
    for cue in grammar.postponed.finditer(masked, start, end):
        subject = _subject_ending(grammar, masked, around.names, start, cue.start())
        if subject is not None:
            gap = max(quote.outer_start - cue.end(), cue.start() - quote.outer_end, 0)
            word = cue.group().strip()
            return Attribution(Link.ACCORDING, subject, word, cue.start(), gap)
    return None


def _before(grammar: Grammar, around: Surrounding, quote: Marked) -> Attribution | None:
    """The verb nearest before the quotation, its subject before it or, inverted, after it."""
    masked = around.masked
    start = max(around.sentence.start, quote.outer_start - WINDOW)
    tokens = list(_TOKEN.finditer(masked, start, quote.outer_start))
    tried = 0
    for index in range(len(tokens) - 1, -1, -1):
        word = tokens[index].group().casefold()
        if word not in grammar.verbs and word not in grammar.participles:
            continue
        tried += 1
        if tried > _MOST_VERBS:
            return None
        first = index
        while first > 0 and _is_between(grammar, tokens[first - 1].group()):
            first -= 1
        is_finite = word in grammar.verbs or any(
            token.group().casefold() in grammar.auxiliaries for token in tokens[first:index]
        )
        if not is_finite:
            continue
        end = tokens[first].start()
        subject = _subject_ending(grammar, masked, around.names, start, end)
        if subject is None:
            subject = subject_at(
                grammar, masked, around.names, tokens[index].end(), quote.outer_start
            )
        if subject is not None:
            gap = quote.outer_start - tokens[index].end()
            return Attribution(Link.BEFORE, subject, word, tokens[index].start(), gap)
    return None


def _is_between(grammar: Grammar, word: str) -> bool:
    plain = word.casefold()
    return plain in grammar.auxiliaries or (plain in grammar.fillers and word.islower())


def _within(grammar: Grammar, text: str, names: Names, quote: Marked) -> Attribution | None:
    """A verb of speech put into the quotation: « Nous irons, a dit Morel, dès demain. »"""
    end = min(quote.end, quote.start + _INSIDE)
    for comma in re.compile(r",\s(?=[a-zé])").finditer(text, quote.start, end):
        found = _verb_first(grammar, text, names, comma.end(), end)
        if found is None or found.subject is None:
            continue
        stop = text[found.subject.end : found.subject.end + 1]
        if stop in (",", ".") or found.subject.kind is SubjectKind.PRONOUN:
            return found
    return None


def subject_at(grammar: Grammar, text: str, names: Names, begin: int, limit: int) -> Subject | None:
    """The speaker whose words begin at an offset: a name with its title, a pronoun, a phrase."""
    tokens = list(_first_tokens(text, begin, limit))
    while tokens and tokens[0].group().casefold() in grammar.fillers - grammar.articles:
        tokens.pop(0)
    if not tokens or text[begin : tokens[0].start()].strip(" \n").count(","):
        return None
    first = tokens[0].group()
    if first.casefold() in grammar.pronouns:
        return Subject(SubjectKind.PRONOUN, *tokens[0].span(), first.casefold())
    phrase = _phrase(grammar, text, names, tokens)
    if not phrase:
        return None
    start, end = phrase[0].start(), phrase[-1].end()
    inside = [name for name in names.between(start, end) if name.end <= end + 1]
    person = next((name for name in inside if name.kind is FactKind.PERSON), None)
    if person is not None:
        return named(person)
    whole = next((name for name in inside if name.end >= end), None)
    if whole is not None and _only_titles(grammar, text[start : whole.start]):
        return named(whole)
    apposed = _apposed(text, names, end, limit)
    return apposed or _described(grammar, text, start, end)


def _first_tokens(text: str, begin: int, limit: int) -> Sequence[re.Match[str]]:
    found: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, begin, limit):
        found.append(token)
        if len(found) > 2 * _LONGEST:
            break
    return found


def _phrase(
    grammar: Grammar, text: str, names: Names, tokens: Sequence[re.Match[str]]
) -> Sequence[re.Match[str]]:
    """The tokens up to where the noun phrase ends."""
    taken: list[re.Match[str]] = []
    for token in tokens:
        word = token.group().casefold()
        name = names.at(token.start())
        if name is None or name.start == token.start():
            is_stop = word in grammar.stops and not (word in grammar.joining and taken)
            is_verb = word in grammar.verbs or word in grammar.auxiliaries
            if not token.group()[0].isalnum() or is_stop or (is_verb and token.group().islower()):
                break
        taken.append(token)
        if len(taken) == _LONGEST:
            break
    while taken and taken[-1].group().casefold() in grammar.joining | grammar.articles:
        taken.pop()
    return taken


def _only_titles(grammar: Grammar, words: str) -> bool:
    return not any(word.casefold() in grammar.joining for word in words.split())


def _apposed(text: str, names: Names, end: int, limit: int) -> Subject | None:
    """The person named after a description: "sagte der Sprecher, Karl Ott"."""
    if text[end : end + 2] != ", " or end + 2 >= limit:
        return None
    name = names.at(end + 2)
    return named(name) if name is not None and name.kind is FactKind.PERSON else None


def _described(grammar: Grammar, text: str, start: int, end: int) -> Subject | None:
    """A description that can speak: one with a name's capital, or a noun for a speaker."""
    words = " ".join(text[start:end].split())
    first, _, rest = words.partition(" ")
    label = rest if first.casefold() in grammar.articles and rest else words
    label = re.sub(r"^[lL][’'](?=\w)", "", label)
    pieces = label.split()
    if not pieces or pieces[0].casefold() in grammar.stops | grammar.fillers:
        return None
    bare = _after_role(grammar, pieces)
    if bare:
        return Subject(SubjectKind.DESCRIBED, start, end, " ".join(bare))
    is_role = any(_is_role(grammar, piece.casefold()) for piece in pieces)
    if not is_role and not any(piece[0].isupper() for piece in pieces):
        return None
    return Subject(SubjectKind.DESCRIBED, start, end, label)


def _is_role(grammar: Grammar, word: str) -> bool:
    """Whether a word is a noun for a speaker, in Russian in any case."""
    if word in grammar.roles or grammar.surnames is None:
        return word in grammar.roles
    stem = _CASE_ENDING.sub("", word)
    return len(stem) > 3 and any(stem + ending in grammar.roles for ending in ("", "а", "о", "ь"))


def _after_role(grammar: Grammar, pieces: Sequence[str]) -> Sequence[str]:
    """The name that follows a role as its last words: "министр Иван Орлов"; empty without one."""
    first = len(pieces)
    while first > 0 and pieces[first - 1][0].isupper():
        if pieces[first - 1].casefold() in grammar.roles:
            break
        first -= 1
    name = pieces[first:]
    if first == 0 or pieces[first - 1].casefold() in grammar.joining or not name:
        return ()
    has_role = any(piece.casefold() in grammar.roles for piece in pieces[:first])
    if not has_role or any(piece.isupper() and len(piece) > 2 for piece in name):
        return ()
    if grammar.surnames is not None:
        return name if grammar.surnames.search(name[-1]) else ()
    return name if len(name) >= 2 else ()


def _subject_ending(
    grammar: Grammar, text: str, names: Names, start: int, end: int
) -> Subject | None:
    """The speaker whose words end right before an offset, over what stands between commas."""
    tokens = list(_TOKEN.finditer(text, max(start, end - 240), end))
    if tokens and tokens[-1].group() == ",":
        back = next((i for i in range(len(tokens) - 2, -1, -1) if tokens[i].group() == ","), -1)
        if back < 1:
            return None
        tokens = tokens[:back]
    if not tokens:
        return None
    last = tokens[-1]
    if last.group().casefold() in grammar.pronouns:
        return Subject(SubjectKind.PRONOUN, *last.span(), last.group().casefold())
    name = names.at(last.start())
    if name is not None:
        return named(name)
    taken: list[re.Match[str]] = []
    for token in reversed(tokens):
        word = token.group().casefold()
        is_stop = word in grammar.stops and word not in grammar.joining
        is_stop = is_stop or (word in grammar.verbs and token.group().islower())
        if not token.group()[0].isalnum() or is_stop or len(taken) == _LONGEST:
            break
        taken.insert(0, token)
        if word in grammar.articles and word not in grammar.joining:
            break
    while taken and taken[0].group().casefold() in grammar.joining - grammar.articles:
        taken.pop(0)
    return _described(grammar, text, taken[0].start(), last.end()) if taken else None


_CASE_ENDING = re.compile(r"(?:ого|его|ому|ой|ей|ым|им|ом|ем|а|я|у|ю|ы|и|е)$")


def _in_nominative(subject: Subject, names: Names) -> Subject:
    """The same speaker by a name of the text of which the words are another case (Russian)."""
    if subject.kind is not SubjectKind.DESCRIBED:
        return subject
    stem = _CASE_ENDING.sub("", subject.label.split()[-1])
    if stem == subject.label.split()[-1] or len(stem) < 4:
        return subject
    for name in names.facts:
        last = label_of(name).split()[-1]
        if name.kind is FactKind.PERSON and last.startswith(stem) and len(last) <= len(stem) + 2:
            return Subject(SubjectKind.NAME, subject.start, subject.end, label_of(name))
    return subject
