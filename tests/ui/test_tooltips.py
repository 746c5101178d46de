from briefreader.domain.annotation import Annotation
from briefreader.ui.tooltips import note_tooltip


def noted(note: str = "", tags: tuple[str, ...] = ()) -> Annotation:
    return Annotation("urn:uuid:1", "d", "", "", note=note, tags=tags)


def test_html_in_a_note_shows_as_it_is() -> None:
    shown = note_tooltip(noted("<b>no</b>\n<img src='http://example.org/'>"))
    assert "<b>" not in shown
    assert "<img" not in shown
    assert "&lt;b&gt;no&lt;/b&gt;<br>\n&lt;img" in shown


def test_a_note_is_shown_as_markdown_without_large_headings() -> None:
    shown = note_tooltip(noted("# Points\n- **a**\n\n![p](https://e.org/p.png)"))
    assert "<p><strong>Points</strong></p>" in shown
    assert "<li><strong>a</strong></li>" in shown
    assert "<img" not in shown


def test_tags_are_named_below_the_note() -> None:
    shown = note_tooltip(noted("Why?", ("a/b", "c")))
    assert shown.index("Why?") < shown.index("a/b · c")


def test_a_bare_highlight_has_no_tooltip() -> None:
    assert note_tooltip(noted()) == ""


def test_a_passage_to_check_is_explained() -> None:
    assert "text has changed" in note_tooltip(noted(), doubtful=True)


def test_a_very_long_note_is_cut() -> None:
    assert len(note_tooltip(noted("word " * 10_000))) < 2000
