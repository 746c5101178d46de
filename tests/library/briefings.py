"""Short briefings that the library's tests add."""

HARBOUR = """Harbour talks announced

March 5, 2021 | Desk Note

The foreign ministers of Estonia and Norway will meet in Tallinn on March 12. "We expect a short
agenda," Minister Kadri Saar said. Trade between the two states reached $1.4 billion in 2020.

The meeting was postponed twice.
"""

RAILWAY = """Railway link delayed

April 9, 2021 | Desk Note

The railway between Riga and Tallinn will open a year late, the ministry of transport in Riga said.
Engineers blamed the ground near the river for the delay.
"""
