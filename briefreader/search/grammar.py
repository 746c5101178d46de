"""The query language: what is typed in the search box becomes a Query.

A recursive descent over the characters, since every string is a query:

    query  = clause { [AND] clause }
    clause = near { OR near }                 binds tighter than the space
    near   = unit { NEAR/n unit }
    unit   = { "-" | NOT } primary
    primary = "(" query ")" | field ":" primary | phrase [~n] | [=] word [*]

What does not fit is read as words, with a notice.
"""

import datetime
import re

from briefreader.domain.query import (
    And,
    DateRange,
    Everything,
    Field,
    InField,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    Sort,
    Tagged,
    Term,
)
from briefreader.search.date_forms import parse_date
from briefreader.search.explain import explain
from briefreader.search.words import FARTHEST, tokens

DEEPEST = 40
"""Brackets within brackets that are understood."""

MOST_WORDS = 100
"""Words of a query that are searched."""

MOST_NOTICES = 8

_QUOTES = '"“”„‟«»＂'
_CHUNK = re.compile(rf"[^\s(){_QUOTES}]+")
_FIELD = re.compile(r"([^\W\d_][\w-]*):(?!//)")
_DASHES = re.compile(r"-+")
_CLOSING = re.compile(rf"[{_QUOTES}]")
_NEAR = re.compile(r"NEAR(?:/(\d{1,9}))?", re.ASCII)
_WITHIN = re.compile(r"~(\d{1,9})", re.ASCII)
_SPACE = re.compile(r"\s*")
_OPERATORS = ("AND", "OR", "NOT")
_LATER = {
    *("author", "publisher", "number", "url", "format", "lang", "folder"),
    *("mentions-date", "added", "modified", "note", "quote", "colour"),
    *("person", "org", "place", "speaker", "said", "figure", "has", "is", "same"),
}
_KNOWN = _LATER | {"title", "date", "after", "before", "tag", "sort"}


def parse(text: str, today: datetime.date, typing: bool = False) -> Query:
    """The query that a text means; any string is one, and nothing is raised.

    `today` is what `date:last-30-days` counts from. While `typing`, a last word of two letters or
    more that ends the text also stands for the words that start so.
    """
    parser = _Parser(text, today, typing)
    root = parser.whole() or Everything()
    return Query(text, root, parser.said(), explain(root), parser.sort)


