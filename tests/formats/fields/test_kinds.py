"""The kind of a document by what it calls itself."""

import pytest

from briefreader.formats.fields.kinds import KINDS, kind_in_title, kind_named, kind_of_line


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("In Focus", "insight"),
        ("EXPERT INSIGHTS:", "insight"),
        ("Kommentar", "insight"),
        ("Policy Brief", "report"),
        ("Rapport annuel", "report"),
        ("Q&A", "interview"),
        ("Entrevista", "interview"),
        ("Comunicado de prensa", "press release"),
        ("Пресс-релиз", "press release"),
        ("Стенограмма", "transcript"),
        ("News", "news"),
        ("Discours", "speech"),
        ("a press release of many words and more that say what it is about", ""),
        ("Ports", ""),
        ("", ""),
    ],
)
def test_whole_words_name_a_kind(words: str, kind: str) -> None:
    assert kind_named(words) == kind
    assert kind in {"", *KINDS}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Joint press conference with Kadri Saar", "transcript"),
        ("Im Gespräch: Kadri Saar über Häfen", "interview"),
        ("Inaugural Address", "speech"),
        ("Annual report on ports", "report"),
        ("The minister reports for duty", ""),
        ("x" * 5000, ""),
    ],
)
def test_a_title_tells_a_kind(title: str, kind: str) -> None:
    assert kind_in_title(title) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Check against delivery", "speech"),
        ("The following is a transcript of the talk", "transcript"),
        ("EMBARGOED UNTIL noon", "press release"),
        ("It is said that this is a speech", ""),
    ],
)
def test_a_line_above_the_text_tells_a_kind(line: str, kind: str) -> None:
    assert kind_of_line(line) == kind
