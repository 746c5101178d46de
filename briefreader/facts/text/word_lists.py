"""Lists of words written as one text, for tables that are read more than run."""


def word_list(text: str) -> tuple[str, ...]:
    """The words of a text between white space, in order."""
    return tuple(text.split())
