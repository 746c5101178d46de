"""Documents that would like to load something, to run something, or to be told of their reader."""

from pathlib import Path

CANARY = "canary.txt"
"""The file beside the documents that nothing but a reading of its own may touch."""

_PAGE = """<!DOCTYPE html>
<html><head><title>A hostile page</title>
<base href="http://tracker.invalid/">
<link rel="stylesheet" href="{canary}">
<link rel="stylesheet" href="http://tracker.invalid/style.css">
<meta http-equiv="refresh" content="0; url=http://tracker.invalid/next">
<style>@import url("{canary}"); body {{ background: url("{canary}") }}</style>
<script src="http://tracker.invalid/script.js"></script>
<script>document.location = "http://tracker.invalid/"</script>
</head><body onload="fetch('http://tracker.invalid/')"><article>
<h1>A hostile page</h1>
<p>Nothing is loaded. <img src="http://tracker.invalid/pixel.png"><img src="{canary}"></p>
<p style="background-image: url({canary})">Not by this paragraph of the page either.</p>
<iframe src="{canary}"></iframe><iframe src="http://tracker.invalid/frame"></iframe>
<object data="{canary}"></object><embed src="{canary}">
<svg><image href="{canary}"/></svg><video src="{canary}" poster="{canary}"></video>
</article></body></html>
"""

_NOTE = """# A hostile note

Nothing is loaded. ![a picture](http://tracker.invalid/pixel.png) ![a file]({canary})

<script>alert(1)</script>
<img src="{canary}">
<iframe src="{canary}"></iframe>

[A link]({canary}) that nobody clicks.

[reference]: {canary}
![by reference][reference]
"""


def write_hostile_documents(folder: Path) -> Path:
    """Write a page and a note into a folder; returns the canary that they refer to."""
    canary = folder.parent / CANARY
    canary.write_text("Nobody reads this.\n", encoding="utf-8")
    for name, text in (("hostile.html", _PAGE), ("hostile.md", _NOTE)):
        content = text.format(canary=canary.as_uri())
        (folder / name).write_text(content, encoding="utf-8")
    return canary
