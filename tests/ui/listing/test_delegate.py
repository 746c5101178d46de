"""The rows of the document list, as they are painted."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from briefreader.domain.document import Metadata, Span, Summary
from briefreader.domain.hit import Hit, Snippet
from briefreader.ui.listing.view import DocumentListView
from briefreader.ui.results import Results
from briefreader.ui.theme import Scheme, Theme, load_theme
from tests.ui.builders import found

TOOLTIP = Qt.ItemDataRole.ToolTipRole
EXCERPT = "The ministers met to speak about the railway and the harbour. " * 4
METADATA = Metadata(
    title="Harbour talks", publisher="Desk Note of the Harbour", published="2021-03-05", kind="news"
)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> DocumentListView:
    made = DocumentListView(theme)
    qtbot.addWidget(made)
    return made


def drawing(view: DocumentListView, row: Summary, hit: Hit | None = None, width: int = 330) -> str:
    """A row as SVG."""
    view.show_results(Results("q", found(row), {row.id: hit} if hit else {}))
    index = view.model().index(0, 0)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, view.itemDelegate().sizeHint(option, index).height())
    painter = QPainter(generator)
    view.itemDelegate().paint(painter, option, index)
    painter.end()
    return bytes(content.data()).decode()


def words(svg: str) -> str:
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


def row(metadata: Metadata = METADATA, **changes: object) -> Summary:
    values: dict[str, object] = {"excerpt": EXCERPT, "path": "/briefings/talks.txt"}
    values.update(changes)
    return Summary("1", metadata, "text", 1234, **values)  # type: ignore[arg-type]


def hit_in(text: str, word: str) -> Hit:
    start = text.index(word)
    snippet = Snippet(Span(0, len(text)), text, (Span(start, start + len(word)),))
    return Hit("1", 1.0, 1, (snippet,))


@pytest.mark.parametrize("width", [230, 330, 420])
def test_a_match_far_into_its_snippet_is_shown_at_every_width(
    view: DocumentListView, theme: Theme, width: int
) -> None:
    svg = drawing(view, row(), hit_in(EXCERPT + "And then sanctions came.", "sanctions"), width)
    shown = words(svg)
    assert "sanctions" in shown
    assert "… " in shown
    assert theme.hit.name() in svg


def test_a_match_that_shows_anyway_leaves_the_snippet_at_its_beginning(
    view: DocumentListView,
) -> None:
    assert "The ministers met" in words(drawing(view, row(), hit_in(EXCERPT, "railway")))


def test_the_last_line_of_a_long_excerpt_ends_in_an_ellipsis(view: DocumentListView) -> None:
    assert words(drawing(view, row())).rstrip().endswith("…")


def test_a_document_of_which_nothing_is_known_says_how_long_it_is(view: DocumentListView) -> None:
    assert "talks 1,234 words" in words(drawing(view, row(Metadata())))


def test_tags_leave_room_for_the_date(view: DocumentListView) -> None:
    tags = ("a-very-long-tag-indeed-it-is", "people/putin", "sanctions/energy")
    shown = words(drawing(view, row(tags=tags)))
    assert "5 March 2021" in shown
    assert "a-very-long-" in shown
    assert "news" not in shown


def test_a_file_that_could_not_be_read_gives_its_reason_in_the_colour_of_errors(
    view: DocumentListView, theme: Theme
) -> None:
    broken = Summary("", Metadata(), "", 0, "/a/broken.txt", problem="The file is empty.")
    svg = drawing(view, broken)
    assert "broken Could not be read The file is empty." in words(svg)
    assert theme.error.name() in svg
    assert "<circle" not in svg
    assert "<ellipse" not in svg


def test_a_row_is_never_painted_beyond_its_width(view: DocumentListView, theme: Theme) -> None:
    title = "A title that is far too long for any list of documents that was ever shown"
    for text in (title, "שיחות הנמל בין שתי המדינות הוכרזו היום " * 4, "😀 " * 80):
        svg = drawing(view, row(Metadata(title=text), starred=True), width=230)
        metrics = QFontMetricsF(theme.control_font(1.04))
        for line in re.findall(r"<text[^>]*>([^<]*)</text>", svg):
            assert metrics.horizontalAdvance(line) < 260


def test_rows_grow_with_the_size_of_the_controls(view: DocumentListView) -> None:
    small = load_theme(Scheme.DARK)
    heights = []
    for look in (small, replace(small, control_size=17)):
        view.set_theme(look)
        heights.append(view.verticalHeader().defaultSectionSize())
    assert heights[1] / heights[0] == pytest.approx(17 / 13, rel=0.08)


def test_tooltips_are_plain_text(view: DocumentListView) -> None:
    long = row(Metadata(title="<b>Talks</b> about the harbour and the railway"))
    view.show_results(Results("", found(long)))
    tooltip = view.model().index(0, 0).data(TOOLTIP)
    assert tooltip == "<qt>&lt;b&gt;Talks&lt;/b&gt; about the harbour and the railway</qt>"
    view.show_results(Results("", found(row())))
    assert view.model().index(0, 0).data(TOOLTIP) is None


def test_matches_are_lit_in_the_colours_of_the_theme(
    view: DocumentListView, dark_theme: Theme
) -> None:
    view.set_theme(dark_theme)
    svg = drawing(view, row(), hit_in(EXCERPT, "railway"))
    assert QColor(dark_theme.hit).name() in svg
