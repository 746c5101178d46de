"""Lines that are furniture by their own words."""

import pytest

from tests.formats.structure.documents import (
    BODY,
    TITLE,
    of_kind,
    text,
)


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "© 2021 Harbour Institute. All rights reserved.",
        "We use cookies to count our readers.",
        "PUBLICATION TYPE: Analysis",
        "The views expressed in this paper are those of the authors.",
        "View all publications",
        "Share this article",
        "Home | About us | Contact | Careers",
    ],
)
def test_the_furniture_of_a_page_is_boilerplate(line: str) -> None:
    assert of_kind(text("Talks resume", BODY, line), "boilerplate") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The views expressed by the minister surprised nobody.",
        "Ministers share this view.",
        "Copyright law was not discussed.",
        "News of the talks spread fast.",
        "Health",
    ],
)
def test_sentences_of_the_article_are_not_furniture(line: str) -> None:
    document = text("Talks resume", BODY, line, BODY + " Again.")
    assert of_kind(document, "boilerplate") == []


@pytest.mark.parametrize(
    "line",
    [
        "Zum Inhalt springen",
        "Lesezeit: 4 Min.",
        "Wir verwenden Cookies, um unsere Seite zu verbessern.",
        "Aller au contenu principal",
        "Vous êtes ici : Accueil > Actualités > Port",
        "Las opiniones de este texto no reflejan las de la casa.",
        "Riproduzione riservata",
        "Todos os direitos reservados",
        "Alle rechten voorbehouden",
        "Wszelkie prawa zastrzeżone",
        "Перепечатка материалов разрешена только со ссылкой на сайт.",
        "Всі права захищені",
        "Tüm hakları saklıdır",
        "جميع الحقوق محفوظة",
        "版权所有",
        "無断転載を禁じます",
        "© Crown copyright",
        "Page 3 of 12",
        "View this email in your browser",
        "You are receiving this email as a subscriber to our newsletter.",
        "This work is licensed under a Creative Commons Attribution licence.",
    ],
)
def test_furniture_is_known_in_many_languages(line: str) -> None:
    assert of_kind(text(TITLE, BODY, line, BODY + " Again."), "boilerplate") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The disclaimer of the bank surprised nobody.",
        "Cookies are baked in the port every morning.",
        "Copyright of the maps is with the ministry.",
        "The site uses wind and sun.",
        "Press freedom",
        "Page boys and porters",
        "Die Meinungen der Fischer gehen auseinander.",
        "Les opinions sont partagées.",
    ],
)
def test_sentences_about_the_same_things_are_not(line: str) -> None:
    assert of_kind(text(TITLE, BODY, line, BODY + " Again."), "boilerplate") == []
