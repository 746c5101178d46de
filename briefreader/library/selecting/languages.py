"""Languages by their English and their own names, for those who ask by name and not by code."""

_NAMES = """
ar Arabic العربية
be Belarusian Беларуская
bg Bulgarian Български
bn Bengali বাংলা
bs Bosnian Bosanski
ca Catalan Català
cs Czech Čeština
da Danish Dansk
de German Deutsch
el Greek Ελληνικά
en English
es Spanish Español Castilian
et Estonian Eesti
eu Basque Euskara
fa Persian فارسی Farsi
fi Finnish Suomi
fr French Français
ga Irish Gaeilge
gl Galician Galego
he Hebrew עברית
hi Hindi हिन्दी
hr Croatian Hrvatski
hu Hungarian Magyar
hy Armenian Հայերեն
id Indonesian
is Icelandic Íslenska
it Italian Italiano
ja Japanese 日本語
ka Georgian ქართული
kk Kazakh Қазақша
ko Korean 한국어
lt Lithuanian Lietuvių
lv Latvian Latviešu
mk Macedonian Македонски
ms Malay Melayu
mt Maltese Malti
nl Dutch Nederlands Flemish
no Norwegian Norsk
pl Polish Polski
pt Portuguese Português
ro Romanian Română
ru Russian Русский
sk Slovak Slovenčina
sl Slovenian Slovenščina
sq Albanian Shqip
sr Serbian Српски Srpski
sv Swedish Svenska
sw Swahili Kiswahili
ta Tamil தமிழ்
th Thai ไทย
tr Turkish Türkçe
uk Ukrainian Українська
ur Urdu اردو
vi Vietnamese
zh Chinese 中文 Mandarin
"""

_CODES = {
    name.casefold(): code
    for code, *names in (line.split() for line in _NAMES.strip().splitlines())
    for name in names
}


def code_of(language: str) -> str:
    """The ISO 639-1 code of a language given by code (`de`, `de-AT`) or name (`German`).

    What is neither is given back in lower case.
    """
    plain = language.strip().casefold()
    return _CODES.get(plain) or plain.replace("_", "-").partition("-")[0]
