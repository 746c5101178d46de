"""Damaged and random files of every text format: lawful documents or our own reasons, in time."""

import random
from collections.abc import Iterator
from time import process_time

import pytest

from briefreader.formats.reader import SUFFIXES
from tests.formats.mutations import assert_read_or_refused, damaged

FEW, MANY = 200, 20_000
SLOWEST = 5.0
"""Seconds of processor time for one small file, at most."""

TEXT = """Talks resume in the port

March 5, 2021 | By Ann Lee and Per Lund

The ministers of the two states met in the capital on Friday and spoke about fish, timber and the
new port. Nobody expects a result before the end of the month.

Agenda:
- trade, 5"" wide
1. first
(a) second

State       2020   2021
East           9     12
West Coast   104      7

QUESTION: What next?
MS SAAR: We wait for the parliaments.

a\tb\tc
1\t2\t3

© 2021 Port News. All rights reserved.
"""
MARKDOWN = """---
title: "Talks: resumed"
authors: [Ann Lee, Per Lund]
date: 2021-03-05
---

# Talks *resume* in the port

**Label****. **The [ministers](https://x.invalid/a_(b) "title") met[^1] `code` <b>raw</b>
&amp; more.
![alt](https://x.invalid/i.png)

## Agenda ##

- one
  - two **bold**

    indented
1. first
   > quoted [name][n]

| a | b |
|---|:-:|
| 1 | 2 \\| 3 |

```
code
```

<div class="menu"><a href="#n">x</a></div>

[n]: https://x.invalid/n 'Title'
[^1]: A note.
    And more of it.
"""
HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Talks | News</title>
<meta property="og:title" content="Talks"><script type="application/ld+json">{"@type":
"NewsArticle", "datePublished": "2021-03-05"}</script><style>p{}</style></head><body>
<nav class="menu"><ul><li><a href="/a">Home</a><li><a href="/b">About</a></ul></nav><main><article>
<h1 id="top">Talks resume</h1><p class="byline">By <a rel="author" href="/p">Ann Lee</a></p>
<p>The port<sup id="r1"><a href="#n1">1</a></sup> is 10<sup>6</sup> m<sup>2</sup>.<br>New<br><br>
line
<span role="doc-pagebreak" aria-label="12"></span>here &amp; &#8212; &nbsp; there.</p>
<table><caption>C</caption><tr><th rowspan=2>a<th colspan=2>b<tr><td>1<td><p>2<p>3</table>
<table><tr><td>1.<td>The ministers of the two states met in the capital, and spoke there of it.
</table><ol type="a" start="3" reversed><li value="7">x<ol type=I><li>y</ol><li>z</ol>
<dl><dt>t<dd>d</dl><pre>  code
   more</pre><blockquote><q>q</q></blockquote><figure><img src=x alt=y><figcaption>F</figcaption>
</figure><p hidden>h</p><p style="display:none">n</p></article></main><aside>Related</aside>
<ol><li id="n1">Note <a href="#r1">back</a></ol><footer>© 2021</footer></body></html>
"""
FRONT_MATTER = """+++
title = "Talks"
date = 2021-03-05T10:00:00Z
authors = ["Ann Lee", {name = "Per Lund"}]
[extra]
publisher = "Port News"
+++

Text of the talks in the port.
"""
YAML = """---
title: &a |
  Talks
  resumed
