import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.document import BlockKind
from briefreader.domain.fact import Fact, FactKind
from briefreader.facts.quotes.find import find_quotes
from tests.facts.documents import document, names, person


def only(text: str, *people: str) -> Fact:
    """The one quotation of a text in which these people are known."""
    source = document(text)
    known = tuple(fact for name in people for fact in person(source, name))
    (quote,) = find_quotes(source, known)
    assert quote.text == source.text[quote.start : quote.end]
    return quote


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“We will rebuild the pier,” Ada Quill said.", "said"),
        ("“We will rebuild the pier,” said Ada Quill, the mayor.", "said"),
        ("“We will rebuild the pier”, warned Mayor Ada Quill.", "warned"),
        ("Ada Quill, who lost the vote, insisted: “We will rebuild the pier.”", "insisted"),
        ("Ada Quill told reporters on Friday that “we will rebuild the pier.”", "told"),
        ("According to Ada Quill, the town “will rebuild the pier” soon.", "According to"),
        ("The town, as Ada Quill put it, “will rebuild the pier”.", "put"),
        ("The town “will rebuild the pier,” as Ada Quill put it.", "put"),
        ("Ada Quill has repeatedly argued that they “will rebuild the pier”.", "argued"),
        ("The mayor, Ada Quill, noted that they “will rebuild the pier”.", "noted"),
        ("Ada Quill: “We will rebuild the pier.”", ":"),
    ],
)
def test_a_named_speaker_is_found_with_the_cue(text: str, cue: str) -> None:
    quote = only(text, "Ada Quill")
    assert (quote.label, quote.detail.cue) == ("Ada Quill", cue)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A harbour spokesperson called the vote “a step back for all”.", "harbour spokesperson"),
        ("“The dam is safe,” said a spokesman for the ministry.", "spokesman for the ministry"),
        ("The Latvian delegation said it was “ready to sign”.", "Latvian delegation"),
        ("“The road stays closed all week,” local officials said.", "local officials"),
        ("An aide to the minister said there was “nothing to add”.", "aide to the minister"),
    ],
)
def test_a_speaker_without_a_name_is_described_in_the_words_of_the_text(
    text: str, label: str
) -> None:
    assert only(text).label == label


def test_the_label_is_the_merged_name() -> None:
    source = document("“It is over,” Quill said.")
    (quote,) = find_quotes(source, person(source, "Quill", "Ada Quill"))
    assert quote.label == "Ada Quill"


def test_a_city_can_stand_for_its_government() -> None:
    source = document("Vienna has continued to blame its neighbour for “reckless dumping”.")
    (quote,) = find_quotes(source, names(source, FactKind.PLACE, "Vienna"))
    assert quote.label == "Vienna"


def test_a_pronoun_leads_back_to_the_person_named_before() -> None:
    source = document(
        "Ada Quill met the council. The council had waited. “We begin on Monday,” she said."
    )
    (quote,) = find_quotes(source, person(source, "Ada Quill"))
    assert quote.label == "Ada Quill"


def test_a_pronoun_passes_over_a_person_whose_title_does_not_fit() -> None:
    source = document("Ms. Quill wrote to Mr. Lorne. “I never had an answer,” she said.")
    known = (*person(source, "Quill"), *person(source, "Lorne"))
    (quote,) = find_quotes(source, tuple(sorted(known, key=lambda fact: fact.start)))
    assert quote.label == "Quill"


def test_a_quotation_split_by_its_cue_has_one_speaker() -> None:
    source = document("“I was pleased,” Ada Quill said, “but not surprised.”")
    quotes = find_quotes(source, person(source, "Ada Quill"))
    assert [quote.label for quote in quotes] == ["Ada Quill", "Ada Quill"]


def test_a_participle_shares_the_subject_before_it() -> None:
    source = document("“It is late,” Ada Quill said, adding that all were “tired of waiting”.")
    quotes = find_quotes(source, person(source, "Ada Quill"))
    assert [quote.label for quote in quotes] == ["Ada Quill", "Ada Quill"]
    assert quotes[1].detail.cue == "adding"


def test_the_paragraphs_of_a_long_quotation_share_the_speaker_named_at_the_end() -> None:
    source = document("“We waited for a year.", "“Nobody came,” Ada Quill said.")
    quotes = find_quotes(source, person(source, "Ada Quill"))
    assert [quote.label for quote in quotes] == ["Ada Quill", "Ada Quill"]


def test_a_full_sentence_in_marks_goes_on_with_the_speaker_before() -> None:
    source = document("“It is late,” Ada Quill said. “We should all go home now.”")
    quotes = find_quotes(source, person(source, "Ada Quill"))
    assert [quote.label for quote in quotes] == ["Ada Quill", "Ada Quill"]


