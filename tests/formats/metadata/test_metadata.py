"""What a document says about itself, with the evidence."""

import pytest

from briefreader.domain.document import Metadata
from briefreader.formats.fields.bylines import byline_in
from briefreader.formats.fields.dates import find_date, iso_date, numeric_order
from briefreader.formats.fields.language import language_of
from briefreader.formats.fields.names import is_name, stated_names
from briefreader.formats.fields.publishers import by_domain, by_name, by_number, publishers
from briefreader.formats.reader import read_bytes

BODY = (
    "The foreign ministers of the two states met in the capital on May 3, 1999 and spoke for three "
    "hours about fish, timber, and the new port that both of them hope to open before the summer, "
    "and which neither of them can pay for alone."
)


def of(*paragraphs: str) -> Metadata:
    return read_bytes("\n\n".join(("Talks resume", *paragraphs)).encode(), "a.txt").metadata


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("March 5, 2021 | Desk Note", "2021-03-05"),
        ("5 March 2021", "2021-03-05"),
        ("Friday, 5th of March, 2021", "2021-03-05"),
        ("Published: 2021-03-05", "2021-03-05"),
        ("Published on 25/03/2021", "2021-03-25"),
        ("5. März 2021", "2021-03-05"),
        ("5 марта 2021 г.", "2021-03-05"),
        ("2021年3月5日", "2021-03-05"),
        ("March 2021", "2021-03"),
        ("Date: 03/05/2021", "2021"),
        ("September 31, 2021", None),
        ("The treaty of 1999", None),
    ],
)
def test_the_date_line_dates_the_document(line: str, published: str | None) -> None:
    assert of(line, BODY).published == published


def test_a_date_in_the_body_never_dates_the_document() -> None:
    assert of(BODY, BODY).published is None


def test_an_ambiguous_date_is_read_as_the_document_reads_others() -> None:
    body = BODY + " The next meeting is on 03/25/2021."
    assert of("Date: 03/05/2021", body).published == "2021-03-05"


def test_a_dateline_names_the_agency_and_the_day() -> None:
    metadata = of("TALLINN, March 5, 2021 (Reuters) - " + BODY)
    assert (metadata.publisher, metadata.published) == ("Reuters", "2021-03-05")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Kadri Saar and Per Lund", ("Kadri Saar", "Per Lund")),
        ("By Kadri Saar | 5 March 2021", ("Kadri Saar",)),
        ("Von Annegret Müller-Lüdenscheidt", ("Annegret Müller-Lüdenscheidt",)),
        ("By Dr. Jan van der Meer, Senior Fellow", ("Jan van der Meer",)),
        ("Kadri Saar, Analyst in Port Affairs (ksaar@ports.example, 7-0000)", ("Kadri Saar",)),
        ("Author(s): Saar, Kadri K.; Lund, Per", ("Kadri K. Saar", "Per Lund")),
        ("By Reuters Staff", ()),
        ("By the time they met", ()),
        ("Media contact: Kadri Saar (ksaar@ports.example)", ()),
        ("Photo by Kadri Saar", ()),
    ],
)
def test_the_byline_names_the_authors(line: str, names: tuple[str, ...]) -> None:
    assert of(line, BODY).authors == names


def test_a_name_under_press_contact_is_no_author() -> None:
    assert byline_in("Kadri Saar, Director (k@ports.example)", "Press contact") is None


def test_number_and_address_tell_publisher_and_kind() -> None:
    metadata = of("March 5, 2021 (IN10000)", BODY)
    assert metadata.number == "IN10000"
    assert metadata.publisher == "Congressional Research Service"
    assert metadata.kind == "insight"


def test_a_source_line_gives_the_address_and_the_publisher() -> None:
    metadata = of(BODY, "Source: https://www.chathamhouse.org/2021/03/ports")
    assert metadata.url == "https://www.chathamhouse.org/2021/03/ports"
    assert metadata.publisher == "Chatham House"


def test_a_section_name_after_the_date_is_no_publisher() -> None:
    assert of("March 5, 2021 | Wire Desk", BODY).publisher is None


def test_every_value_has_its_evidence() -> None:
    metadata = of("March 5, 2021", "By Kadri Saar", BODY)
    assert {"title", "published", "authors", "language"} <= {e.field for e in metadata.evidence}
    assert all(0 < e.confidence <= 1 and e.reason for e in metadata.evidence)


def test_dates_know_the_calendar() -> None:
    assert iso_date("2021-02-29") == ""
    assert iso_date("20210305T101112Z") == "2021-03-05"
    assert iso_date("2021-03-05T23:30:00-05:00") == "2021-03-05"
    assert iso_date("Mon, 5 Mar 2021 10:00:00 GMT") == "2021-03-05"
    found = find_date("on 29 February 2020 and later")
    assert found is not None
    assert (found.iso, found.start) == ("2020-02-29", 3)
    assert numeric_order("25/03/2021 and 03/25/2021") == ""


def test_names_have_the_form_of_names() -> None:
    assert is_name("Omar al Bashir")
    assert not is_name("Port Institute")
    assert not is_name("Kadri")
    assert stated_names("Kadri Saar, Per Lund and Jo Day") == ("Kadri Saar", "Per Lund", "Jo Day")


def test_publishers_are_known_by_abbreviation_domain_and_number() -> None:
    assert len(publishers()) >= 60
    assert len({entry.name for entry in publishers()}) == len(publishers())
    known = [by_name("CSIS"), by_domain("mail.csis.org"), by_name("the wilson center")]
    assert [entry.name if entry else "" for entry in known] == [
        "Center for Strategic and International Studies",
        "Center for Strategic and International Studies",
        "Wilson Center",
    ]
    assert by_domain("csis.org.example") is None
    assert by_number("R44891") == by_name("CRS")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministers of the two states met in the capital and spoke of the port."),
        (
            "de",
            "Die Minister der beiden Staaten trafen sich in der Stadt und sprachen von dem Hafen.",
        ),
        ("fr", "Les ministres des deux pays se sont vus dans la capitale et ont parlé du port."),
        ("es", "Los ministros de los dos países se reunieron en la capital y hablaron del puerto."),
        ("ru", "Министры двух стран встретились в столице и говорили о порте, и не только о нём."),
        ("pl", "Ministrowie spotkali się w stolicy i rozmawiali o porcie, ale nie jest to nowe."),
        ("zh", "两国外长将于三月十二日在塔林会面，议程很短。"),
        ("ja", "外務大臣は三月十二日にタリンで会談する。議題は短い。"),
        ("ar", "يلتقي وزيرا الخارجية في العاصمة للحديث عن الميناء الجديد"),
        ("", "Zxq vvw 12 34"),
    ],
)
def test_the_language_is_told_by_common_words_or_script(language: str, text: str) -> None:
    assert language_of(text) == language
