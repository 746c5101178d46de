"""The language of a text, by its script, its most common words and its letters."""

import re
from collections import Counter
from collections.abc import Iterable

SAMPLE = 2_000
"""Code points of a text that are looked at."""

_COMMON = {
    "en": "the of and to in that is was for it with as on be by this are from at have not which or"
    " a an i am you your we our they their he his has had been were will would can may more other"
    " than all about into also after when there up out no under for thank",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch zum"
    " vom zur bis bei aus nach oder wird",
    "fr": "le la les de des et en un une du que est dans qui pour sur au par pas plus avec ce il"
    " aux cette sont ou",
    "es": "el la los las de y que en un una del se por con para su al lo como más es fue desde",
    "it": "il la di che e è un una per del della non con si le dei da sono nel alla gli anche dal"
    " delle",
    "pt": "o a os as de e que do da em um uma para com não por dos no na se mais ao foi pelo das",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er door ook als bij naar tot",
    "pl": "i w na z do nie się że jest to o jak po przez od za dla oraz są był przy ale",
    "sv": "och i att det som en på är av för den med till inte om ett har de från vid",
    "da": "og i at det som en på er af for den med til ikke om et har de fra ved blev",
    "fi": "ja on ei se että oli hän mutta joka ovat sekä myös kun tai niin sen",
    "cs": "a v se na je že s z do o i to jako po za byl od pro ale které podle",
    "hu": "a az és hogy nem is egy meg volt de ez csak el már mint vagy",
    "ro": "și în de la cu pe a că nu din o un este care pentru mai au fost sau",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi ne kadar sonra",
    "ru": "и в на не что с по как из за от для это его к о был но также при его они",
    "uk": "і в на не що з по як із за від для це його до та але також при вони у",
}
_LETTERS = {
    "de": "ßäöü",
    "fr": "œçèêàùîô",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "pl": "łąęśżźć",
    "cs": "řěů",
    "sv": "å",
    "hu": "őű",
    "ro": "șță",
    "tr": "ğış",
    "uk": "іїєґ",
}
"""Letters of a language that most of the others do not have."""
_WITH_LETTERS = ("pl", "cs", "hu", "ro", "tr")
"""Languages in which no text of some length does without letters beyond the Latin alphabet."""
_ENOUGH_FOR_LETTERS = 60
_VOTES: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, words in _COMMON.items() if word in words.split())
    for words in _COMMON.values()
    for word in words.split()
}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.05),
    ("ko", re.compile("[\uac00-\ud7af]"), 0.2),
    ("zh", re.compile("[\u4e00-\u9fff]"), 0.2),
    ("ar", re.compile("[\u0600-\u06ff]"), 0.3),
    ("he", re.compile("[\u0590-\u05ff]"), 0.3),
    ("el", re.compile("[\u0370-\u03ff]"), 0.3),
)
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0590-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_NAMES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
    "portuguese": "pt",
    "português": "pt",
    "dutch": "nl",
    "nederlands": "nl",
    "polish": "pl",
    "polski": "pl",
    "swedish": "sv",
    "danish": "da",
    "finnish": "fi",
    "czech": "cs",
    "hungarian": "hu",
    "romanian": "ro",
    "turkish": "tr",
    "russian": "ru",
    "русский": "ru",
    "ukrainian": "uk",
    "українська": "uk",
    "arabic": "ar",
    "العربية": "ar",
    "hebrew": "he",
    "chinese": "zh",
    "中文": "zh",
    "japanese": "ja",
    "日本語": "ja",
    "korean": "ko",
    "한국어": "ko",
    "greek": "el",
}
_AT_ENDS = ".,;:!?()[]\"'“”„«»‘’…–—-"


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language most of the text is in; empty if that cannot be told."""
    sample = text[:SAMPLE].lower()
    if not sample.isascii() and _OTHER_SCRIPT.search(sample):
        letters = sum(character.isalpha() for character in sample) or 1
        for language, script, share in _SCRIPTS:
            if len(script.findall(sample)) > share * letters:
                return language
    words = 0
    known: set[str] = set()
    votes: Counter[str] = Counter()
    for token, count in Counter(sample.split()).items():
        word = token.strip(_AT_ENDS)
        if word[:1].isalpha():
            words += count
            if word in _VOTES:
                known.add(word)
                for language in _VOTES[word]:
                    votes[language] += count
    if not sample.isascii():
        _add_letters(votes, sample)
    elif words >= _ENOUGH_FOR_LETTERS:
        _leave_out(votes, _WITH_LETTERS)
    ranked = [*votes.most_common(2), ("", 0), ("", 0)]
    (best, count), (_, second) = ranked[0], ranked[1]
    few = 3 if words >= 12 else 2
    if sum(best in _VOTES[word] for word in known) < 2:
        return ""
    if count < few or count < 0.08 * words or count < 1.2 * second:
        return ""
    return best


def _leave_out(votes: Counter[str], languages: Iterable[str]) -> None:
    for language in languages:
        del votes[language]


def _add_letters(votes: Counter[str], sample: str) -> None:
    """Let a language's own letters count, at most as much as its words do."""
    for language, letters in _LETTERS.items():
        if votes[language]:
            seen = sum(sample.count(letter) for letter in letters)
            votes[language] += min(seen, votes[language])


def code_of(name: str) -> str:
    """The ISO 639-1 code that a name of a language or a code means; empty if it means none."""
    word = name.casefold().strip(" .").split("-")[0].split("_")[0]
    if len(word) == 2 and word.isascii() and word.isalpha():
        return word
    return _NAMES.get(word, "")
