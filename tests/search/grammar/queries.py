"""Queries that nobody would write, and those that somebody would."""

from hypothesis import strategies as st

HOSTILE = [
    *("(", ")", '"', "“", "-", "NOT ", "OR ", "AND ", "NEAR/3 ", "*", "~", "=", ":", "a:", "a "),
    *("tag:", "tag:(", "title:(", "date:", "title:", "(a OR ", "-(", '-"', "a* ", "=-", "\ud800"),
    *("sort:", "\u202e", "\u0301", "a NEAR/5 ", "NOT (", "'", "date:..", "\0", "\n", "北", "1 "),
    *("() ", "() AND ", "- ", "-a ", "NOT ) ", "same:(", "same:(tag:a ", "figure:", "has:", '""'),
    *("NEAR ", "a, ", "a,", "a-", "a-b ", "figure:>", "x: ", "~a ", '="', '"a"~5 ', "(-"),
    *("AND OR ", "»"),
]
"""Each, many times over, is a query as well."""

PIECES = st.sampled_from(
    [*HOSTILE, "trade", "the", '"state of the union"', "2018", "..", "/", ">", " ", "b", "c*", "é"]
)

_WORDS = st.sampled_from(
    [
        *("trade", "grain", "a", "R&D", "cease-fire", "U.S.", "1,000", "=steel", "~steel", "tra*"),
        *('"state of the union"', '"a b"~5', "“a b*”", "AND", "OR", "not", "&", "-", '""', "()"),
        *("Korea:", "10:30", "https://example.org/a", "don’t", "a,b", "subject:a", "title:"),
    ]
)
_VALUES = st.sampled_from(
    [
        *("title:trade", "tag:a/b", "date:2018", "after:2018-06", "has:note", "is:odd"),
        *(
            "sort:date",
            "sort:title",
            "figure:>1,000",
            'publisher:"Wire Desk"',
            "person:(a OR b)",
            "same:(a b)",
        ),
        *("url:https://example.org", "colour:blue", "title: trade", "sort:no", "title:(a tag:b)"),
    ]
)


def queries() -> st.SearchStrategy[str]:
    """Queries of every form of the language, now and then with what does not fit."""
    units = st.recursive(
        _WORDS | _VALUES,
        lambda inner: st.one_of(
            inner.map("-{}".format),
            inner.map("NOT {}".format),
            inner.map("({})".format),
            inner.map("({}".format),
            inner.map("{})".format),
            st.tuples(inner, inner).map(" ".join),
            st.tuples(inner, inner).map(" AND ".join),
            st.tuples(inner, inner).map(" OR ".join),
            st.tuples(inner, inner).map(" NEAR/3 ".join),
        ),
        max_leaves=6,
    )
    return st.lists(units | PIECES, max_size=6).map(" ".join) | st.lists(PIECES, max_size=9).map(
        "".join
    )
