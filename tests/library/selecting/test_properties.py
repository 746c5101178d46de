"""What the rows of the list tell about documents."""

import pytest

from briefreader.domain.document import Metadata, Summary
from briefreader.domain.query import HasProperty, Property
from briefreader.library.selecting.moments import Stretch
from briefreader.library.selecting.properties import Properties


def row(key: str, path: str = "", form: str = "text", **metadata: str) -> Summary:
    return Summary(key, Metadata(**metadata), form, 1, path)  # type: ignore[arg-type]


def found(rows: list[Summary], name: Property, value: str) -> set[str]:
    properties = Properties({row.id: row for row in rows})
    return set(properties.having(HasProperty(name, value)))


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        ("IN10927", "a"),
        ("in 10927", "a"),
        ("IN1", "ab"),
        ("P.L. 115-44", "c"),
        ("pl115", "c"),
        ("10927", ""),
        ("№ 7", "d"),
        ("...", ""),
    ],
)
def test_a_number_is_found_by_its_letters_and_digits(value: str, keys: str) -> None:
    numbers = {"a": "IN10927", "b": "IN11000", "c": "P.L. 115–44", "d": "№ 7"}
    rows = [row(key, number=number) for key, number in numbers.items()]
    assert found([*rows, row("e")], Property.NUMBER, value) == set(keys)


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        ("example.org", "ab"),
        ("https://EXAMPLE.org/", "ab"),
        ("www.example.org", "ab"),
        ("example.org/a", "a"),
        ("/reports/", "b"),
        ("https://", "ab"),
        ("other.net", ""),
    ],
)
def test_an_address_is_found_by_any_part_of_it(value: str, keys: str) -> None:
    rows = [
        row("a", url="https://www.example.org/A"),
        row("b", url="http://example.org/reports/7"),
        row("c"),
    ]
    assert found(rows, Property.URL, value) == set(keys)


@pytest.mark.parametrize(
    ("value", "keys"),
    [("pdf", "a"), (".PDF", "a"), ("word", "bc"), ("docx", "b"), ("md", "d"), ("xls", "")],
)
def test_a_format_is_found_by_its_usual_names(value: str, keys: str) -> None:
    forms = {"a": "pdf", "b": "docx", "c": "doc", "d": "markdown"}
    rows = [row(key, form=form) for key, form in forms.items()]
    assert found(rows, Property.FORMAT, value) == set(keys)


@pytest.mark.parametrize(
    ("value", "keys"),
    [("de", "a"), ("German", "a"), ("deutsch", "a"), ("de-AT", "a"), ("RUSSIAN", "b"), ("xx", "")],
)
def test_a_language_is_found_by_code_and_by_name(value: str, keys: str) -> None:
    rows = [row("a", language="de"), row("b", language="ru"), row("c")]
    assert found(rows, Property.LANGUAGE, value) == set(keys)


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        ("/home/anna/Briefings", "ab"),
        ("/home/anna/briefings/", "ab"),
        ("/home/anna/briefings/2018/One.txt", "a"),
        ("/home/anna/brief", ""),
        ("briefings", "abd"),
        ("briefings/2018", "ad"),
        ("BRIEFINGS\\2018", "ad"),
        ("2018/briefings", ""),
        ("two.txt", ""),
        ("/", "abcde"),
        ("c:/papers", "d"),
        ("~/papers", "e"),
    ],
)
def test_a_folder_holds_what_lies_below_it(
    value: str, keys: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/boris")
    rows = [
        row("a", "/home/anna/Briefings/2018/one.txt"),
        row("b", "/home/anna/Briefings/two.txt"),
        row("c", "/three.txt"),
        row("d", "C:\\Papers\\briefings\\2018\\four.txt"),
        row("e", "/home/boris/papers/five.txt"),
    ]
    assert found(rows, Property.FOLDER, value) == set(keys)


@pytest.mark.parametrize("name", list(Property))
def test_an_empty_value_finds_nothing(name: Property) -> None:
    assert found([row("a", "/a.txt", number="1", url="u", language="de")], name, " ") == set()


def test_times_of_adding_are_compared_in_utc() -> None:
    times = {
        "a": "2018-07-20T12:00:00.000Z",
        "b": "2018-07-20T12:00:00+02:00",
        "c": "2018-07-20T23:59:59.999Z",
        "d": "",
        "e": "yesterday",
    }
    rows = {key: Summary(key, Metadata(), "text", 1, "", added=time) for key, time in times.items()}
    stretch = Stretch("2018-07-20T11:00:00", "2018-07-21T00:00:00")
    assert Properties(rows).added(stretch) == {"a", "c"}
    assert Properties(rows).added(Stretch("0", "~")) == {"a", "b", "c"}
