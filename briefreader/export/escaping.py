"""Text that means only itself in Markdown and in YAML."""

import json
import re

_INLINE = re.compile(r"[\\`*\[\]~]|<(?=[A-Za-z/!?])|&(?=[#A-Za-z])|_(?<![^\W_]_)|_(?![^\W_])")
_ENTITIES = {"<": "&lt;", "&": "&amp;", "~": "&#126;"}
_LINE_START = re.compile(r"[#>+=:|-]")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_YAML_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def escape_markdown(text: str) -> str:
    """One line of text, on a line of its own, that no Markdown renderer reads as markup."""
    line = " ".join(text.split())
    numbered = _NUMBERED.match(line)
    if numbered:
        head, line = f"{numbered[1]}\\{numbered[2]}", line[numbered.end() :]
    else:
        marked = _LINE_START.match(line)
        head = _escape_mark(marked[0]) if marked else ""
        line = line[len(marked[0]) :] if marked else line
    return head + _INLINE.sub(_escape, line)


def _escape_mark(mark: str) -> str:
    return f"&#{ord(mark)};" if mark in ("=", ":", "|") else f"\\{mark}"


def _escape(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0], f"\\{match[0]}")


def quote_lines(text: str) -> str:
    """A passage as a Markdown block quote, each of its lines a paragraph of it."""
    lines = [escape_markdown(line) for line in re.split(r"[\r\n\u2028\u2029]+", text)]
    return "\n>\n".join(f"> {line}" for line in lines if line) or ">"


def yaml_string(text: str) -> str:
    """A double-quoted YAML scalar that any reader of YAML 1.1 or 1.2 gives back as the text."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _YAML_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def yaml_list(texts: tuple[str, ...]) -> str:
    """A YAML list on one line."""
    return f"[{', '.join(map(yaml_string, texts))}]"
