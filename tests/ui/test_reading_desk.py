"""Reading with the pen in hand: hits, highlights, notes, tags and links in the whole window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefreader.domain.annotation import Colour, Placement
from briefreader.domain.document import BlockKind, Span
from briefreader.domain.tag import TagOffer
from briefreader.ui import choosing
from briefreader.ui.dialogs.annotation import AnnotationDialog
from briefreader.ui.theme import Theme
from briefreader.ui.writing.draft import AnnotationDraft
from tests.ui.briefings import HARBOUR, HARBOUR_TITLE, long_briefing
from tests.ui.user import User, pixels_in

Write = Callable[[str, str], Path]
Ask = Callable[[str, AnnotationDraft, tuple[TagOffer, ...], str], AnnotationDraft | None]

F3, SHIFT = Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
COLOUR_KEYS = dict(
    zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5), Colour, strict=True)
)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Ask], None]:
    """Let a function answer the dialog for notes and tags."""

    def answered_by(ask: Ask) -> None:
        def asked(
            parent: QWidget,
            theme: Theme,
            quote: str,
            draft: AnnotationDraft,
            tags: tuple[TagOffer, ...],
            focus: str,
        ) -> AnnotationDraft | None:
            return ask(quote, draft, tags, focus)

        monkeypatch.setattr(AnnotationDialog, "ask", asked)

    return answered_by


def placements(user: User) -> tuple[Placement, ...]:
    assert user.session.opened is not None
    return user.session.opened.placements


# Hits


def test_hits_are_lit_in_the_reader_as_you_type(user: User) -> None:
    user.open(HARBOUR_TITLE)
    viewport, lit = user.window.reader.view.viewport(), user.window._theme.hit
    assert pixels_in(viewport, lit) == 0
    user.type_query("minist")
    user.wait_until(lambda: pixels_in(viewport, lit) > 50)
    user.press(Qt.Key.Key_Escape)
    user.wait_until(lambda: pixels_in(viewport, lit) == 0)


def test_a_document_opened_from_a_search_shows_its_first_hit(user: User, write: Write) -> None:
    words = long_briefing().replace("Paragraph 90 tells", "Paragraph 90 grumbles")
    user.add(write("long.txt", words))
    user.wait_for_rows(3)
    user.type_query("grumbles")
    user.press(Qt.Key.Key_Return)
    user.wait_for_document("A long briefing")
    viewport, current = user.window.reader.view.viewport(), user.window._theme.current
    user.wait_until(lambda: pixels_in(viewport, current) > 50)


def test_a_hit_in_a_menu_is_not_the_first_that_is_shown(user: User, write: Write) -> None:
    page = HARBOUR.replace("<body>", "<body><nav><a href='/'>Harbour news</a></nav>")
    user.add(write("menu.html", page.replace(HARBOUR_TITLE, "With a menu")))
    user.wait_for_rows(3)
    user.type_query("harbour title:menu")
    user.open("With a menu")
    opened = user.session.opened
    assert opened is not None
    first = opened.matches[user.window.reader._lit.hit]
    block = next(b for b in opened.document.blocks if b.start <= first.start < b.end)
    assert block.kind is not BlockKind.BOILERPLATE
    assert user.window.reader.previous_hit()


def test_next_and_previous_hit_go_across_documents(user: User) -> None:
    user.type_query("Tallinn")
    user.press(Qt.Key.Key_Return)
    user.wait_until(lambda: user.session.opened is not None)
    first, second = user.titles()
    seen: list[tuple[str, str]] = []

    def hit() -> tuple[str, str]:
        assert user.session.opened is not None
        return user.session.opened.summary.title, user.window._hit_place.text()

    user.wait_for_document(first)
    user.wait_until(lambda: hit()[1] == "Hit 1 of 1")
    seen.append(hit())
    user.press(F3)
    user.wait_for_document(second)
    user.wait_until(lambda: hit() == (second, "Hit 1 of 1"))
    user.press(F3)
    assert user.messages[-1] == "That was the last hit."
    assert hit() == (second, "Hit 1 of 1")
    user.press(F3, SHIFT)
    user.wait_until(lambda: hit() == (first, "Hit 1 of 1"))
    user.press(F3, SHIFT)
    assert user.messages[-1] == "That was the first hit."


def test_going_back_across_documents_enters_at_the_last_hit(user: User) -> None:
    user.type_query("Riga OR Saar")
    for title in user.titles():
        user.open(title)
    last = user.titles()[-1]
    user.wait_until(lambda: user.window._hit_place.text().startswith("Hit 1 of"))
    user.press(F3, SHIFT)
    user.wait_for_document(user.titles()[0])
    assert last != user.titles()[0]
    place = user.window._hit_place.text()
    current, of = place.removeprefix("Hit ").split(" of ")
    assert current == of != "1"


def test_next_hit_steps_through_the_hits_of_one_document_first(user: User) -> None:
    user.type_query("Saar")
    user.press(Qt.Key.Key_Return)
    user.wait_for_document(HARBOUR_TITLE)
    places = []
    for _ in range(2):
        places.append(user.window._hit_place.text())
        user.press(F3)
    assert places == ["Hit 1 of 2", "Hit 2 of 2"]


# Highlights


@pytest.mark.parametrize("key", COLOUR_KEYS)
def test_a_passage_is_highlighted_in_five_colours_by_keyboard(user: User, key: Qt.Key) -> None:
    user.open(HARBOUR_TITLE)
    user.select("postponed twice")
    user.press(key, on=user.window.reader.view)
    assert user.quotes() == ["postponed twice"]
    assert placements(user)[0].annotation.colour is COLOUR_KEYS[key]
    painted = user.window._theme.highlight[COLOUR_KEYS[key]]
    assert pixels_in(user.window.reader.view.viewport(), painted) > 100
    assert user.session.library.placements(user.session.opened.summary.id)  # type: ignore[union-attr]


@pytest.mark.parametrize("colour", Colour)
def test_a_passage_is_highlighted_in_five_colours_by_mouse(user: User, colour: Colour) -> None:
    user.open(HARBOUR_TITLE)
    view = user.window.reader.view
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=user.point_at("postponed"))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=user.point_at("postponed"))
    assert view.bar.isVisible()
    QTest.mouseClick(view.bar.colours[colour], Qt.MouseButton.LeftButton)
    assert user.quotes() == ["postponed"]
    assert placements(user)[0].annotation.colour is colour


def test_h_highlights_in_the_colour_used_last(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.select("harbour office")
    user.press(Qt.Key.Key_3, on=user.window.reader.view)
    user.select("postponed twice")
    user.press(Qt.Key.Key_H, on=user.window.reader.view)
    assert [p.annotation.colour for p in placements(user)] == [Colour.BLUE, Colour.BLUE]


def test_a_highlight_is_made_from_the_menu_and_the_toolbar(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.select("postponed twice")
    user.window.actions_["highlight"].trigger()
    assert user.quotes() == ["postponed twice"]


# Notes and tags


def test_a_note_is_written_by_keyboard(user: User, answer: Callable[[Ask], None]) -> None:
    def ask(
        quote: str, draft: AnnotationDraft, tags: tuple[TagOffer, ...], focus: str
    ) -> AnnotationDraft:
        assert (quote, focus) == ("postponed twice", "note")
        return AnnotationDraft("Why twice?", ("harbour",), Colour.GREEN)

    answer(ask)
    user.open(HARBOUR_TITLE)
    user.select("postponed twice")
    user.press(Qt.Key.Key_N)
    annotation = placements(user)[0].annotation
    assert annotation.note == "Why twice?"
    assert annotation.tags == ("harbour",)
    assert annotation.colour is Colour.GREEN


def test_saving_nothing_puts_no_note_on_the_document(
    user: User, answer: Callable[[Ask], None]
) -> None:
    answer(lambda *_: AnnotationDraft(" ", (), Colour.YELLOW))
    user.open(HARBOUR_TITLE)
    user.press(Qt.Key.Key_N)
    user.press(Qt.Key.Key_T)
    assert placements(user) == ()
    assert user.messages[-1] == "Nothing was written: no note was added."


def test_a_note_is_written_by_mouse(user: User, answer: Callable[[Ask], None]) -> None:
    answer(lambda *_: AnnotationDraft("By mouse", (), Colour.YELLOW))
    user.open(HARBOUR_TITLE)
    view = user.window.reader.view
    at = user.point_at("postponed")
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(view.bar.note, Qt.MouseButton.LeftButton)
    assert [p.annotation.note for p in placements(user)] == ["By mouse"]


def test_tags_are_given_by_keyboard_and_by_mouse(user: User, answer: Callable[[Ask], None]) -> None:
    given = iter([("first",), ("second",)])

    def ask(
        quote: str, draft: AnnotationDraft, tags: tuple[TagOffer, ...], focus: str
    ) -> AnnotationDraft:
        assert focus == "tags"
        return AnnotationDraft("", next(given), draft.colour)

    answer(ask)
    user.open(HARBOUR_TITLE)
    user.select("postponed twice")
    user.press(Qt.Key.Key_T)
    user.select("deepened")
    user.window.reader.view.show_bar()
    QTest.mouseClick(user.window.reader.view.bar.tags, Qt.MouseButton.LeftButton)
    assert [p.annotation.tags for p in placements(user)] == [("first",), ("second",)]
    assert user.rows()[user.titles().index(HARBOUR_TITLE)].tags == ("first", "second")


def test_tags_in_use_are_offered_for_completion(user: User, answer: Callable[[Ask], None]) -> None:
    offered: list[tuple[str, ...]] = []

    def ask(
        quote: str, draft: AnnotationDraft, tags: tuple[TagOffer, ...], focus: str
    ) -> AnnotationDraft:
        offered.append(tuple(tag.path for tag in tags))
        return AnnotationDraft("", ("first", tags[1].path), draft.colour)

    answer(ask)
    user.open(HARBOUR_TITLE)
    user.session.changes.annotate(None, tags=("harbours/tallinn", "trade"))
    user.select("postponed twice")
    user.press(Qt.Key.Key_T)
    assert offered == [("harbours", "harbours/tallinn", "trade")]
    tagged = [p.annotation.tags for p in placements(user) if p.span is not None]
    assert tagged == [("first", "harbours/tallinn")]


def test_a_cancelled_dialog_changes_nothing(user: User, answer: Callable[[Ask], None]) -> None:
    answer(lambda *_: None)
    user.open(HARBOUR_TITLE)
    user.select("postponed twice")
    user.press(Qt.Key.Key_N)
    assert placements(user) == ()
    assert not user.window.actions_["undo"].isEnabled()


def test_a_note_on_the_whole_document_needs_no_selection(
    user: User, answer: Callable[[Ask], None]
) -> None:
    def ask(
        quote: str, draft: AnnotationDraft, tags: tuple[TagOffer, ...], focus: str
    ) -> AnnotationDraft:
        assert quote == HARBOUR_TITLE
        return AnnotationDraft("The best source.", (), draft.colour)

    answer(ask)
    user.open(HARBOUR_TITLE)
    user.press(Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert [(p.span, p.annotation.note) for p in placements(user)] == [(None, "The best source.")]


def test_a_note_shows_in_the_margin_and_in_the_panel(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.session.changes.annotate(user.span_of("postponed twice"), note="Why twice?")
    cards = user.window.reader.view.margin.cards()
    assert [card.annotation.note for card in cards] == ["Why twice?"]
    assert user.window.reader.view.margin.isVisible()
    user.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    view = user.window.notes_pane.view
    assert view.isVisible()
    assert "Why twice?" in view.model().index(0, 0).data()


def test_a_click_on_a_note_goes_to_its_passage_and_back(user: User, write: Write) -> None:
    user.add(write("long.txt", long_briefing()))
    user.wait_for_rows(3)
    user.open("A long briefing")
    noted = user.session.changes.annotate(user.span_of("Paragraph 90 tells"), note="Far down")
    assert noted is not None
    window = user.window
    user.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.reader.top_offset() == 0

    # There: from the panel to the text.
    user.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    panel = window.notes_pane.view
    index = panel.model().index(0, 0)
    QTest.mouseClick(
        panel.viewport(), Qt.MouseButton.LeftButton, pos=panel.visualRect(index).center()
    )
    user.wait_until(lambda: window.reader.top_offset() > 0)
    assert 0 < user.point_at("Paragraph 90 tells").y() < window.reader.view.viewport().height()

    # And back: from the card in the margin, and from the text, to the panel.
    margin = window.reader.view.margin
    places: tuple[tuple[QWidget, Callable[[], QPoint]], ...] = (
        (margin, lambda: margin.cards()[0].area.center().toPoint()),
        (window.reader.view.viewport(), lambda: user.point_at("Paragraph 90 tells")),
    )
    for widget, point in places:
        panel.setCurrentIndex(panel.model().index(-1, 0))
        user.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        assert not panel.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point())
        assert panel.isVisible()
        current = panel.current()
        assert current is not None
        assert current.annotation.id == noted.id


def test_a_note_is_changed_in_the_panel_from_its_card_in_the_margin(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.session.changes.annotate(user.span_of("postponed twice"), note="Why twice?")
    margin = user.window.reader.view.margin
    at = margin.cards()[0].area.center().toPoint()
    QTest.mouseDClick(margin, Qt.MouseButton.LeftButton, pos=at)
    editor = user.window.notes_pane.view.editor
    assert editor is not None
    assert editor.isVisible()
    assert editor.note_box.hasFocus()
    editor.note_box.selectAll()
    QTest.keyClicks(editor.note_box, "Because of ice.")
    QTest.keyClick(editor.note_box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [p.annotation.note for p in placements(user)] == ["Because of ice."]
    user.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [p.annotation.note for p in placements(user)] == ["Why twice?"]


def test_a_note_is_changed_by_its_key_in_the_text_and_the_text_has_the_focus_again(
    user: User,
) -> None:
    user.open(HARBOUR_TITLE)
    user.session.changes.annotate(user.span_of("postponed twice"), tags=("a",))
    view = user.window.reader.view
    put_caret(user, "postponed twice")
    user.press(Qt.Key.Key_T)
    editor = user.window.notes_pane.view.editor
    assert editor is not None
    assert editor.tags_box.hasFocus()
    QTest.keyClicks(editor.tags_box, ", b")
    QTest.keyClick(editor.tags_box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert user.tags_shown() == ["a", "b"]
    assert view.hasFocus()


# Facts


def test_a_click_on_a_fact_lights_its_mentions(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.wait_for_facts()
    pane = user.window.facts_pane
    person = next(
        pane.view.model().index(row, 0, group)
        for group in (
            pane.view.model().index(number, 0) for number in range(pane.view.model().rowCount())
        )
        for row in range(pane.view.model().rowCount(group))
        if "Saar" in str(pane.view.model().index(row, 0, group).data())
    )
    lit = user.window._theme.fact
    assert pixels_in(user.window.reader.view.viewport(), lit) == 0
    pane.view.scrollTo(person)
    QTest.mouseClick(
        pane.view.viewport(), Qt.MouseButton.LeftButton, pos=pane.view.visualRect(person).center()
    )
    assert pixels_in(user.window.reader.view.viewport(), lit) > 50


# Links


@pytest.mark.parametrize(("allowed", "opened"), [(True, 1), (False, 0)])
def test_opening_a_link_asks_first_and_goes_to_the_browser(
    user: User, monkeypatch: pytest.MonkeyPatch, allowed: bool, opened: int
) -> None:
    asked: list[str] = []
    visited: list[str] = []

    def may_open(_: QWidget, address: str) -> bool:
        asked.append(address)
        return allowed

    def visit(url: QUrl) -> bool:
        visited.append(url.toString())
        return True

    monkeypatch.setattr(choosing, "may_open_link", may_open)
    monkeypatch.setattr(QDesktopServices, "openUrl", visit)
    user.open(HARBOUR_TITLE)
    QTest.mouseClick(
        user.window.reader.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=user.point_at("the harbour office"),
    )
    assert asked == ["https://example.org/minutes"]
    assert visited == asked * opened
    assert user.session.opened is not None
    assert user.session.opened.summary.title == HARBOUR_TITLE


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "other.html"])
def test_a_link_to_anything_but_the_web_or_mail_is_refused(
    user: User, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(choosing, "may_open_link", lambda *_: pytest.fail("asked"))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: pytest.fail("opened"))
    user.open(HARBOUR_TITLE)
    user.window.reader.link_activated.emit(address)
    assert user.problems == [f"This link cannot be opened from here: {address}"]


# The annotation at the caret, and passages


def press(user: User, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    user.press(key, held, on=user.window.reader.view)


def put_caret(user: User, words: str) -> None:
    view = user.window.reader.view
    view.setFocus()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=user.point_at(words))


def test_by_keyboard_alone_a_sentence_is_found_and_highlighted(user: User) -> None:
    user.open(HARBOUR_TITLE)
    press(user, Qt.Key.Key_F6)
    press(user, Qt.Key.Key_Down, CONTROL)
    press(user, Qt.Key.Key_E)
    press(user, Qt.Key.Key_E)
    sentence = user.window.reader.selection()
    assert sentence is not None
    words = user.text()[sentence.start : sentence.end]
    assert words.endswith(".")
    assert " " in words
    press(user, Qt.Key.Key_H)
    assert user.quotes() == [words]


def test_the_keys_are_about_the_annotation_at_the_caret(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.select("postponed twice")
    press(user, Qt.Key.Key_H)
    for key, words in ((Qt.Key.Key_N, "Why?"), (Qt.Key.Key_T, "delay")):
        press(user, key)
        editor = user.window.notes_pane.view.editor
        assert editor is not None
        box = editor.tags_box if editor.tags_box.hasFocus() else editor.note_box
        QTest.keyClicks(box, words)
        QTest.keyClick(editor.note_box, Qt.Key.Key_Return, CONTROL)
    press(user, Qt.Key.Key_4)
    (annotation,) = [one.annotation for one in placements(user)]
    assert (annotation.note, annotation.tags) == ("Why?", ("delay",))
    assert annotation.colour is Colour.PINK
    user.window.actions_["delete_annotation"].trigger()
    assert placements(user) == ()


def test_before_the_caret_is_used_n_is_about_the_document(
    user: User, answer: Callable[[Ask], None]
) -> None:
    quotes: list[str] = []

    def ask(quote: str, *_: object) -> None:
        quotes.append(quote)

    answer(ask)
    user.open(HARBOUR_TITLE)
    user.session.changes.annotate(Span(0, 5))
    press(user, Qt.Key.Key_N)
    press(user, Qt.Key.Key_Home, CONTROL)
    press(user, Qt.Key.Key_N)
    assert quotes == [HARBOUR_TITLE]
    assert user.window.notes_pane.view.edited == placements(user)[0].annotation.id


def test_a_highlight_over_a_part_of_another_leaves_both(user: User) -> None:
    user.open(HARBOUR_TITLE)
    for words, key in (("was postponed twice", Qt.Key.Key_1), ("postponed", Qt.Key.Key_3)):
        user.select(words)
        press(user, key)
    assert user.quotes() == ["was postponed twice", "postponed"]
    view, theme = user.window.reader.view, user.window._theme
    for colour in (Colour.YELLOW, Colour.BLUE):
        assert pixels_in(view.viewport(), theme.highlight[colour]) > 50
        assert pixels_in(view.viewport(), theme.underline[colour]) > 50
    put_caret(user, "postponed")
    assert view.annotation_at_caret().colour is Colour.BLUE  # type: ignore[union-attr]
    press(user, Qt.Key.Key_O)
    assert user.messages[-1] == "Highlight 2 of 2 here: “was postponed twice”"
    press(user, Qt.Key.Key_2)
    assert [one.annotation.colour for one in placements(user)] == [Colour.GREEN, Colour.BLUE]


def test_merging_keeps_all_and_one_undo_brings_all_back(user: User) -> None:
    user.open(HARBOUR_TITLE)
    changes = user.session.changes
    changes.annotate(user.span_of("meeting"), note="One", tags=("a",), colour=Colour.PINK)
    changes.annotate(user.span_of("twice"), note="Two", tags=("b", "a"))
    changes.annotate(user.span_of("postponed"))
    before = placements(user)
    user.select("meeting was postponed twice")
    press(user, Qt.Key.Key_M)
    (merged,) = [one.annotation for one in placements(user) if not one.annotation.deleted]
    assert user.quotes() == ["meeting was postponed twice"]
    assert (merged.note, merged.tags, merged.colour) == ("One\n\nTwo", ("a", "b"), Colour.PINK)
    assert user.window.actions_["undo"].text() == "&Undo merging 3 highlights"
    press(user, Qt.Key.Key_Z, CONTROL)
    after = placements(user)
    assert [replace(one.annotation, modified="") for one in after] == [
        replace(one.annotation, modified="") for one in before
    ]
    press(user, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert user.quotes() == ["meeting was postponed twice"]


def test_a_highlight_is_extended_to_the_selection_beside_it(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.session.changes.annotate(user.span_of("postponed"))
    user.select(" twice")
    assert user.window.actions_["extend"].isEnabled()
    press(user, Qt.Key.Key_X, SHIFT)
    assert user.quotes() == ["postponed twice"]
    assert user.window.actions_["undo"].text() == "&Undo extending the highlight"


def test_an_end_is_dragged_and_the_passage_is_on_disk(user: User) -> None:
    user.open(HARBOUR_TITLE)
    made = user.session.changes.annotate(user.span_of("postponed"))
    assert made is not None
    put_caret(user, "postponed")
    view = user.window.reader.view
    end = view.adjuster.handles()[1]
    knob = end.knob.toPoint()
    far = QPoint(user.point_at("twice").x() + 12, knob.y())
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=knob)
    for x in range(knob.x(), far.x(), 3):
        QTest.mouseMove(view.viewport(), QPoint(x, knob.y()))
        QApplication.processEvents()
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=far)
    assert user.quotes() == ["postponed twice"]
    saved = user.session.library.annotations.get(made.id)
    assert saved is not None
    assert saved.anchor is not None
    assert saved.anchor.exact == "postponed twice"


def test_the_commands_for_passages_wait_for_what_they_need(user: User) -> None:
    user.open(HARBOUR_TITLE)
    actions = user.window.actions_
    names = ("adjust", "extend", "merge", "other_annotation", "delete_annotation", "attach")
    assert [name for name in names if actions[name].isEnabled()] == []
    user.session.changes.annotate(user.span_of("postponed"))
    put_caret(user, "postponed")
    enabled = [name for name in names if actions[name].isEnabled()]
    assert enabled == ["adjust", "other_annotation", "delete_annotation"]


def test_the_notes_are_shown_at_the_card_of_the_annotation_at_the_caret(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.session.changes.annotate(user.span_of("postponed twice"), note="first")
    user.session.changes.annotate(user.span_of("deepened"), note="second")
    press(user, Qt.Key.Key_F6)
    user.window.reader.view.place_caret(user.span_of("deepened").start + 2)
    user.window.reader.view.at_caret.use()
    user.window.actions_["notes"].trigger()
    view = user.window.notes_pane.view
    assert view.hasFocus()
    placement = view.notes.placement(view.currentIndex().row())
    assert placement is not None
    assert placement.annotation.note == "second"
