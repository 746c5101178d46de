"""The language of a text, by its script and its most common words."""

import re
from collections import Counter

SAMPLE = 5_000
"""Code points of a text that are looked at."""

_COMMON = {
    "en": "the of and to in that is was for it with as on be by this are from at have not which",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "le la les de des et en un une du que est dans qui pour sur au par pas plus avec ce il",
    "es": "el la los las de y que en un una del se por con para su al lo como más es fue",
    "it": "il la di che e è un una per del della non con si le dei da sono nel alla gli anche",
    "pt": "o a os as de e que do da em um uma para com não por dos no na se mais ao foi",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er door ook als bij naar",
    "pl": "i w na z do nie się że jest to o jak po przez od za dla oraz są był przy ale",
    "ru": "и в на не что с по как из за от для это его к о был но также при его они",
}
_VOTES = {
    word: [language for language, words in _COMMON.items() if word in words.split()]
    for words in _COMMON.values()
    for word in words.split()
}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.05),
    ("ko", re.compile("[\uac00-\ud7af]"), 0.2),
    ("zh", re.compile("[\u4e00-\u9fff]"), 0.2),
    ("ar", re.compile("[\u0600-\u06ff]"), 0.3),
    ("he", re.compile("[\u0590-\u05ff]"), 0.3),
    ("el", re.compile("[\u0370-\u03ff]"), 0.3),
)
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0590-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language most of the text is in; empty if that cannot be told."""
    sample = text[:SAMPLE]
    if _OTHER_SCRIPT.search(sample):
        letters = sum(character.isalpha() for character in sample) or 1
        for language, script, share in _SCRIPTS:
            if len(script.findall(sample)) > share * letters:
                return language
    words = Counter(_WORD.findall(sample.lower()))
    votes: Counter[str] = Counter()
    for word, languages in _VOTES.items():
        for language in languages:
            votes[language] += words[word]
    (best, count), (_, second) = votes.most_common(2)
    if count < 3 or count < 0.08 * words.total() or count < 1.2 * second:
        return ""
    if best == "ru" and len(_UKRAINIAN.findall(sample)) > 0.01 * len(sample):
        return "uk"
    return best
