"""Control words of RTF by what the reader makes of them."""

CHARACTER_PROPERTIES = frozenset(
    {b"b", b"i", b"v", b"deleted", b"super", b"nosupersub", b"sub", b"f", b"uc", b"plain"}
)
"""Words that set a property of characters."""

PARAGRAPH_PROPERTIES = frozenset({b"pard", b"s", b"outlinelevel", b"intbl", b"ilvl"})
"""Words that set a property of paragraphs."""

CHARACTERS = {
    b"tab": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": "\u2003",
    b"enspace": "\u2002",
    b"qmspace": "\u2005",
    b"page": " ",
    b"column": " ",
}
"""Words that stand for a character."""

SYMBOL_CHARACTERS = {
    b"~": "\u00a0",
    b"_": "\u2011",
    b"\\": "\\",
    b"{": "{",
    b"}": "}",
    b"\t": "\t",
}
"""Control symbols that stand for a character."""

HEADS = frozenset(
    {b"header", b"headerl", b"headerr", b"headerf", b"footer", b"footerl", b"footerr", b"footerf"}
)
"""Groups with what stands at the head or the foot of pages."""

# fmt: off
SKIPPED = frozenset({
    b"pict", b"colortbl", b"listtable", b"listoverridetable", b"nonshppict", b"shprslt", b"sp",
    b"xe", b"tc", b"tcn", b"rxe", b"ftnsep", b"ftnsepc", b"ftncn", b"aftnsep", b"aftnsepc",
    b"aftncn", b"nonesttables", b"filetbl", b"revtbl", b"rsidtbl", b"private", b"template",
    b"fchars", b"lchars", b"objdata", b"datafield", b"formfield", b"ffname", b"pnseclvl",
    b"creatim", b"revtim", b"printim", b"buptim", b"mmath",
})
# fmt: on
"""Groups that hold no text of the document."""

KNOWN_STARRED = frozenset(
    {b"fldinst", b"bkmkstart", b"shpinst", b"ud", b"do", b"company", b"footnote"}
)
"""Groups that older readers are told to skip, and that are read here."""
