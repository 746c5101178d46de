"""Short forms that end in a full stop which ends no sentence; without their stops."""

from briefreader.facts.text.word_lists import word_list

TITLES = word_list(
    "Mr Mrs Ms Dr Prof Gen Col Lt Capt Maj Sgt Cpl Pvt Adm Brig Sen Rep Gov Amb Rev Hon St Mt Ft "
    "Jr Sr"
)
FIRMS = word_list("Inc Corp Ltd Co Bros")
MONTHS = word_list("Jan Feb Mar Apr Aug Sept Oct Nov Dec")
NUMBERS = word_list("No Vol Fig")
IN_SENTENCES = word_list("Pres vs Nos Jun Jul Sep approx ca cf e.g i.e al p pp para art fig")
"""Those that matter only where sentences end; as words of a name they never stand."""