def test_an_agency_that_reports_is_the_channel_and_not_the_speaker() -> None:
    quote = only("Ada Quill said they “will rebuild the pier,” Reuters reported.", "Ada Quill")
    assert (quote.label, quote.detail.channel) == ("Ada Quill", "Reuters")


def test_who_is_quoted_as_saying_is_the_speaker() -> None:
    quote = only("The BBC quoted Ada Quill as saying that they “will rebuild it”.", "Ada Quill")
    assert (quote.label, quote.detail.channel) == ("Ada Quill", "BBC")


def test_names_inside_a_quotation_speak_for_nobody() -> None:
    source = document("Ada Quill left. “Ben Lorne and I agree on this,” she said.")
    known = (*person(source, "Ada Quill"), *person(source, "Ben Lorne"))
    (quote,) = find_quotes(source, known)
    assert quote.label == "Ada Quill"


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “smart” meters were replaced.",
        "Some say the “reset” of the two town councils failed.",
        "Her film “The Long Winter of the Gulls” won a prize.",
        "Ada Quill said the article “Salt and Iron in the Bay” was old.",
        "The term “resilience” stands nine times in the paper.",
        "The workers' union can't agree.",
    ],
)
def test_terms_and_titles_in_marks_are_no_quotations(text: str) -> None:
    source = document(text)
    assert find_quotes(source, person(source, "Ada Quill")) == ()


def test_single_words_are_quoted_where_somebody_calls_something_so() -> None:
    source = document("Ada Quill called the plan “brave” and “late”.")
    quotes = find_quotes(source, person(source, "Ada Quill"))
    assert [(quote.text, quote.label) for quote in quotes] == [
        ("brave", "Ada Quill"),
        ("late", "Ada Quill"),
    ]


def test_a_noun_that_looks_like_a_verb_of_speech_has_no_subject() -> None:
    source = document("Ada Quill deplored the poor state of the quay as “a disgrace to us all”.")
    (quote,) = find_quotes(source, person(source, "Ada Quill"))
    assert quote.label == "Ada Quill"


def test_a_quotation_without_a_cue_has_no_speaker() -> None:
    quote = only("The meeting will take place in a “mutually agreed small town” in June.")
    assert (quote.label, quote.detail.cue) == (None, None)


def test_a_sentence_cut_by_a_paragraph_break_is_read_as_one() -> None:
    source = document("However, Ada Quill also argued", "that “nobody can be sure of it” today.")
    (quote,) = find_quotes(source, person(source, "Ada Quill"))
    assert quote.label == "Ada Quill"


def test_i_in_an_answer_is_the_person_interviewed() -> None:
    source = document(
        "The historian Ada Quill discusses the pier.",
        (BlockKind.QUESTION, "What did you tell them?"),
        (BlockKind.ANSWER, "Quite simply, I said “this will not hold”."),
    )
    (quote,) = find_quotes(source, person(source, "Ada Quill"))
    assert quote.label == "Ada Quill"


def test_a_german_quotation_has_its_speaker() -> None:
    assert only("„Wir bleiben hier“, sagte Ada Quill.", "Ada Quill").label == "Ada Quill"


def test_boilerplate_is_never_quoted() -> None:
    source = document((BlockKind.BOILERPLATE, "“Read more of our work,” the editor said."))
    assert find_quotes(source, ()) == ()


@given(
    st.lists(
        st.text(
            alphabet=st.one_of(
                st.sampled_from(" .,:“”\"'’‘«»„()—\u00a0"), st.characters(codec="utf-8")
            ),
            min_size=1,
            max_size=80,
        ).filter(lambda text: "\n" not in text and "\r" not in text),
        max_size=4,
    )
)
def test_the_text_of_a_quotation_is_the_text_at_its_span(paragraphs: list[str]) -> None:
    source = document(*paragraphs)
    quotes = find_quotes(source, ())
    assert all(quote.text == source.text[quote.start : quote.end] for quote in quotes)
    assert quotes == find_quotes(source, ())


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("One Member of Congress wrote that it “is a good first step.”", "One Member of Congress"),
        ("A minister came. Another said that it “has to go on for weeks.”", "Another"),
        ("The plan held, per a harbour source, “a promise of new piers.”", "harbour source"),
    ],
)
def test_a_speaker_who_is_only_described_is_given_by_these_words(text: str, speaker: str) -> None:
    (quote,) = find_quotes(document(text), ())
    assert quote.label == speaker


