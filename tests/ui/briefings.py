"""Briefings for the tests of the window, with metadata that stands beyond doubt."""

HARBOUR = """<!DOCTYPE html>
<html lang="en"><head>
<title>Harbour talks announced</title>
<meta property="og:site_name" content="Desk Note">
<meta property="article:published_time" content="2021-03-05">
</head><body><article>
<h1>Harbour talks announced</h1>
<p>The foreign ministers of Estonia and Norway will meet in Tallinn on 12 March 2021.
"We expect a short agenda," Minister Kadri Saar said. Trade between the two states reached
$1.4 billion in 2020.</p>
<h2>What was agreed before</h2>
<p>The meeting was postponed twice. Minister Kadri Saar wants the harbour deepened.</p>
<p>The minutes lie at <a href="https://example.org/minutes">the harbour office</a>.</p>
</article></body></html>
"""

RAILWAY = """<!DOCTYPE html>
<html lang="en"><head>
<title>Railway link delayed</title>
<meta property="og:site_name" content="Desk Note">
<meta property="article:published_time" content="2021-04-09">
</head><body><article>
<h1>Railway link delayed</h1>
<p>The railway between Riga and Tallinn will open a year late, the ministry of transport in Riga
said. Engineers blamed the ground near the river for the delay. Riga has not named a date.</p>
</article></body></html>
"""

HARBOUR_TITLE, RAILWAY_TITLE = "Harbour talks announced", "Railway link delayed"


def long_briefing(paragraphs: int = 120) -> str:
    """A briefing that is many screens long, each paragraph with its number."""
    lines = ["A long briefing", ""]
    for number in range(paragraphs):
        lines += [f"Paragraph {number} tells of the river and of its banks. " * 4, ""]
    return "\n".join(lines)
