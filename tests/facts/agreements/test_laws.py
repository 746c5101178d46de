import pytest

from briefreader.facts.agreements.find import find_agreements
from briefreader.facts.agreements.laws import find_laws
from tests.facts.documents import document


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It amended the Clean Harbours Act again.", "Clean Harbours Act"),
        ("Under the Ports and Wharves Act of 1987, fees rose.", "Ports and Wharves Act of 1987"),
        ("The Consolidated Harbour Act, 2021 pays for it.", "Consolidated Harbour Act, 2021"),
        (
            "In the Relief, Rescue, and Recovery Act it said so.",
            "Relief, Rescue, and Recovery Act",
        ),
        ("In the report, the Fair Tides Act is named.", "Fair Tides Act"),
        ("The court cited the Penal Code.", "Penal Code"),
        ("The One Big Harbour Bill Act passed.", "One Big Harbour Bill Act"),
        ("He swore on the Constitution that day.", "Constitution"),
        ("It changed the Clean Harbours\nAct of 1987 again.", "Clean Harbours\nAct of 1987"),
        (
            "By the Relief, Tide, and Safety (RTS) Act they paid.",
            "Relief, Tide, and Safety (RTS) Act",
        ),
        ("By the Ann B. Harbour Relief Act they paid.", "Ann B. Harbour Relief Act"),
        ("By Title III of the Harbour Safety Act they paid.", "Harbour Safety Act"),
        ("Based on the Unified Harbour Law, they paid.", "Unified Harbour Law"),
        ("By the 21st Century Harbours Act they paid.", "21st Century Harbours Act"),
        ("They passed the Protecting the Right to Sail Act.", "Protecting the Right to Sail Act"),
        ("It is known as the “Clean Tides Act” there.", "Clean Tides Act"),
        ("By the Department of Trade’s Fair Tides Act it paid.", "Fair Tides Act"),
        ("By title 49, United States Code, it pays.", "title 49, United States Code"),
        (
            "By the Harbour Funding Act for Fiscal Year 2024 it paid.",
            "Harbour Funding Act for Fiscal Year 2024",
        ),
        (
            "By the Access to Tides and Wharves (ATW) Program Act they paid.",
            "Access to Tides and Wharves (ATW) Program Act",
        ),
        ("By the Fair Tides (FAIR Tides) Act they paid.", "Fair Tides (FAIR Tides) Act"),
        ("The Harbour Agency (HA) Clean Tides Act passed.", "Clean Tides Act"),
        ("The 118th Congress’s Clean Tides Act failed.", "Clean Tides Act"),
        ("By the Tide Disasters Act 2005 they paid.", "Tide Disasters Act 2005"),
        (
            "The Act on the Prohibition of Tides against Small Wharves rules.",
            "Act on the Prohibition of Tides against Small Wharves",
        ),
        ("By the Fair Tides Clause of the First Amendment he spoke.", "First Amendment"),
        ("They follow the Common Rule there.", "Common Rule"),
        ("They follow the 2018 Common Rule there.", "2018 Common Rule"),
        ("By the EU’s Dublin III Regulation they left.", "Dublin III Regulation"),
        (
            "By the Tides (Prevention and Control) Act they paid.",
            "Tides (Prevention and Control) Act",
        ),
        ("By the Calm Tides (CT) law they paid.", "Calm Tides (CT) law"),
        ("The government enacted Tide Dialogue Law 367 there.", "Tide Dialogue Law 367"),
        ("It broke the pact (the Calm Tides Act) twice.", "Calm Tides Act"),
        ("They quoted the Bill of Rights to him.", "Bill of Rights"),
        ("In March the Tides (Small Changes) Act came.", "Tides (Small Changes) Act"),
        ("By the 10-20-30 Act of 2014 they paid.", "10-20-30 Act of 2014"),
    ],
)
def test_a_law_is_found_by_its_name(text: str, name: str) -> None:
    assert [fact.text for fact in find_laws(document(text))] == [name]


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("It became P.L. 117-58 in time.", "P.L. 117-58", "117-58"),
        ("By 42 U.S.C. §7401(b)(9) it pays.", "42 U.S.C. §7401(b)(9)", "42 7401"),
        (
            "By 45 C.F.R. Part 46, Subpart A they ask.",
            "45 C.F.R. Part 46, Subpart A",
            "45 46",
        ),
        ("By 45 C.F.R §46.116(c)(7) they ask.", "45 C.F.R §46.116(c)(7)", "45 46.116"),
        (
            "By Title 49, Section 6702, of the U.S. Code it pays.",
            "Title 49, Section 6702, of the U.S. Code",
            "49 6702",
        ),
        ("By Decree No. 12 of 2004 it pays.", "Decree No. 12 of 2004", "12 2004"),
        ("It issued Supreme Decree 181 then.", "Supreme Decree 181", "181"),
        ("It broke Law 65-99 then.", "Law 65-99", "65-99"),
        ("It became Public Law 99-514 in time.", "Public Law 99-514", "99-514"),
        ("See 42 U.S.C. §7401 for that.", "42 U.S.C. §7401", "42 7401"),
        ("See 40 C.F.R. Part 98 for that.", "40 C.F.R. Part 98", "40 98"),
        ("Executive Order 14005 came first.", "Executive Order 14005", "14005"),
        (
            "UN Security Council Resolution 2254 asks for it.",
            "UN Security Council Resolution 2254",
            "2254",
        ),
        ("Regulation (EU) 2016/679 binds them.", "Regulation (EU) 2016/679", "2016/679"),
        ("They brought in H.R. 4439 last week.", "H.R. 4439", "4439"),
    ],
)
def test_a_law_is_found_by_its_number(text: str, name: str, number: str) -> None:
    (fact,) = find_laws(document(text))
    assert (fact.text, fact.detail.number) == (name, number)


def test_the_year_in_a_name_is_kept() -> None:
    (fact,) = find_laws(document("The Tax Reform Act of 1986 did."))
    assert fact.detail.year == "1986"


@pytest.mark.parametrize(
    "text",
    [
        "They act on it. An act of war is no law.",
        "She teaches International Law at Harvard Law School.",
        "Sales reached U.S. 12 million tons in 2017/18.",
        "The Act says so.",
        "They shared the Mobile Code with all.",
        "He studied Media and Law. She studied Patent Law.",
        "The rules are called Harbour/Wharf Laws.",
        "They listed all Public Laws.",
        "The Harbour Law Institute wrote it.",
        "The Harbour Law Reform Commission wrote it.",
        "The National Front for the Guard of the Constitution met.",
        "They passed a Continuing Resolution. The Agency for the Regulation of Tides met.",
        "The agency wrote a Final Rule. The 2022 Rule of Law Report came.",
    ],
)
def test_what_is_no_law_is_left(text: str) -> None:
    assert find_laws(document(text)) == ()


def test_the_longer_of_two_names_in_one_place_stays() -> None:
    source = document("They met under the Iran Nuclear Agreement Review Act of 2015.")
    assert [fact.text for fact in find_agreements(source)] == [
        "Iran Nuclear Agreement Review Act of 2015"
    ]