class _Parser:
    """One walk over one text; `at` is the place reached, in code points."""

    def __init__(self, text: str, today: datetime.date, typing: bool) -> None:
        self.text = text
        self.today = today
        self.typing = typing
        self.sort: Sort | None = None
        self.at = 0
        self.depth = 0
        self.too_deep = 0
        self.words_left = MOST_WORDS
        self.notices: dict[str, None] = {}

    def said(self) -> tuple[str, ...]:
        return tuple(self.notices)[:MOST_NOTICES]

    def whole(self) -> Node | None:
        return self.query(None)

    def query(self, field: str | None) -> Node | None:
        """The clauses up to the closing bracket of this level or the end."""
        parts: list[Node] = []
        while self.skip_space():
            if self.text[self.at] == ")":
                self.at += 1
                if self.too_deep:
                    self.too_deep -= 1
                elif self.depth:
                    return _joined(And, parts)
                else:
                    self.note("A closing bracket has no opening one; it was left out.")
                continue
            if parts and self.chunk() == "AND" and self.operand_after("AND"):
                self.at += len("AND")
                continue
            if (part := self.clause(field)) is not None:
                parts.append(part)
        if self.depth:
            self.note("An opening bracket is not closed; the end of the query closes it.")
        return _joined(And, parts)

    def clause(self, field: str | None) -> Node | None:
        parts = [self.near(field)]
        while self.skip_space() and self.chunk() == "OR" and self.operand_after("OR"):
            if parts == [None]:
                break
            self.at += len("OR")
            parts.append(self.near(field))
        return _joined(Or, [part for part in parts if part is not None])

    def near(self, field: str | None) -> Node | None:
        left = self.unit(field)
        while isinstance(left, Term | Phrase) and self.skip_space():
            chunk = self.chunk()
            found = _NEAR.fullmatch(chunk)
            if not found or not self.operand_after(chunk):
                break
            self.at += len(chunk)
            right = self.unit(field)
            if not isinstance(right, Term | Phrase):
                self.note("NEAR takes words and phrases; both sides were searched on their own.")
                return _joined(And, [left, *([right] if right is not None else [])])
            distance = self.distance(found[1] or "10")
            left = Phrase(_words_of(left) + _words_of(right), distance)
        return left

    def unit(self, field: str | None) -> Node | None:
        negative = False
        while self.skip_space():
            if found := _DASHES.match(self.text, self.at):
                self.at = found.end()
                if not self.text[self.at : self.at + 1].strip(")").strip():
                    self.note(f"“{found[0][:10]}” has nothing after it to leave out.")
                    return None
                negative ^= len(found[0]) % 2 == 1
            elif self.chunk() == "NOT" and self.operand_after("NOT"):
                self.at += len("NOT")
                negative = not negative
            else:
                break
        if negative:
            typing, self.typing = self.typing, False
            part = self.primary(field)
            self.typing = typing
            return Not(part) if part is not None else None
        return self.primary(field)

    def primary(self, field: str | None, direct: bool = False) -> Node | None:
        """A group, a phrase or a word; `direct` after a colon, where no field is looked for."""
        if not self.skip_space() or self.text[self.at] == ")":
            return None
        if self.text[self.at] == "(":
            return self.group(field)
        if self.text[self.at] in _QUOTES:
            return self.phrase(field)
        found = None if direct else _FIELD.match(self.text, self.at)
        if found:
            return self.fielded(found)
        chunk = self.chunk()
        self.at += len(chunk)
        if not direct and (chunk in _OPERATORS or _NEAR.fullmatch(chunk)):
            self.note(f"{chunk} has nothing to join here; it was read as a word.")
        return self.meant(field, chunk)

    def group(self, field: str | None) -> Node | None:
        self.at += 1
        if self.depth >= DEEPEST:
            self.note(f"Brackets more than {DEEPEST} deep were left out.")
            self.too_deep += 1
            return None
        self.depth += 1
        node = self.query(field)
        self.depth -= 1
        return node

    def phrase(self, field: str | None) -> Node | None:
        start = self.at + 1
        found = _CLOSING.search(self.text, start)
        end, closed = (found.start(), True) if found else (len(self.text), False)
        if not closed:
            self.note("A quotation mark is not closed; the end of the query closes it.")
        self.at = min(end + 1, len(self.text))
        inside = self.text[start:end]
        within = _WITHIN.match(self.text, self.at) if closed else None
        if within:
            self.at = within.end()
        if field is not None and field not in _LATER and field != "title":
            return self.meant(field, inside)
        words = self.counted(inside)
        if not words:
            return None
        if field in _LATER:
            self.note_later(field or "")
        node: Node
        if within and len(words) > 1:
            node = Phrase(words, self.distance(within[1]))
        elif self.typing and not closed and inside.endswith(words[-1]):
            node = _open_ended(words)
        else:
            node = _unit(words)
        return _in_title(node) if field == "title" else node

    def fielded(self, found: "re.Match[str]") -> Node | None:
        name, start = found[1].lower(), self.at
        self.at = found.end()
        rest = self.text[self.at : self.at + 1]
        if name not in _KNOWN:
            self.note(f"“{found[1]}:” is no field; it was searched as plain text.")
            parts = [self.plain(found[1])]
            if rest and not rest.isspace() and rest != ")":
                parts.append(self.primary(None, direct=True))
            return _joined(And, [part for part in parts if part is not None])
        if not rest or rest == ")" or (rest.isspace() and not self.operand_after("")):
            self.note(f"“{self.text[start : self.at]}” has no value; it was read as a word.")
            return self.plain(found[1])
        return self.primary(name, direct=True)

    def meant(self, field: str | None, raw: str) -> Node | None:
        """What a word, or the text between quotation marks, means in a field."""
        match field:
            case "tag":
                return Tagged(raw.strip()) if raw.strip() else None
            case "sort":
                self.sorted_by(raw)
                return None
            case "date" | "after" | "before":
                return self.dated(field, raw)
            case "title":
                node = self.plain(raw)
                return _in_title(node) if node is not None else None
            case None:
                return self.plain(raw)
        self.note_later(field)
        return self.plain(raw)

    def dated(self, field: str, raw: str) -> Node | None:
        sign = {"after": ">", "before": "<"}.get(field, "")
        dates: DateRange | None = parse_date(sign + raw, self.today)
        if dates is not None:
            return dates
        self.note(
            f"“{raw[:30]}” is no date that {field}: understands, such as 2018, 2018-06 or"
            " 2018-06..2018-07; it was searched as plain text."
        )
        return self.plain(raw)

    def sorted_by(self, raw: str) -> None:
        try:
            self.sort = Sort(raw.lower())
        except ValueError:
            self.note("sort: takes relevance, date or title.")

    def plain(self, raw: str) -> Node | None:
        """The words of one chunk: a word, or a phrase where punctuation parts it."""
        exact, fuzzy = raw.startswith("="), raw.startswith("~")
        if fuzzy:
            self.note("“~” for misspelt words is not searchable yet; searched as it is written.")
        words = self.counted(raw)
        if not words:
            return None
        if raw.endswith(words[-1] + "*"):
            return Term(words[0], prefix=True) if len(words) == 1 else _open_ended(words)
        if "*" in raw:
            self.note("“*” stands at the end of a word only; it was left out.")
        if exact:
            return Term(words[0], exact=True) if len(words) == 1 else Phrase(words)
        typed = self.typing and self.at == len(self.text) and self.text.endswith(words[-1])
        return _open_ended(words) if typed and len(words[-1]) > 1 else _unit(words)

    def counted(self, raw: str) -> tuple[str, ...]:
        """The words of a raw text, as far as the number that is searched allows."""
        words = tuple(token.text for token in tokens(raw))
        if not words and raw.strip():
            self.note(f"“{raw.strip()[:20]}” has no letters or digits; it was left out.")
        if len(words) > self.words_left:
            self.note(f"Only the first {MOST_WORDS} words were searched.")
            self.at = len(self.text)
        words = words[: self.words_left]
        self.words_left -= len(words)
        return words

    def distance(self, digits: str) -> int:
        if int(digits) > FARTHEST:
            self.note(f"Words can be searched at most {FARTHEST} words apart.")
        return max(1, min(int(digits), FARTHEST))

    def skip_space(self) -> bool:
        """Go to the next character that is no space; False at the end."""
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at < len(self.text)

    def chunk(self) -> str:
        found = _CHUNK.match(self.text, self.at)
        return found[0] if found else ""

    def operand_after(self, operator: str) -> bool:
        """Whether something that an operator here could take follows it."""
        found = _SPACE.match(self.text, self.at + len(operator))
        after = found.end() if found else len(self.text)
        if after >= len(self.text) or self.text[after] == ")":
            return False
        chunk = _CHUNK.match(self.text, after)
        return chunk is None or not (chunk[0] in ("AND", "OR") or _NEAR.fullmatch(chunk[0]))

    def note(self, sentence: str) -> None:
        self.notices[sentence] = None

    def note_later(self, field: str) -> None:
        self.note(f"{field}: is not searchable yet; searched as plain text.")


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
    """The parts as one node, those of the same kind taken up, repetitions left out."""
    flat: dict[Node, None] = {}
    for part in parts:
        inner = part.parts if isinstance(part, And | Or) and isinstance(part, kind) else (part,)
        flat.update(dict.fromkeys(inner))
    if not flat:
        return None
    return next(iter(flat)) if len(flat) == 1 else kind(tuple(flat))


def _unit(words: tuple[str, ...]) -> Term | Phrase:
    return Term(words[0]) if len(words) == 1 else Phrase(words)


def _open_ended(words: tuple[str, ...]) -> Node:
    """Words of which the last may go on: as they stand, or with the last as a start of words."""
    start = Term(words[-1], prefix=True)
    if len(words) == 1:
        return Or((Term(words[0]), start))
    return Or((Phrase(words), And((_unit(words[:-1]), start))))


def _words_of(node: Term | Phrase) -> tuple[str, ...]:
    return node.words if isinstance(node, Phrase) else (node.word,)


def _in_title(node: Node) -> Node:
    match node:
        case Term() | Phrase():
            return InField(Field.TITLE, node)
        case And(parts):
            return And(tuple(_in_title(part) for part in parts))
        case Or(parts):
            return Or(tuple(_in_title(part) for part in parts))
        case Not(part):
            return Not(_in_title(part))
    return node
