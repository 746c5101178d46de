"""The language of texts, long and short."""

import pytest

from briefreader.formats.fields.language import code_of, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers met in the capital and spoke of the port.", "en"),
        ("Die Minister trafen sich in der Hauptstadt und sprachen über den Hafen.", "de"),
        ("Jahresabschluss zum Geschäftsjahr vom 01.01.2020 bis zum 31.12.2020", "de"),
        ("Les ministres se sont réunis dans la capitale et ont parlé du port.", "fr"),
        ("Los ministros se reunieron en la capital y hablaron del puerto.", "es"),
        ("I ministri si sono incontrati nella capitale e non hanno parlato del porto.", "it"),
        ("Os ministros não se encontraram na capital para uma reunião.", "pt"),
        ("De ministers van de twee landen zijn het er niet over eens.", "nl"),
        ("Ministrowie spotkali się w stolicy i nie rozmawiali o porcie.", "pl"),
        ("Министры встретились в столице и говорили о том, что это не порт.", "ru"),
        ("Міністри зустрілися у столиці і говорили про те, що це не порт.", "uk"),
        ("部长们在首都会面并谈到了港口。", "zh"),
        ("大臣たちは首都で会い、港について話した。", "ja"),
        ("장관들은 수도에서 만나 항구에 대해 이야기했다.", "ko"),
        ("التقى الوزراء في العاصمة وتحدثوا عن الميناء.", "ar"),
        ("", ""),
        ("1,024 512 256", ""),
        ("Port 7", ""),
    ],
)
def test_the_language_of_a_text_is_told(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("en-US", "en"),
        ("EN", "en"),
        ("German", "de"),
        ("Français", "fr"),
        ("русский", "ru"),
        ("x", ""),
    ],
)
def test_a_language_s_name_is_a_code(name: str, code: str) -> None:
    assert code_of(name) == code


def test_a_table_in_latin_letters_alone_is_not_taken_for_a_language_that_needs_more() -> None:
    table = "\n".join(f"Corn a o s {n} Wheat do po Hogs na {n} Beans to ile {n}" for n in range(20))
    assert language_of(table) not in {"cs", "pl", "hu", "ro", "tr"}
