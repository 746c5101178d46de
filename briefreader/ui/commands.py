"""The commands of the window as data: the menus, the toolbar and the help read this one table."""

from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """What must be there for a command to be enabled."""

    NOTHING = ""
    LIBRARY = "library"
    DOCUMENT = "document"
    SELECTION = "selection"
    HITS = "hits"
    SEARCH = "search"
    NOTES = "notes"
    PAGES = "pages"
    BACK = "back"
    FORWARD = "forward"
    LOCKED = "locked"
    REPORT = "report"
    PASSAGE = "passage"  # a selection, or the caret in an annotation
    ANNOTATION = "annotation"  # the caret in an annotation
    DOUBT = "doubt"  # the caret in one whose place is doubtful
    BESIDE = "beside"  # a selection beside an annotation
    SEVERAL = "several"  # annotations at the selection or the caret that can be made one
    LOST = "lost"  # a selection, and an annotation without a place


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `keys` are Qt key sequences, the first is shown; an empty `icon` means none.

    `list_only` keys work while the document list has the focus.
    """

    id: str
    title: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    need: Need = Need.NOTHING
    checkable: bool = False
    list_only: bool = False
    starts_group: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("add_files", "&Add Files…", "&File", ("Ctrl+O",), "file-add"),
    Command("add_folder", "Add &Folder…", "&File", ("Ctrl+Shift+O",), "folder-add"),
    Command("watch_folder", "&Watch a Folder…", "&File"),
    Command("watched_folders", "Watche&d Folders…", "&File", need=Need.LIBRARY),
    Command(
        "report",
        "What Be&came of the Files…",
        "&File",
        ("Ctrl+R",),
        need=Need.REPORT,
        starts_group=True,
    ),
    Command("password", "Enter &Password…", "&File", need=Need.LOCKED),
    Command(
        "export_document",
        "&Export Notes of This Document…",
        "&File",
        ("Ctrl+E",),
        "export",
        Need.NOTES,
        starts_group=True,
    ),
    Command(
        "export_results",
        "Export Notes of These &Results…",
        "&File",
        ("Ctrl+Shift+E",),
        need=Need.LIBRARY,
    ),
    Command("export_all", "Export A&ll Notes…", "&File", need=Need.LIBRARY),
    Command(
        "snapshots",
        "&Bring Back an Earlier State…",
        "&File",
        need=Need.LIBRARY,
        starts_group=True,
    ),
    Command("conflicts", "Co&nflicts and Problems…", "&File", need=Need.LIBRARY),
    Command("quit", "&Quit", "&File", ("Ctrl+Q",), starts_group=True),
    Command("undo", "&Undo", "&Edit", ("Ctrl+Z",), "undo"),
    Command("redo", "&Redo", "&Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Command(
        "copy_citation",
        "Copy with &Citation",
        "&Edit",
        ("Ctrl+Shift+C",),
        need=Need.DOCUMENT,
        starts_group=True,
    ),
    Command("select_more", "Select &More", "&Edit", ("E",), need=Need.DOCUMENT, starts_group=True),
    Command("select_less", "Select &Less", "&Edit", ("Shift+E",), need=Need.SELECTION),
    Command("next_document", "Next &Document", "&View", ("Alt+Down", "J"), need=Need.LIBRARY),
    Command("previous_document", "Previous D&ocument", "&View", ("Alt+Up", "K"), need=Need.LIBRARY),
    Command("back", "&Back", "&View", ("Alt+Left",), "back", need=Need.BACK, starts_group=True),
    Command("forward", "For&ward", "&View", ("Alt+Right",), "forward", need=Need.FORWARD),
    Command("page", "&Go to Page…", "&View", ("G",), need=Need.PAGES),
    Command("search", "&Search All Documents", "&Search", ("Ctrl+K", "/", "Ctrl+L"), "search"),
    Command("narrow", "Narrow &Down", "&Search", ("Ctrl+Shift+F",), need=Need.LIBRARY),
    Command("tag_tree", "Narrow Down by Ta&gs", "&Search", ("Ctrl+Shift+T",), need=Need.LIBRARY),
    Command("names", "Names &in the Library…", "&Search", need=Need.LIBRARY),
    Command("find", "&Find in This Document", "&Search", ("Ctrl+F",), need=Need.DOCUMENT),
    Command("next_hit", "&Next Hit", "&Search", ("F3", "Ctrl+G"), "next", Need.HITS),
    Command(
        "previous_hit",
        "&Previous Hit",
        "&Search",
        ("Shift+F3", "Ctrl+Shift+G"),
        "previous",
        Need.HITS,
    ),
    Command(
        "passages",
        "&All Passages of the Document",
        "&Search",
        ("Right",),
        need=Need.HITS,
        list_only=True,
    ),
    Command(
        "save_search",
        "Save &This Search…",
        "&Search",
        ("Ctrl+S",),
        "bookmark",
        Need.SEARCH,
        starts_group=True,
    ),
    Command("saved_searches", "&Manage Saved Searches…", "&Search", need=Need.LIBRARY),
    Command(
        "remember_searches",
        "&Remember What Was Searched",
        "&Search",
        checkable=True,
        starts_group=True,
    ),
    Command("clear_history", "&Clear Search History", "&Search", need=Need.LIBRARY),
    Command("highlight", "&Highlight", "&Notes", ("H",), "highlight", Need.PASSAGE),
    Command("note", "&Note…", "&Notes", ("N",), "note", Need.DOCUMENT),
    Command("tags", "&Tags…", "&Notes", ("T",), "tag", Need.DOCUMENT),
    Command(
        "adjust",
        "Ad&just the Passage",
        "&Notes",
        ("X",),
        need=Need.ANNOTATION,
        starts_group=True,
    ),
    Command("extend", "E&xtend to the Selection", "&Notes", ("Shift+X",), need=Need.BESIDE),
    Command("merge", "&Merge Highlights", "&Notes", ("M",), need=Need.SEVERAL),
    Command("other_annotation", "&Other Highlight Here", "&Notes", ("O",), need=Need.ANNOTATION),
    Command("delete_annotation", "&Delete Highlight", "&Notes", need=Need.ANNOTATION),
    Command(
        "accept_place",
        "Acce&pt This Place",
        "&Notes",
        ("A",),
        need=Need.DOUBT,
        starts_group=True,
    ),
    Command("compare_place", "&Before and After…", "&Notes", need=Need.DOUBT),
    Command("next_doubt", "Next Note to &Look At", "&Notes", ("F8",), need=Need.NOTES),
    Command(
        "previous_doubt", "Pre&vious Note to Look At", "&Notes", ("Shift+F8",), need=Need.NOTES
    ),
    Command("attach", "Attach A&gain Here", "&Notes", ("Shift+A",), need=Need.LOST),
    Command(
        "colour_names", "Names of the &Colours…", "&Notes", need=Need.LIBRARY, starts_group=True
    ),
    Command("star", "&Star", "&Document", ("S",), "star", Need.DOCUMENT, checkable=True),
    Command("unread", "Mark as &Unread", "&Document", ("U",), "unread", Need.DOCUMENT),
    Command(
        "document_note", "&Note on the Document…", "&Document", ("Shift+N",), need=Need.DOCUMENT
    ),
    Command(
        "document_tags", "&Tags of the Document…", "&Document", ("Shift+T",), need=Need.DOCUMENT
    ),
    Command(
        "details",
        "&Edit Details…",
        "&Document",
        ("Ctrl+I",),
        "pencil",
        Need.DOCUMENT,
        starts_group=True,
    ),
    Command("add_fact", "Add &Passage as Fact…", "&Document", ("F",), need=Need.SELECTION),
    Command("fact_corrections", "Corrections of &Facts…", "&Document", need=Need.LIBRARY),
    Command("belonging", "Not P&art of the Article", "&Document", ("B",), need=Need.DOCUMENT),
    Command("changes", "What &Changed…", "&Document", ("C",), need=Need.DOCUMENT),
    Command(
        "remove",
        "&Delete from the Library",
        "&Document",
        ("Del",),
        "trash",
        Need.LIBRARY,
        starts_group=True,
        list_only=True,
    ),
    Command("facts", "&Facts", "&View", ("Ctrl+1",), starts_group=True),
    Command("notes", "&Notes", "&View", ("Ctrl+2",)),
    Command("outline", "Outl&ine", "&View", ("Ctrl+3",)),
    Command(
        "all_notes", "All Not&es of the Library", "&View", ("Ctrl+Shift+N",), need=Need.LIBRARY
    ),
    Command("side_panel", "Side &Panel", "&View", ("F9",), "panel", checkable=True),
    Command("reader_focus", "Go to the &Reader", "&View", ("F6",)),
    Command("dark", "Dar&k Theme", "&View", ("Ctrl+D",), "moon", checkable=True, starts_group=True),
    Command("larger", "&Larger Text", "&View", ("Ctrl++", "Ctrl+=")),
    Command("smaller", "S&maller Text", "&View", ("Ctrl+-",)),
    Command("normal_size", "Normal Text Si&ze", "&View", ("Ctrl+0",)),
    Command("help", "&Help", "&Help", ("F1",), "help"),
    Command("shortcuts", "&Keyboard Shortcuts", "&Help", ("Ctrl+/", "?")),
    Command("rebuild", "&Rebuild the Search Index", "&Help", need=Need.LIBRARY),
    Command("about", "&About briefreader", "&Help", starts_group=True),
)

MENUS = ("&File", "&Edit", "&Search", "&View", "&Document", "&Notes", "&Help")

TOOLBAR: tuple[str, ...] = (
    "add_files",
    "",
    "undo",
    "redo",
    "",
    "previous_hit",
    "next_hit",
    "",
    "highlight",
    "note",
    "tags",
    "",
    "star",
    "unread",
    "remove",
    "",
    "export_document",
)

TOOLBAR_END: tuple[str, ...] = ("dark", "side_panel", "help")
