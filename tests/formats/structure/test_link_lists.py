"""Lists of links around a text."""

from tests.formats.structure.documents import BODY, TITLE, links, of_kind, page, paragraphs


def test_endnotes_with_links_are_no_menu() -> None:
    notes = [
        f'<p>[{n}] <a href="https://x.example/{n}">https://x.example/{n}</a></p>'
        for n in range(1, 9)
    ]
    document = page(f"<h1>{TITLE}</h1>" + paragraphs(BODY, BODY + " Again.") + "".join(notes))
    assert of_kind(document, "boilerplate") == []


def test_the_last_item_of_a_list_of_versions_goes_with_the_list() -> None:
    items = "".join(
        f'<li><a href="https://x.example/{n}">March {n}, 2021 (Version {n})</a></li>'
        for n in range(1, 6)
    )
    last = (
        '<li><a href="https://x.example/9">March 9, 2021 (Version 9)</a> Listen to the talks</li>'
    )
    document = page(f"<h1>{TITLE}</h1><ul>{items}{last}</ul>" + paragraphs(BODY, BODY + " Again."))
    assert len(of_kind(document, "boilerplate")) == 6


def test_the_contents_of_the_text_itself_are_no_menu() -> None:
    names = ["The money", "The ships", "The fish", "The timber"]
    sections = "".join(f"<h2>{name}</h2>" + paragraphs(BODY + f" {name}.") for name in names)
    document = page(f"<h1>{TITLE}</h1>" + links(*names) + sections)
    assert of_kind(document, "boilerplate") == []


def test_a_list_of_links_before_or_after_the_text_is() -> None:
    names = ["Ships wait", "Fish swim", "Timber floats", "Ports open"]
    body = f"<h1>{TITLE}</h1>" + paragraphs(BODY, BODY + " Again.")
    assert of_kind(page(links(*names) + body), "boilerplate") == names
    assert of_kind(page(body + links(*names)), "boilerplate") == names


def test_links_within_the_text_are_part_of_it() -> None:
    names = ["Ships wait", "Fish swim", "Timber floats", "Ports open"]
    document = page(
        f"<h1>{TITLE}</h1>" + paragraphs(BODY) + links(*names) + paragraphs(BODY + " So.")
    )
    assert of_kind(document, "boilerplate") == []
