"""What is there for commands to work on: a library, a document, a selection."""

from briefreader.ui.commands import Need
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.session import Session


def present_needs(
    session: Session, reader: ReaderPane, has_report: bool, is_finding: bool = False
) -> frozenset[Need]:
    """The needs that are met as the window stands; `has_report` if files have been added.

    `is_finding` if the bar is open that finds in the document: there are places to step to.
    """
    opened, unreadable, results = session.opened, session.unreadable, session.results
    met = {
        Need.LIBRARY: session.is_open,
        Need.LOCKED: unreadable is not None and unreadable.needs_password,
        Need.REPORT: has_report,
        Need.SEARCH: results.searched,
        Need.HITS: is_finding or (results.searched and bool(results.rows)),
    }
    if opened is not None:
        met |= {
            Need.DOCUMENT: True,
            **_of_passages(reader),
            Need.NOTES: bool(opened.placements),
            Need.PAGES: bool(opened.document.pages),
            Need.BACK: reader.can_go_back,
            Need.FORWARD: reader.can_go_forward,
        }
    return frozenset(need for need, is_met in met.items() if is_met)


def _of_passages(reader: ReaderPane) -> dict[Need, bool]:
    """What the selection and the caret are on."""
    view, selected = reader.view, reader.selection() is not None
    annotated = view.annotation_at_caret() is not None
    return {
        Need.SELECTION: selected,
        Need.ANNOTATION: annotated,
        Need.PASSAGE: selected or annotated,
        Need.DOUBT: bool(view.passages.doubtful()),
        Need.BESIDE: view.passages.extendable() is not None,
        Need.SEVERAL: bool(view.passages.mergeable()),
        Need.LOST: selected and bool(view.placed_annotations.unattached),
    }