author: {name: Ann Lee, url: https://x.invalid}
tags: [*a, "b", !!str c]
date: 2021-03-05 10:00:00 +02:00
number: 0x1F
---
Text of the talks.
"""
# fmt: off
WORDS = [word.encode("utf-8", errors="surrogatepass") for word in (
    "**", "*", "__", "`", "```\n", "[", "](", "](#)", "[^1]", "[^1]: ", "![", "> ", "- ", "1. ",
    "# ", "|", "|---|", "\n", "\n\n", "  \n", "    ", "\t", "---\n", "+++\n", "...\n", '"', '""',
    "'", "\\", "&", "&#0;", "&#xD800;", "&#8232;", "&amp;", "&nbsp;", "<", ">", "<b>", "</b>",
    "<p>", "</p>", "<table>", "<tr>", "<td>", "<td colspan=9999 rowspan=9999>", "<th>",
    "</table>", "<ol>", "<ol reversed>", "<li>", "<li value=999999999999>", "<dl>", "<dd>",
    "<sup>", "<a href='#n1'>", "<a name=n1>", "<a href='javascript:x'>", "</a>", "<pre>", "<br>",
    "<hr>", "<svg>", "<math>", "<template>", "<plaintext>", "<frameset>", "<select>",
    "<textarea>", "<!--", "-->", "<![CDATA[", "<?xml version='1.0' encoding='utf-16'?>",
    "<meta charset=utf-7>", "<script>", "</script>", "<span role=doc-pagebreak>", "<body hidden>",
    "\x00", "\x02", "\x03", "\x02wzxhzdk:0\x03", "\x0b", "\x1b[2J", "\x85", "\u2028", "\u2029",
    "\ufeff", "\u202e", "\u200b", "\u00ad", "\u00a0", "\ud800", "é", "é", "会谈", "עברית",
    "QUESTION: ", "A: ", "Q. ", "By ", "March 5, 2021", "05/03/2021", "Related Articles", "©",
    "...", "{{", "}}", "!!python/object:os.system", "*a", "&a ", "<<: ",
)]
# fmt: on
BINARY = [
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"{\\rtf1",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\x1f\x8b",
    b"\x89PNG\r\n\x1a\n",
    b"From: a@x.invalid\n",
    b"MIME-Version: 1.0\n",
    b"Content-Type: text/html\n\n",
    b"mimetypeapplication/epub+zip",
    b"%%EOF",
    b"\x00\x00",
]  # fmt: skip
TEXTS = {
    "text": ("a.txt", [TEXT]),
    "markdown": ("a.md", [MARKDOWN]),
    "markdown in plain text": ("a.txt", [MARKDOWN.partition("\n\n")[2]]),
    "html": ("a.html", [HTML]),
    "front matter": ("a.md", [FRONT_MATTER, YAML]),
}
CODECS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "shift_jis", "gb18030")


def assert_all_read_or_refused(contents: Iterator[bytes], names: list[str]) -> None:
    """Each file is read, or refused with a reason, in time; names are taken in turn."""
    for number, content in enumerate(contents):
        before = process_time()
        assert_read_or_refused(content, names[number % len(names)])
        assert process_time() - before < SLOWEST, content


def spliced(words: list[bytes], count: int) -> Iterator[bytes]:
    """So many files made of words in any order."""
    chance = random.Random(20_210_306)
    for _ in range(count):
        yield b"".join(chance.choices(words, k=chance.choice((1, 3, 8, 20, 60))))


def any_bytes(count: int) -> Iterator[bytes]:
    """So many files of random bytes, some of which begin as a known format does."""
    chance = random.Random(20_210_307)
    for _ in range(count):
        parts = [chance.randbytes(chance.choice((0, 1, 5, 40, 300))) for _ in range(3)]
        parts.insert(chance.randrange(2), chance.choice(BINARY))
        parts.insert(2, b"".join(chance.choices(WORDS + BINARY, k=chance.randrange(6))))
        yield b"".join(parts)


@pytest.mark.parametrize("kind", TEXTS)
def test_a_few_damaged_texts_are_read_or_refused(kind: str) -> None:
    name, texts = TEXTS[kind]
    assert_all_read_or_refused(damaged([t.encode() for t in texts], WORDS, FEW), [name])


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_few_files_of_spliced_words_are_read_or_refused(name: str) -> None:
    assert_all_read_or_refused(spliced(WORDS, FEW), [name])


def test_a_few_damaged_files_of_every_encoding_are_read_or_refused() -> None:
    seeds = [TEXT.replace("©", "").encode(codec) for codec in CODECS]
    assert_all_read_or_refused(damaged(seeds, WORDS, FEW), ["a.txt", "a.html", "a.md"])


def test_a_few_files_of_any_bytes_under_any_suffix_are_read_or_refused() -> None:
    names = [f"a{suffix}" for suffix in ("", ".xyz", *sorted(SUFFIXES))]
    assert_all_read_or_refused(any_bytes(FEW), names)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", TEXTS)
def test_many_damaged_texts_are_read_or_refused(kind: str) -> None:
    name, texts = TEXTS[kind]
    assert_all_read_or_refused(damaged([t.encode() for t in texts], WORDS, MANY), [name])


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_many_files_of_spliced_words_are_read_or_refused(name: str) -> None:
    assert_all_read_or_refused(spliced(WORDS, MANY), [name])


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_many_damaged_files_of_every_encoding_are_read_or_refused() -> None:
    seeds = [TEXT.replace("©", "").encode(codec) for codec in CODECS]
    assert_all_read_or_refused(damaged(seeds, WORDS, MANY), ["a.txt", "a.html", "a.md"])


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_many_files_of_any_bytes_under_any_suffix_are_read_or_refused() -> None:
    names = [f"a{suffix}" for suffix in ("", ".xyz", *sorted(SUFFIXES))]
    assert_all_read_or_refused(any_bytes(MANY), names)
