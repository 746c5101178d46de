"""The speaker whom the title of a speech names."""

import pytest

from tests.formats.metadata.reading import of


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Remarks by President Kadri Saar on the Port", "Kadri Saar"),
        ("Remarks by Secretary of State Kadri K. Saar at a Press Availability", "Kadri K. Saar"),
        ("Speech by Kadri Saar, President of the Bank, at the Forum", "Kadri Saar"),
        ("Statement of Kadri Saar before the Senate Committee", "Kadri Saar"),
        ("Welcome address by H.E. Mr. Kadri Saar", "Kadri Saar"),
        ("PRESIDENT KADRI K. SAAR'S ADDRESS TO THE CONGRESS", "Kadri K. Saar"),
        ("Governor Kadri Saar delivers opening remarks", "Kadri Saar"),
        ("Rede von Bundeskanzlerin Kadri Saar beim Hafenfest", "Kadri Saar"),
        ("Discours du Président Kadri Saar à Brest", "Kadri Saar"),
    ],
)
def test_the_speaker_is_the_author(title: str, speaker: str) -> None:
    metadata = of("A note", title=title)
    assert (metadata.authors, metadata.kind) == ((speaker,), "speech")


@pytest.mark.parametrize(
    "title",
    ["Remarks by the President on the Port", "Address to the Nation", "A Speech of Many Words"],
)
def test_a_speech_without_a_name_has_no_author(title: str) -> None:
    assert of("A note", title=title).authors == ()


def test_a_line_below_the_title_names_the_speaker() -> None:
    metadata = of("Statement of Kadri Saar before the Committee", title="Ports and fish")
    assert (metadata.authors, metadata.kind) == (("Kadri Saar",), "speech")
