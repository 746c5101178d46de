"""Which language a document's rules are those of."""


def base_language(language: str) -> str:
    """The ISO 639-1 code without region or script: "de" of "de-AT"; empty where unknown."""
    return language.replace("_", "-").partition("-")[0].lower()


def is_english(language: str) -> bool:
    """Whether the rules for English are used: also where the language is not known."""
    return base_language(language) in ("", "en")
