import pytest

from tests.facts.names.naming import facts_in


def roles_in(text: str) -> list[tuple[str, str | None]]:
    return [(fact.text, fact.detail.role) for fact in facts_in(text) if fact.kind == "person"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("William Burns, director of the CIA, left.", "director of the CIA"),
        ("They met William Burns, the former British minister.", "former British minister"),
        ("John Roberts, Chief Justice of the United States.", "Chief Justice of the United States"),
        ("They met John Roberts, a senior fellow of NATO.", "senior fellow of NATO"),
        ("They met William Burns the Minister for Agriculture today.", "Minister for Agriculture"),
        ("Senator William Burns, director of the CIA, left.", "Senator"),
    ],
)
def test_a_post_stands_before_or_after_a_name(text: str, role: str) -> None:
    assert [found for _, found in roles_in(text)] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "William Burns, the minister said, had left.",
        "They met William Burns, and the minister left.",
        "William Burns the minister called a friend.",
        "They met William Burns. Director of the CIA is a post.",
    ],
)
def test_a_post_that_tells_of_nobody_before_it_is_no_role(text: str) -> None:
    assert roles_in(text)[0] == ("William Burns", None)


def test_the_post_before_another_name_is_that_persons() -> None:
    found = roles_in("They met William Burns, Minister Emmanuel Macron and others.")
    assert found == [("William Burns", None), ("Emmanuel Macron", "Minister")]