@pytest.mark.parametrize(
    "text",
    [
        '{% image "assets/pier/rebuilding-the-pier.png" "The pier in May, with its new planks" %}',
        'var files = ["https://example.org/one/two.js"], loaded = {"a": \'left side of it\'};',
        "Ada Quill and Tom Reed, “Tides and harbours of the north,” Sea Studies, vol. 12 no. 3.",
        "See Ada Quill et al., “How a pier is built in six weeks,” https://example.org/pier.",
        "“Pier found to be unsafe in storms” — The Harbour Post, August 15, 2008",
        "The law would define a “casino-style game” and a “sporting event or athletic contest”.",
        "These are commonly referred to as “funds paid in advance for years.”",
        "The town owes a “levy on all harbour boats” (LHB) since May.",
    ],
)
def test_code_citations_and_terms_are_no_quotations(text: str) -> None:
    source = document(text)
    assert find_quotes(source, person(source, "Ada Quill") if "Quill" in text else ()) == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("With one official noting, “the boats are late again,” the vote fell.", "one official"),
        ("“We sail at dawn,” said Capt. Ada Quill, of the harbour guard.", "Ada Quill"),
        ("Ada Quill, head of tides, Harbour Office, said “we sail at dawn.”", "Ada Quill"),
        ("My old teacher, Ada Quill, used to say: “We must mend what we can.”", "Ada Quill"),
        ("“We must mend what we can.” — Ada Quill", "Ada Quill"),
        ("Ada Quill, a self-described “lover of tides,” won the vote.", "Ada Quill"),
        ("Few forgot Ada Quill’s warning that “the tide will take the pier.”", "Ada Quill"),
        ("They read a line from the poet Ada Quill: “The tide takes all.”", "Ada Quill"),
        ("A local baker weighed the “bitter taste of all these rules” and left.", "local baker"),
        ("Other guests agreed and accused the mayor of “lying about the pier”.", "Other guests"),
        ("One senator praised what he described as “a rare act of courage.”", "One senator"),
    ],
)
def test_a_speaker_is_found_by_the_grammar_around_the_words(text: str, label: str) -> None:
    source = document(text)
    (quote,) = find_quotes(source, person(source, "Ada Quill") if "Quill" in text else ())
    assert quote.label == label


@pytest.mark.parametrize(
    "text",
    [
        "The counties maintained roads with “more than ten holes in them”.",
        "The lot of jokes told in the rooms of “the old house by the sea”.",
        "An exemption from the emissions charge holds if the rules are “in force in all states”.",
    ],
)
def test_what_cannot_speak_is_no_speaker(text: str) -> None:
    assert only(text).label is None


def test_words_after_a_line_that_ends_with_a_colon_are_those_of_its_speaker() -> None:
    source = document("After the vote, the mayor Ada Quill said:", "“We will rebuild the pier.”")
    (quote,) = find_quotes(source, person(source, "Ada Quill"))
    assert quote.label == "Ada Quill"


def test_a_quotation_that_fills_its_sentence_is_of_who_spoke_in_the_one_before() -> None:
    text = "Tom Reed left. Ada Quill praised the vote. “It took us far too long to get here.”"
    source = document(text)
    known = (*person(source, "Tom Reed"), *person(source, "Ada Quill"))
    (quote,) = find_quotes(source, known)
    assert quote.label == "Ada Quill"


def test_the_foot_of_a_page_within_a_sentence_parts_nobody_from_his_words() -> None:
    source = document(
        "They voted to, as Ada Quill",
        (BlockKind.BOILERPLATE, "Harbour Service 3"),
        "put it, “end this quarrel for good.”",
    )
    (quote,) = find_quotes(source, person(source, "Ada Quill"))
    assert quote.label == "Ada Quill"


def test_a_pronoun_passes_over_a_person_whose_given_name_does_not_fit() -> None:
    text = "Thomas Reed sat down. Maria Quill sang. Then he said “we sail at dawn.”"
    source = document(text)
    known = (*person(source, "Thomas Reed"), *person(source, "Maria Quill"))
    (quote,) = find_quotes(source, known)
    assert quote.label == "Thomas Reed"


def test_a_block_set_apart_is_quoted_without_marks_where_a_speaker_leads_to_it() -> None:
    source = document(
        "In a letter of May, Ada Quill told the council:",
        (BlockKind.QUOTE, "The pier is safe. It was never closed."),
        (BlockKind.QUOTE, "We will open it again."),
        "The council agreed.",
        (BlockKind.QUOTE, "Note: figures are for May."),
    )
    quotes = find_quotes(source, person(source, "Ada Quill"))
    assert [quote.label for quote in quotes] == ["Ada Quill", "Ada Quill"]
    assert quotes[0].text == "The pier is safe. It was never closed."


def test_a_block_set_apart_is_quoted_where_a_name_stands_under_it() -> None:
    source = document("Of piers.", (BlockKind.QUOTE, "The tide takes all.\n— Ada Quill, 1902"))
    (quote,) = find_quotes(source, person(source, "Ada Quill"))
    assert (quote.text, quote.label) == ("The tide takes all.", "Ada Quill")
