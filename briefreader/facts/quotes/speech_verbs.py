"""The words that introduce speech: verbs in all their forms, by what they show."""

import re

from briefreader.facts.text.word_lists import word_list

_REGULAR = """
accuse acknowledge add admit advise affirm agree allege announce answer argue assert assess assure
attest blame boast caution charge cite claim clarify comment complain concede conclude condemn
confide confirm contend continue counter criticise criticize decide declare decry demand deny
disclose emphasise emphasize encourage estimate exclaim explain express forecast hint imply
indicate inform insist interject invite joke judge lament maintain mention muse note object observe
offer opine order plead pledge point praise predict present proclaim promise propose protest
question quip quote reaffirm reason reassure recall recommend recount refuse reiterate reject
remark remind repeat reply report request respond retort reveal scoff shout signal speculate state
stress suggest sum surmise tease testify threaten tweet urge venture voice vow warn whisper wonder
worry post emphasise commit applaud allude summarise summarize outline underline underscore
highlight instruct direct require mandate stipulate specify authorise authorize prohibit
preach bemoan rejoice reckon consider believe
"""
_NAMING = """
brand call characterise characterize decry denounce deride describe dismiss dub hail identify label
lambast lambaste mock portray refer slam tag term title depict deem celebrate acclaim
"""
_IRREGULAR = """
speak speaks spoke spoken speaking talk talks talked talking say says said saying tell tells told
telling write writes wrote writing written put puts putting ask asks asked asking think thinks
thought swear swears swore make makes made read reads hold held find finds found finding show
shows showed foretold begged begs beg read joking jokes quipped quips shot
"""
_FOREIGN = """
sagte sagt erklärte erklärt betonte betont meinte warnte schrieb dit déclaré déclare affirmé affirme
ajouté ajoute expliqué explique estime assuré dijo afirmó declaró añadió aseguró explicó señaló
сказал сказала заявил заявила отметил отметила подчеркнул подчеркнула добавил добавила сообщил
"""
_OF = re.compile(r"\s(?:of|about)\b")
_NEEDS_OBJECT = {
    **dict.fromkeys(
        word_list("speak speaks spoke spoken speaking talk talks talked talking"),
        _OF,
    ),
    "put": re.compile(r"\s(?:it|this|things)\b"),
    "puts": re.compile(r"\s(?:it|this|things)\b"),
    "putting": re.compile(r"\s(?:it|this|things)\b"),
    "make": re.compile(r"\s(?:it\s)?(?:clear|plain)\b"),
    "makes": re.compile(r"\s(?:it\s)?(?:clear|plain)\b"),
    "made": re.compile(r"\s(?:it\s)?(?:clear|plain)\b"),
    "read": re.compile(r"\s*[:,]"),
    "reads": re.compile(r"\s*[:,]"),
    **dict.fromkeys(
        word_list("commit commits committed committing"),
        re.compile(r"\s(?:in return\s|[a-z]+ly\s|(?:it|them)sel(?:f|ves)\s)?(?:to\b|[\"“\ufffc])"),
    ),
    "shot": re.compile(r"\sback\b"),
    "hold": re.compile(r"\sthat\b"),
    "held": re.compile(r"\sthat\b"),
    **dict.fromkeys(word_list("refuse refuses refused refusing"), re.compile(r"\sto\b")),
    **dict.fromkeys(("accused", "suspected"), re.compile(r"\s(?!of\b|by\b)")),
    "deemed": re.compile(r"\s(?!to\b)"),
    "charged": re.compile(r"\s(?!with\b|by\b)"),
    "point": re.compile(r"\sout\b"),
    "points": re.compile(r"\sout\b"),
    "pointed": re.compile(r"\sout\b"),
    "pointing": re.compile(r"\sout\b"),
    "sum": re.compile(r"\s(?:it\s)?up\b"),
    "summed": re.compile(r"\s(?:it\s|things\s)?up\b"),
    "refer": re.compile(r"\sto\b"),
    "refers": re.compile(r"\sto\b"),
    "referred": re.compile(r"\sto\b"),
    "referring": re.compile(r"\sto\b"),
}


