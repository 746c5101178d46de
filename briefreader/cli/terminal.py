"""Text that is safe to print: a file's name may hold line breaks and a terminal's commands."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def shown(text: str) -> str:
    """Text with control characters, but line feed and tab, written as escapes."""
    return _CONTROL.sub(lambda match: ascii(match[0])[1:-1], text)


def on_one_line(text: str) -> str:
    """Text for a line of its own, with line breaks and tabs written as escapes too."""
    return shown(text).replace("\n", "\\n").replace("\t", "\\t")
