"""The query language: what is typed in the search box becomes a Query.

parsing      the way from the text to the query, and its units
cutting      the text becomes tokens
mending      the tokens are made to fit: nothing that a user types is an error
meaning      each word, phrase and value is understood, in the field in which it stands
chunks       words, chunks of several words, phrases
fields       the names of fields
figures      the ways to write a figure (those of dates are in `search/date_forms.py`)
tree         the grammar of `query.lark` puts the parts together
nearness     NEAR
nodes        And, Or, Not
notices      what could not be understood
explanation  a query in plain words
writing      queries written for the user
"""

from briefreader.search.grammar.meaning import MOST_WORDS as MOST_WORDS
from briefreader.search.grammar.mending import DEEPEST as DEEPEST
from briefreader.search.grammar.notices import MOST_NOTICES as MOST_NOTICES
from briefreader.search.grammar.parsing import parse as parse
from briefreader.search.grammar.tree import make_ready as make_ready
from briefreader.search.grammar.writing import joined as joined
from briefreader.search.grammar.writing import quoted_unit as quoted_unit