_CLAUSE = re.compile(
    r"\s*(?:[:,]?\s*[\"“„«‘'\ufffc]|[:,—–]|\s(?:that|how|why|what|whether|there|it|he|she|they|we|I"
    r"|in|on|at|during|later|to reporters|his|her|their)\b)"
)
_WITH_CLAUSE = frozenset(
    word_list(
        "post posts posted posting charge charges "
        "confirm confirms confirmed confirming continue continues continued continuing conclude "
        "concludes concluded concluding report reports title titles titled"
    )
)
_HOLDING = re.compile(r"\s*[:,]|\s(?:that|there|it|he|she|they|his|her|their)\b")
_MAINTAIN = frozenset(word_list("maintain maintains maintained maintaining"))
_THAT = re.compile(r"\s(?:that\b|(?:it\s|this\s|them\s)?[\"“„«\ufffc])|\s*[:,]\s*[\"“„«\ufffc]")
_WITH_THAT = frozenset(
    word_list(
        "consider considers considered considering find finds found finding believe believes "
        "believed believing show shows showed"
    )
)
_WITH_AS = frozenset(word_list("identify identifies identified identifying"))
_AS = re.compile(r"\sas\s")
_CLOSED = re.compile(
    r"\s*(?:[.,;:!?—–\n]|$)|\s(?:it|this|them|him|in|on|at|during|after|before|when|as|of"
    r"|to reporters|yesterday|today|last|later|earlier|again|through|via|while)\b"
)
_ADDED = frozenset(word_list("add adds added adding"))
_ADDED_TO = re.compile(r"\s(?!to\b|that\b)[^.;:“”\"]{1,80}?\sto\s(?:the|an?|its|this|these|[A-Z])")


def _forms(base: str) -> set[str]:
    """The forms of a regular verb: label, labels, labelled, labeled, labelling, labeling."""
    if base.endswith("e"):
        return {base, base + "s", base + "d", base[:-1] + "ing"}
    if base.endswith("y") and base[-2] not in "aeou":
        return {base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    ending = "es" if base.endswith(("s", "sh", "ch", "x")) else "s"
    forms = {base, base + ending, base + "ed", base + "ing"}
    if base[-1] in "blmptgn" and base[-2] in "aeiou":
        forms |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    return forms


NAMING_VERBS = frozenset(form for base in _NAMING.split() for form in _forms(base))
"""Verbs that take a word or two in marks as a name for something: called the plan “reckless”."""

SPEECH_VERBS = (
    frozenset(form for base in _REGULAR.split() for form in _forms(base))
    | frozenset(_IRREGULAR.split())
    | frozenset(_FOREIGN.split())
    | NAMING_VERBS
)
"""Every form of every verb that can introduce what somebody said or wrote."""

NOUN_TOO = frozenset(
    word_list(
        "call calls claim claims comment comments charge charges demand demands estimate "
        "estimates forecast forecasts label labels mention note notes offer offers order orders "
        "plea pledge pledges point points post posts present promise promises protest protests "
        "question questions quote quotes read reason reasons remark remarks reply report "
        "reports request requests respond signal signals state states stress tag tags term "
        "terms thought title titles tweet tweets voice voices vow vows worry worries writing "
        "judge judges show shows finding "
        "hint hints joke jokes threat invite slam brand"
    )
)
"""Forms that are as often a noun: "media reports", "the claims"."""

BARE_NOUNS = frozenset(form for form in NOUN_TOO if form + "s" in NOUN_TOO)
"""Those without an ending, which are a verb only after a plural, a pronoun, "to" or "will"."""

PASSIVE = re.compile(r"\b(?:is|was|are|were|been|be|being)\s+(?:\w+ly\s+)?$")
"""What stands before a verb whose subject is not the one who speaks."""

PARTICIPLES = frozenset(verb for verb in SPEECH_VERBS if verb.endswith("ing"))
"""Forms that share the subject of the verb before them: "he said, adding that ..."."""


def introduces(verb: str, text: str, end: int, quotation: int) -> bool:
    """Whether a verb that ends at `end` leads on to a quotation, rather than to its own object.

    "They maintained that …", but not "they maintained roads"; "he added: …", not "it added a clause
    to the Act".
    """
    if verb in _WITH_CLAUSE:
        return _CLAUSE.match(text, end, quotation + 1) is not None
    if verb in _WITH_AS:
        is_next = text[end:quotation].strip() in ("", "a", "an")
        return is_next or _AS.search(text, end, quotation) is not None
    if verb in _MAINTAIN:
        return _HOLDING.match(text, end, quotation + 1) is not None
    if verb in _WITH_THAT:
        return _THAT.match(text, end, quotation + 1) is not None
    if verb in _ADDED:
        return _ADDED_TO.match(text, end, quotation) is None
    return True


def closes(verb: str, text: str, end: int) -> bool:
    """Whether a verb after a quotation has that for its object, and no other one behind it."""
    if verb not in _WITH_CLAUSE | _WITH_THAT | _WITH_AS | NAMING_VERBS:
        return True
    return _CLOSED.match(text, end) is not None


def governs(verb: str, text: str, end: int) -> bool:
    """Whether a verb that ends at `end` introduces speech, by what must follow it."""
    needed = _NEEDS_OBJECT.get(verb)
    return needed is None or needed.match(text, end, end + 24) is not None
