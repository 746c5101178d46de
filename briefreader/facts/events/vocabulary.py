"""Words that name or tell events, with the kind of event."""

from briefreader.facts.text.word_lists import word_list


def _by_word(*lines: tuple[str, str]) -> dict[str, str]:
    return {word.replace("_", " "): kind for kind, words in lines for word in word_list(words)}


NOUNS = _by_word(
    ("summit", "summit summits"),
    ("meeting", "meeting meetings consultation consultations session roundtable"),
    ("conference", "conference conferences congress symposium forum workshop convention"),
    ("negotiation", "talks negotiation negotiations dialogue"),
    ("visit", "visit visits trip tour"),
    ("call", "phone_call telephone_call phone_calls"),
    (
        "election",
        "election elections referendum referendums plebiscite primary primaries runoff by-election",
    ),
    ("vote", "vote votes ballot"),
    (
        "attack",
        (
            "attack attacks bombing bombings airstrike airstrikes strike strikes raid raids"
            " shelling assassination ambush massacre shooting explosion hijacking hack"
            " breach invasion incursion kidnapping kidnappings offensive assault annexation seizure"
        ),
    ),
    ("war", "war wars battle siege conflict uprising revolution coup rebellion insurgency mutiny"),
    ("protest", "protest protests demonstration demonstrations rally rallies march riot riots"),
    ("hearing", "hearing hearings testimony"),
    ("trial", "trial trials verdict conviction sentencing indictment impeachment ruling"),
    ("arrest", "arrest arrests detention raid"),
    ("signing", "signing ratification"),
    ("speech", "speech address remarks"),
    ("exercise", "exercise exercises drill drills manoeuvres maneuvers"),
    (
        "disaster",
        (
            "earthquake flood floods hurricane tsunami wildfire wildfires drought famine crash"
            " derailment spill eruption fire cyclone typhoon"
        ),
    ),
    ("outbreak", "outbreak outbreaks epidemic pandemic"),
    ("launch", "launch inauguration"),
    ("ceasefire", "ceasefire cease-fire truce armistice"),
    ("appointment", "appointment nomination resignation"),
    ("death", "death killing murder"),
    ("other", "withdrawal collapse deployment recall expulsion shutdown blackout eviction"),
)
"""Nouns in small letters; an underscore in the source stands for a blank."""

VERBS = _by_word(
    ("meeting", "met hosted convened"),
    ("visit", "visited"),
    ("election", "elected re-elected reelected"),
    ("vote", "voted"),
    (
        "attack",
        (
            "attacked bombed invaded shelled killed assassinated kidnapped abducted annexed seized"
            " captured stormed raided hacked massacred executed"
        ),
    ),
    ("protest", "protested demonstrated"),
    ("hearing", "testified"),
    ("trial", "convicted sentenced indicted acquitted charged prosecuted impeached"),
    ("arrest", "arrested detained imprisoned"),
    ("signing", "signed ratified"),
    ("launch", "launched inaugurated"),
    ("appointment", "appointed nominated resigned dismissed ousted"),
    ("death", "died"),
    ("other", "withdrew deported expelled evicted released"),
)
"""Verbs in the past tense, which is the participle too but for "withdrew"."""

HYPOTHETICAL = frozenset(
    word_list(
        "if would could should may might can cannot must whether unless any potential possible"
        " hypothetical proposed likely unlikely not never no without avoid prevent"
    )
)
"""Words by which a clause tells of nothing that happened or is planned."""

HAPPENING = frozenset(
    word_list(
        "held took occurred began started ended followed opened closed concluded happened"
        " scheduled planned postponed announced during after before since following ahead"
    )
)
"""Words beside a noun that say that it happened, or when."""
