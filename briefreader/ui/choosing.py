"""The questions that the window asks through the platform's own dialogs.

Each is one function, so that a test can put another in its place.
"""

from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from briefreader.ui.formats import file_kinds


def files_to_add(parent: QWidget) -> tuple[Path, ...]:
    """Ask which files to add; none where the user cancels."""
    names, _ = QFileDialog.getOpenFileNames(parent, "Add Files", "", file_filter())
    return tuple(Path(name) for name in names)


def file_filter() -> str:
    """What the dialog for files offers: all documents, each kind of them, and all files."""
    kinds = file_kinds()
    every = " ".join(f"*{suffix}" for _, suffixes in kinds for suffix in suffixes)
    each = [f"{name} ({' '.join(f'*{s}' for s in suffixes)})" for name, suffixes in kinds]
    return ";;".join([f"Documents ({every})", *each, "All files (*)"])


def folder_to_add(parent: QWidget, title: str) -> Path | None:
    """Ask which folder to add; None where the user cancels."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def export_folder(parent: QWidget) -> Path | None:
    """Ask where notes are to be written; None where the user cancels."""
    name = QFileDialog.getExistingDirectory(parent, "Export Notes as Markdown into a Folder")
    return Path(name) if name else None


def may_open_link(parent: QWidget, address: str) -> bool:
    """Ask before anything leaves the program."""
    question = QMessageBox(parent)
    question.setIcon(QMessageBox.Icon.Question)
    question.setWindowTitle("Open Link")
    question.setText("Open this address in your browser?")
    question.setInformativeText(address)
    yes = question.addButton("Open in Browser", QMessageBox.ButtonRole.AcceptRole)
    question.addButton(QMessageBox.StandardButton.Cancel)
    question.exec()
    return question.clickedButton() is yes


class Unsaved(StrEnum):
    """What is to become of a note that is being written when its editor is left."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


def unsaved_note(parent: QWidget) -> Unsaved:
    """Ask what is to become of what was typed."""
    question = QMessageBox(parent)
    question.setIcon(QMessageBox.Icon.Question)
    question.setWindowTitle("Unsaved Note")
    question.setText("Save what you changed?")
    save = question.addButton("Save", QMessageBox.ButtonRole.AcceptRole)
    discard = question.addButton("Discard", QMessageBox.ButtonRole.DestructiveRole)
    question.addButton("Go On Writing", QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(save)
    question.exec()
    clicked = question.clickedButton()
    return (
        Unsaved.SAVE
        if clicked is save
        else (Unsaved.DISCARD if clicked is discard else Unsaved.STAY)
    )
