"""Where names of organisations end in German, French, Spanish and Russian.

Names of bodies are made of a noun such as "ministry" or "union" with what belongs to it: before it
an adjective with a capital letter, after it a genitive or a phrase with "of" and "for".
"""

from briefreader.facts.names.lines import LONGEST_NAME, Line
from briefreader.facts.names.other_lists import NameLists


def organisation_at(line: Line, start: int, lists: NameLists) -> int:
    """The end of the organisation's name that begins at a token; `start` where none does."""
    if lists.language == "de":
        return _german(line, start, lists)
    if lists.language == "ru":
        return _russian(line, start, lists)
    return _romance(line, start, lists)


def _is_shouted(line: Line, start: int) -> bool:
    """Whether a token stands in a line all in capitals, where they tell nothing."""
    return line.headline and line.tokens[start].shouted


def _german(line: Line, start: int, lists: NameLists) -> int:
    word = line.words[start]
    if not line.is_capital(start) or _is_shouted(line, start):
        return start
    if lists.is_body(word):
        return start + 1
    after = line.word(start + 1)
    is_adjective = word.endswith(("e", "en", "er", "es")) and line.joined(start + 1)
    if is_adjective and line.is_capital(start + 1):
        known = lists.has("head_adjectives", word)
        if (known or not line.tokens[start].opens) and lists.has("heads_last", after):
            return _german_tail(line, start + 2, lists)
    if word.endswith(lists.words.words("names.head_endings")) and len(word) > 11:
        return _german_tail(line, start + 1, lists)
    if not lists.has("heads_first", word) or not line.joined(start + 1):
        return start
    end = _german_tail(line, start + 1, lists)
    if end > start + 1:
        return end
    follows = line.is_capital(start + 1) and not line.tokens[start + 1].opens
    is_name = word in ("Universität", "Hochschule", "Stiftung", "Akademie", "Institut")
    if not follows or not is_name or after in lists.no_names:
        return start
    return _and_more(line, start + 2, "und")


def _german_tail(line: Line, end: int, lists: NameLists) -> int:
    """The end with "für Wirtschaft und Energie", "der Verteidigung"."""
    if line.word(end) not in ("für", "der", "des") or not line.joined(end):
        return end
    noun = end + 1
    if line.word(end) == "für":
        while line.word(noun).endswith(("e", "es", "en")) and not line.is_capital(noun):
            noun += 1
    is_body_part = line.word(end) == "für" or line.word(noun) in (
        "Verteidigung", "Finanzen", "Justiz", "Innern", "Inneren", "Wissenschaften", "Künste",
    )  # fmt: skip
    if not line.is_capital(noun) or not is_body_part:
        return end
    return _and_more(line, noun + 1, "und")


def _and_more(line: Line, end: int, joint: str) -> int:
    """The end with ", Familie und Jugend", as far as capitals go on."""
    limit = end + 6
    while end < limit:
        step = 2 if line.word(end) in (joint, ",") else 0
        if not step or not line.is_capital(end + 1):
            return end
        if line.word(end) == "," and line.word(end + 2) not in (joint, ","):
            return end
        end += step
    return end


def _romance(line: Line, start: int, lists: NameLists) -> int:
    word = line.words[start]
    is_capital = line.is_capital(start)
    if is_capital and lists.is_body(word):
        return start + 1
    lowered = word[:1].lower() + word[1:]
    if not lists.has("heads_first", lowered) or _is_shouted(line, start):
        return start
    if not is_capital and not lists.has("lower_heads", word):
        return start
    end, has_name = start + 1, False
    while end < start + LONGEST_NAME and line.joined(end):
        step = _romance_step(line, end, lists, is_capital)
        if not step:
            break
        has_name = has_name or line.is_capital(end + step - 1) or is_capital
        end += step
    return end if end > start + 1 and has_name else start


def _romance_step(line: Line, end: int, lists: NameLists, is_capital: bool) -> int:
    """How many tokens more belong to a name that has come to `end`: a word, or "of" and a word."""
    if line.tokens[end].capital:
        return 0 if line.tokens[end].opens or line.words[end] in lists.no_names else 1
    if lists.has("heads_adjectives", line.words[end]):
        return 1
    step = 0
    while step < 3 and line.joined(end + step) and _is_of(line, end + step, lists):
        step += 1
    if not step or not line.joined(end + step):
        return 0
    after = end + step
    if line.is_capital(after):
        is_list = line.word(end) in ("y", "e", "et", "pour", "para", "à", "sur")
        name = line.words[after]
        is_other = lists.place(name) or lists.given_name(name) or line.tokens[after].shouted
        if is_list and (is_other or lists.has_any_case("heads_first", name)):
            return 0
        return step + 1
    if not is_capital:
        return 0
    if lists.has("heads_adjectives", line.words[after]):
        return step + 1
    return step + 2 if lists.has("heads_adjectives", line.word(after + 1)) else 0


def _is_of(line: Line, position: int, lists: NameLists) -> bool:
    return lists.has("head_of", line.word(position))


def _russian(line: Line, start: int, lists: NameLists) -> int:
    word = line.words[start]
    if not line.is_capital(start) or _is_shouted(line, start):
        return start
    if lists.is_body(word):
        return start + 1
    endings = lists.words.words("names.adjective_endings")
    if word.endswith(endings):
        stems = lists.words.words("names.adjective_stems")
        if line.tokens[start].opens and not word.lower().startswith(stems):
            return start
        for position in range(start + 1, min(start + 4, len(line.tokens))):
            after = line.words[position]
            if lists.has_any_case("heads_last", after):
                return _russian_tail(line, position + 1, lists)
            if not after.endswith(endings) or not line.joined(position):
                break
    if lists.has("heads_first", word[0].lower() + word[1:]):
        end = _russian_tail(line, start + 1, lists)
        return end if end > start + 1 else start
    return start


def _russian_tail(line: Line, end: int, lists: NameLists) -> int:
    """The end with the genitive that follows: "иностранных дел", "Федерации", "России"."""
    limit = end + 6
    while end < limit and line.joined(end):
        word = line.word(end)
        if lists.has("heads_adjectives", word):
            end += 1
        elif lists.has("head_of", word) and lists.has("heads_adjectives", line.word(end + 1)):
            end += 2
        elif word in ("Федерации", "Безопасности", "Европы"):
            end += 1
        else:
            break
    return end
