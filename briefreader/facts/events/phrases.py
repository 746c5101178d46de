"""How the phrases of a clause look: what is before a verb, its object, where and when."""

import re

from briefreader.facts.events.surroundings import Around

PASSIVE = re.compile(r" (?:was|were|(?:has|have|had) been)(?: \w+ly| also| first| later)?$")
BARRED = re.compile(
    r"(?:\b(?:to|can|may|will|would|could|should|might|must|not|never|nor|be|being|is|are"
    r"|who|which|that|if)|n[’']t)(?: (?:\w+ly|also|have|has|be|been))*$"
)
OBJECT = re.compile(
    r"(?: and (?:\w+ly )?[a-z]+ed(?= ))?"
    r" (?!(?:in|on|at|by|to|for|of|from|with|as|that|than|and|or|but|when|while|after|before"
    r"|because|until|since|during|through|under|over|into|between|about|how|what|whether|it|them"
    r"|him|her|us|me|itself|not|more|less|if|so|such|up|out|off|down)\b)"
    r"(?:[“\"]?[\w$€£][\w’'.,$%-]*(?<!,)(?: (?!(?:in|on|at|by|to|for|from|with|as|that|which"
    r"|who|and|or|but|when|while|after|before|because|until|since|during|through|under|into|near"
    r"|must|may|can|will|shall|should|would|could|might"
    r"|between|about|following|including|along|using|ending|via|against|was|were|is|are|has"
    r"|have|had)\b|\d)[\w$€£“\"][\w’'.$%()-]*){0,7})"
)
TAIL = re.compile(
    r" (?:to|in|on|at|by|into|of|against|with) (?:the |former |late )?"
    r"(?=[A-Z\d])([A-Z\d][\w.’'-]*(?: [A-Z\d][\w.’'-]*){0,3})"
)
FIRM = re.compile(
    r" (?:(?:up to |about |more than )?[$€£\d]|an? |the |th(?:is|ese) |its |his |her |their"
    r"|[A-Z]|another |two |three |four |five |six |seven |eight |nine |ten )"
)
NEAR = 70
"""Within how many characters a time or a place is near."""
LONGEST_SUBJECT = 32
"""A subject that is longer stands in `who` only."""


def tail(around: Around, end: int) -> int:
    """Where whom, where or when a verb concerns ends."""
    tie = TAIL.match(around.text, end, around.sentence.end)
    if tie is None:
        return end
    tied = [fact.end for fact in around.at(tie.start(1), tie.end(1)) if fact.end - end < NEAR]
    return max(tied, default=end)


_IDLE_END = re.compile(r" (?:of|the|an?|up|its|his|their|to|no)$")

_BILL = re.compile(r"\b(?:S|H\.R|Res|Con)$")
_NUMBER_OF_BILL = re.compile(r"\.(?: (?:J\.|Con\.)? ?Res\.)? \d+")


def trimmed(text: str, end: int) -> int:
    """The end of a phrase without marks and words that lead on."""
    while text[end - 1] in " ,.;:(\"'“’":
        end -= 1
    number = _NUMBER_OF_BILL.match(text, end)
    if number is not None and _BILL.search(text, max(end - 8, 0), end):
        return number.end()
    idle = _IDLE_END.search(text, max(end - 8, 0), end)
    return trimmed(text, idle.start()) if idle is not None else end


def blanks(text: str, position: int) -> int:
    """The number of blanks before a position."""
    count = 0
    while position - count > 0 and text[position - count - 1].isspace():
        count += 1
    return count


_BUDGET_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ff]or|[Ff]rom|[Ss]ince) (?:FY ?\d{2,4}|[Ff]iscal [Yy]ears? \d{4})"
    r"(?: (?:to|and|through) (?:FY ?)?\d{2,4})?, [^,;]{0,60}$"
)


def is_of_budget_year(lead: str) -> bool:
    """Whether a clause opens with a budget year, as those do that give figures for it."""
    return _BUDGET_YEAR.search(lead) is not None
