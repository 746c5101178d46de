"""Nouns for those who act without being named."""

from briefreader.facts.text.word_lists import word_list

ACTORS = frozenset(
    word_list(
        "parliament government court courts committee commission council senate congress house"
        " president king queen minister ministers ministry ministers chancellor governor mayor"
        " cabinet administration legislature assembly jury judge prosecutor prosecutors"
        " authorities police army navy forces troops soldiers militants militiamen rebels"
        " insurgents terrorists gunmen guerrillas fighters attackers protesters demonstrators"
        " voters lawmakers delegates diplomats negotiators leaders party coalition union"
        " agency department bureau office board company bank clashes fighting missile missiles"
        " rockets jets tanks vehicles investigation hearings"
        " election elections secretary ambassador"
        " combatants youth youths residents villagers farmers activists assailants suspects gang"
        " gangs commandos paramilitaries peacekeepers warplanes aircraft drones helicopters inmates"
        " prisoners refugees migrants citizens perpetrators hackers scientists astronauts"
        " collectives crew crewmembers separatists extremists"
        " spokesperson pope general team officers members group groups militia workers students"
    )
)
"""In small letters."""
