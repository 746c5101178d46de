"""Words that name or tell events, with the kind of event."""

import re

from briefreader.facts.text.word_lists import word_list


def _by_word(*lines: tuple[str, str]) -> dict[str, str]:
    return {word.replace("_", " "): kind for kind, words in lines for word in word_list(words)}


NOUNS = _by_word(
    ("summit", "summit summits"),
    ("meeting", "meeting meetings consultation consultations session roundtable discussions"),
    (
        "conference",
        "conference conferences congress symposium forum workshop convention webinar hackathon",
    ),
    (
        "negotiation",
        "talks negotiation negotiations dialogue diplomatic_engagement diplomatic_engagements",
    ),
    ("visit", "visit visits trip tour"),
    ("call", "phone_call telephone_call phone_calls"),
    (
        "election",
        (
            "election elections referendum referendums plebiscite primary primaries runoff"
            " by-election by-elections"
        ),
    ),
    ("vote", "vote votes ballot"),
    (
        "attack",
        (
            "attack attacks bombing bombings airstrike airstrikes strike strikes raid raids"
            " shelling assassination ambush massacre shooting explosion hijacking hack"
            " breach invasion incursion kidnapping kidnappings offensive assault annexation seizure"
            " clashes killings military_operation military_operations airstrikes occupation"
            " blockade crackdown abduction abductions poisoning massacres genocide skirmish"
            " skirmishes insurrection disruption beheading"
        ),
    ),
    ("war", "war wars battle siege conflict uprising revolution coup rebellion insurgency mutiny"),
    ("protest", "protest protests demonstration demonstrations rally rallies march riot riots"),
    ("hearing", "hearing hearings testimony"),
    ("trial", "trial trials verdict conviction sentencing indictment impeachment ruling"),
    ("arrest", "arrest arrests detention raid"),
    ("signing", "signing ratification"),
    ("speech", "speech address remarks"),
    ("exercise", "exercise exercises drill drills manoeuvres maneuvers readiness_check"),
    (
        "disaster",
        (
            "earthquake flood floods hurricane tsunami wildfire wildfires drought famine crash"
            " derailment spill eruption fire cyclone typhoon outage accident collision landslide"
            " mudslide avalanche blizzard meltdown stampede tragedy"
        ),
    ),
    ("outbreak", "outbreak outbreaks epidemic pandemic"),
    ("launch", "launch"),
    ("ceasefire", "ceasefire cease-fire truce armistice"),
    (
        "appointment",
        "appointment nomination resignation inauguration swearing-in departure departures",
    ),
    ("death", "death killing murder"),
    (
        "other",
        (
            "withdrawal collapse deployment recall expulsion shutdown blackout eviction adoption"
            " invention award ceremony merger acquisition founding"
            " independence introduction evacuation lockdown boycott"
            " walkout overthrow ouster hostage_crisis reunification annexation detonation"
            " nuclear_test missile_test missile_launch rocket_launch landing"
        ),
    ),
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
            " captured stormed raided hacked massacred executed detonated"
            " overran shot shot_down carried_out beheaded looted tortured"
            " liberated defeated surrendered exploded shelled erupted clashed"
        ),
    ),
    ("protest", "protested demonstrated"),
    ("hearing", "testified"),
    ("trial", "found_guilty convicted sentenced indicted acquitted charged prosecuted impeached"),
    ("arrest", "arrested detained imprisoned"),
    ("signing", "signed ratified"),
    ("launch", "launched inaugurated"),
    (
        "appointment",
        "appointed nominated resigned dismissed ousted took_the_oath took_office swore_in",
    ),
    ("death", "died"),
    ("other", "withdrew deported expelled evicted laid_to_rest"),
)
"""Verbs in the past tense, which is the participle too but for "withdrew"."""

ACTS = _by_word(
    ("meeting", "held invited partnered"),
    (
        "vote",
        (
            "passed adopted approved enacted rejected extended postponed amended repealed"
            " rescheduled confirmed vetoed ratified dissolved declared"
        ),
    ),
    (
        "attack",
        ("conducted fired started_firing opened_fire struck occupied destroyed broke_out"),
    ),
    ("trial", "ordered ruled referred sued overturned struck_down upheld fined"),
    (
        "signing",
        (
            "issued agreed_to concluded entered_into_force came_into_force took_effect"
            " came_into_effect went_into_effect"
        ),
    ),
    (
        "launch",
        (
            "unveiled introduced released initiated established founded created opened began"
            " commenced started formed invented patented published came_into_existence"
            " became_operational became_fully_operational"
        ),
    ),
    ("appointment", "named stepped_down"),
    ("negotiation", "transmitted proposed negotiated"),
    (
        "other",
        (
            "awarded donated designated deployed transferred imposed suspended banned recalled"
            " acquired purchased sold cancelled canceled closed seized"
            " discharged announced completed delivered selected"
            " joined left expanded reinstated"
        ),
    ),
)
"""Verbs that tell an event where a certain subject and a concrete object are with them."""

WITHOUT_OBJECT = frozenset(
    word.replace("_", " ")
    for word in word_list(
        "met died voted exploded surrendered"
        " testified protested demonstrated resigned withdrew erupted clashed"
        " partnered entered_into_force came_into_force took_effect took_the_oath took_office"
        " came_into_existence became_operational became_fully_operational broke_out"
        " came_into_effect went_into_effect"
        " stepped_down started_firing opened_fire"
    )
)
"""Verbs that tell an event without an object."""

OPENING_AND_ENDING = frozenset(
    word_list("passed opened began commenced started concluded closed moved expanded launched")
)
"""Verbs that do so where a time follows."""

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
        " scheduled planned postponed conducted organized organised announced during after before"
        " since following ahead"
    )
)
"""Words beside a noun that say that it happened, or when."""


def is_hypothetical(clause: str) -> bool:
    """Whether a clause tells of nothing that happened or is planned; the month of May aside."""
    return any(word != "May" and word.lower() in HYPOTHETICAL for word in clause.split())


_HABIT = re.compile(
    r"\b(?:often|usually|effectively|generally|consistently|repeatedly|continually|typically"
    r"|annually|regularly|sometimes|frequently|routinely|occasionally"
    r"|each year|every year|per year|in (?:previous|prior|recent|some|most|past|many) years)\b",
    re.IGNORECASE,
)


def is_habitual(clause: str) -> bool:
    """Whether a clause tells of what happens again and again."""
    return _HABIT.search(clause) is not None
