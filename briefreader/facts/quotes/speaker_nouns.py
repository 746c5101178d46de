"""Which nouns can stand for somebody who speaks, or for a text that says something."""

import re

from briefreader.facts.text.word_lists import word_list

_PEOPLE = """
president premier chancellor secretary minister senator representative congressman congresswoman
governor mayor ambassador envoy chairman chairwoman chairperson chair speaker director judge justice
commissioner commander general chief head leader spokesman spokeswoman spokesperson adviser advisor
aide analyst economist professor author founder co-founder owner editor journalist reporter
correspondent photographer lawyer attorney prosecutor counsel expert scientist researcher historian
activist dissident oligarch billionaire banker officer official agent spy lieutenant colonel captain
king queen prince princess emperor dictator ruler candidate opponent rival successor predecessor
ally friend brother sister wife husband father mother son daughter uncle aunt cousin colleague
nephew niece widow widower partner theologian bishop archbishop priest deputy member lawmaker
politician diplomat negotiator fellow scholar consultant executive strategist secretary-general
person man woman boy girl child parent spouse relative neighbour neighbor resident citizen voter
villager local native refugee migrant immigrant survivor victim witness source insider observer
critic supporter advocate proponent campaigner protester demonstrator organiser organizer student
pupil teacher doctor physician nurse patient farmer worker employee employer trader investor
shareholder customer client consumer user driver passenger tourist soldier veteran rebel fighter
militant insurgent terrorist gunman hostage prisoner detainee defendant plaintiff accused suspect
applicant respondent participant attendee delegate envoy envoys monarch pope imam rabbi cleric
clergy monk nun saint prophet apostle poet writer novelist playwright philosopher artist singer
musician actor actress composer coach player captain athlete team-mate teammate manager boss
entrepreneur businessman businesswoman tycoon magnate engineer technician pilot astronaut sailor
fisherman hunter guard policeman detective sheriff marshal sergeant major corporal admiral
brigadier veteran recruit marine airman trooper pundit commentator columnist blogger milblogger
anchor presenter host guest interviewer interviewee translator interpreter narrator reader viewer
listener audience donor volunteer intern assistant clerk treasurer trustee auditor inspector
regulator mediator arbitrator peacekeeper monitor rapporteur whistleblower heckler passer-by
bystander mourner pilgrim nobleman merchant peasant landlord tenant stranger youth teenager adult
elder ancestor descendant heir bride groom parishioner congregant friar chaplain pastor vicar dean
principal headmaster chancellor rector provost dignitary celebrity star fan follower admirer
detractor skeptic sceptic cynic opponent adversary foe enemy counterpart peer staffer operative
lobbyist pollster forecaster meteorologist epidemiologist geologist another one someone somebody
everyone everybody nobody others many some both guy fellow lady gentleman chap folk folks people
"""
_GROUPS = """
government ministry department agency office bureau administration authority authorities council
committee commission board panel court tribunal jury parliament congress senate house assembly
legislature cabinet party faction coalition opposition bloc alliance union federation league
association organisation organization group movement campaign campaigners network foundation
institute institution university college school faculty centre center think-tank company firm
corporation bank business businesses enterprise industry manufacturer publisher broadcaster
newspaper paper magazine journal agency outlet media press channel station website site blog
service delegation mission embassy consulate secretariat directorate division unit team crew staff
army navy police military force forces command headquarters militia regime state states country
countries nation nations city town province region kremlin palace presidency leadership majority
minority family couple public crowd church mosque synagogue clergy community communities
intelligence watchdog body taskforce troika quartet side sides parties diaspora camp lobby
vatican pentagon treasury fund authorities officials management
"""
_TEXTS = """
act law bill statute rule rules regulation regulations resolution amendment treaty agreement accord
pact convention charter protocol constitution declaration communique communiqué statement report
article paper study survey poll review assessment analysis estimate letter memo memorandum note
notice document documents order directive decree proclamation text section provision provisions
clause paragraph passage chapter preamble language guidance guideline guidelines policy strategy
doctrine budget plan proposal draft version editorial op-ed column headline post tweet message email
e-mail telegram cable brief briefing complaint indictment filing lawsuit petition ruling opinion
verdict judgment judgement decision sign banner poster placard caption slogan label song proverb
saying adage motto maxim poem scripture verse inscription plaque manual handbook guide standard code
contract release announcement speech address summary transcript recording video ad advertisement
commercial book memoir diary page profile reply response bulletin gazette advisory alert warning
dictionary encyclopedia encyclopaedia script narrative annex appendix footnote preface introduction
abstract conclusion finding findings recommendation criteria definition bible quran koran gospel
"""
_IRREGULAR_PLURALS = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "people": "people",
    "media": "media",
    "clergymen": "clergyman",
}
_NO_SPEAKERS = frozenset(
    word_list(
        "number order matter water power computer weather border factor sector error corridor "
        "color colour door floor summer winter river paper layer quarter shower tower flower "
        "finger murder fever danger anger hunger offer transfer buffer barrier carrier frontier "
        "pier tier labor labour harbor harbour favor behavior behaviour humor rumor rumour terror "
        "horror mirror motor chapter character container counter cover dinner disaster filter "
        "folder former latter gender helicopter hour launcher letter liver master measure meter "
        "metre neither either never ever over under after later earlier rather other wonder "
        "october november december september used vector reactor tractor monitor printer server "
        "poster newsletter router trailer boiler cylinder powder ladder list twist mist wrist "
        "waist exist persist consist resist pair air affair despair repair"
    )
)
_SUFFIX = re.compile(
    r"(?:er|or|ist|ian|man|woman|person|eer|ier|eur|ologist|crat|ees?)$", re.IGNORECASE
)
_HEAD_ENDS = re.compile(r"\s(?:of|for|from|at|in|to|on|with|who|that|near|inside|within)\b|[,(]")
_ALL = frozenset(word_list(_PEOPLE)) | frozenset(word_list(_GROUPS)) | frozenset(word_list(_TEXTS))
PEOPLE = frozenset(word_list(_PEOPLE))
"""Nouns for one person, in the singular and in small letters."""


def singular(word: str) -> str:
    """A noun in small letters without the ending of its plural."""
    word = word.casefold()
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
    if word in _ALL:
        return word
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def head_of(label: str) -> str:
    """The noun that a description turns on: "aide" of "senior aide to the minister".

    A number after it ("Section 5") is passed over.
    """
    ends = _HEAD_ENDS.search(label)
    words = (label[: ends.start()] if ends else label).split()
    while len(words) > 1 and not any(letter.isalpha() for letter in words[-1]):
        words.pop()
    return words[-1].strip("’'.,") if words else ""


def is_person_noun(word: str) -> bool:
    """Whether a word in small letters means a person or persons, by the lists or its ending."""
    noun = singular(word)
    if noun in PEOPLE:
        return True
    return noun not in _NO_SPEAKERS and len(noun) > 4 and _SUFFIX.search(noun) is not None


def can_speak(label: str, *, opens_sentence: bool = False) -> bool:
    """Whether a description can be a speaker: a person, a body, a text, or what is named.

    A word with a capital within a sentence is taken for a name that no rule knows.
    """
    head = head_of(label)
    if not head or not any(letter.isalpha() for letter in head):
        return False
    if singular(head) in _ALL or is_person_noun(head):
        return True
    if head in ("which", "who", "that", "what"):
        return False
    if not opens_sentence or " " in label:
        return head[0].isupper()
    return head[0].isupper() and not head.endswith("s")
