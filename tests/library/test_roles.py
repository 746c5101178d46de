"""What documents call a person, and which one says so."""

from collections.abc import Callable
from pathlib import Path

from briefreader.domain.document import Metadata, Summary
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.library import Library
from briefreader.library.roles import roles
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


def person(label: str, role: str | None) -> Fact:
    return Fact(FactKind.PERSON, "Saar", 0, 4, label=label, detail=Detail(role=role))


def test_each_role_is_given_once_with_the_first_document_that_has_it() -> None:
    new, old = (Summary(key, Metadata(title=key), "", 0, "") for key in ("new", "old"))
    facts = ((new, [person("Kadri Saar", "Minister"), person("Per Lund", "envoy")]),)
    more = ((old, [person("kadri saar", "minister"), person("K. Saar", "mayor")]),)
    found = roles(["Kadri Saar", "K. Saar"], (*facts, *more))
    assert [(one.role, one.document.title) for one in found] == [
        ("Minister", "new"),
        ("mayor", "old"),
    ]


def test_the_library_says_what_its_documents_call_a_person(library: Library, write: Write) -> None:
    report = library.add([write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY)])
    library.extract_facts([item.id for item in report.added])
    [role] = library.names.roles("Kadri Saar")
    assert (role.role, role.document.title) == ("Minister", "Harbour talks announced")
    assert library.names.roles("Nobody") == ()
