"""The style sheet: what a palette cannot say."""

from briefreader.config import resource_folder
from briefreader.ui.theme import Theme


def style_sheet(theme: Theme) -> str:
    """Qt's style sheet in the theme's colours and sizes."""
    rule, muted, field = theme.rule.name(), theme.muted.name(), theme.field.name()
    raised, hover, body = theme.raised.name(), theme.hover.name(), theme.body.name()
    accent, panel, selected = theme.accent.name(), theme.panel.name(), theme.selected.name()
    on_accent, warning, error = theme.on_accent.name(), theme.warning.name(), theme.error.name()
    link = theme.link.name()
    small, size, page = round(theme.control_size * 0.92), theme.control_size, theme.page.name()
    arrow = (resource_folder() / "icons" / f"arrow-{theme.scheme}.svg").as_posix()
    return f"""
QMainWindow, QDialog {{ background: {panel}; }}
QSplitter::handle {{ background: {rule}; }}
QLabel#muted, QStatusBar, QStatusBar QLabel {{ color: {muted}; }}
QLabel#quiet {{ color: {muted}; font-size: {small}px; }}
QLabel#strong {{ color: {body}; font-weight: 600; }}
QLabel#notice {{ color: {warning}; font-size: {small}px; }}
QLabel#error {{ color: {error}; }}
QLineEdit, QPlainTextEdit {{
    border: 1px solid {field}; border-radius: 6px; padding: 6px 9px; background: {raised};
    color: {body}; selection-background-color: {selected}; selection-color: {body}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 5px 8px; }}
QComboBox {{ border: 1px solid transparent; border-radius: 5px; padding: 2px 6px;
    color: {muted}; background: transparent; font-size: {small}px; }}
QComboBox:hover {{ background: {hover}; }}
QComboBox:focus {{ border-color: {accent}; }}
QComboBox::drop-down {{ border: none; background: transparent; width: 20px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {rule}; color: {body};
    selection-background-color: {selected}; selection-color: {body}; padding: 3px; }}
QComboBox#field {{ border-color: {field}; border-radius: 6px; padding: 4px 9px; color: {body};
    background: {raised}; font-size: {size}px; }}
QComboBox#field:focus {{ border: 2px solid {accent}; padding: 3px 8px; }}
QDialog QTableView, QDialog QListWidget {{ border: 1px solid {rule}; border-radius: 6px;
    background: {page}; color: {body}; outline: none; }}
QDialog QTableView:focus, QDialog QListWidget:focus {{ border-color: {accent}; }}
QDialog QTableView::item, QDialog QListWidget::item {{ padding: 2px 6px; border: none; }}
QDialog QTableView::item:selected, QDialog QListWidget::item:selected {{
    background: {selected}; color: {body}; }}
QHeaderView {{ background: {page}; border: none; }}
QHeaderView::section {{ background: {page}; color: {muted}; border: none;
    border-bottom: 1px solid {rule}; padding: 5px 8px; font-size: {small}px; }}
QCheckBox {{ color: {body}; spacing: 7px; }}
QCheckBox:focus {{ color: {accent}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: {panel}; }}
QPushButton {{ border: 1px solid {field}; border-radius: 6px; padding: 4px 12px;
    background: {raised}; color: {body}; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 3px 11px; }}
QPushButton:default {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton:default:disabled {{ background: {panel}; border-color: {field}; color: {field}; }}
QPushButton:disabled {{ color: {field}; }}
QPushButton#sign {{ border: 1px solid transparent; padding: 1px 6px; background: transparent;
    color: {warning}; font-size: {small}px; font-weight: 600; }}
QPushButton#sign:hover {{ background: {hover}; }}
QPushButton#sign:focus {{ border-color: {accent}; }}
QPushButton#suggestion {{ text-align: left; padding: 4px 10px; color: {link}; }}
QPushButton#suggestion:focus {{ padding: 3px 9px; }}
QFrame#popup {{ background: {raised}; border: 1px solid {field}; }}
QToolButton#saved::menu-indicator {{ image: none; }}
QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 4px; color: {body}; }}
QToolButton:hover, QToolButton:checked {{ background: {hover}; }}
QToolButton#choice {{ border-color: {field}; color: {muted}; padding: 4px 7px; }}
QToolButton#choice:checked {{ border: 2px solid {accent}; padding: 3px 6px; color: {body};
    background: {selected}; }}
QFrame#find-bar {{ border-top: 1px solid {rule}; background: {panel}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolBar {{ border: none; border-bottom: 1px solid {rule}; background: {panel};
    padding: 3px 6px; spacing: 2px; }}
QToolBar::separator {{ background: {rule}; width: 1px; margin: 5px 6px; }}
QStatusBar {{ border-top: 1px solid {rule}; background: {panel}; font-size: {small}px; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ padding-left: 12px; }}
QMenuBar {{ background: {panel}; color: {body}; border-bottom: 1px solid {rule}; }}
QMenuBar::item {{ padding: 4px 9px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenu {{ background: {raised}; color: {body}; border: 1px solid {rule}; padding: 5px; }}
QMenu::item {{ padding: 5px 26px 5px 22px; border-radius: 4px; }}
QMenu::item:selected {{ background: {selected}; }}
QMenu::item:disabled {{ color: {field}; }}
QMenu::separator {{ height: 1px; background: {rule}; margin: 5px 8px; }}
QToolTip {{ background: {raised}; color: {body}; border: 1px solid {rule}; padding: 4px 6px; }}
QTabBar {{ background: {panel}; }}
QTabBar::tab {{ padding: 7px 14px; color: {muted}; border: none;
    border-bottom: 2px solid transparent; background: transparent; }}
QTabBar::tab:selected {{ color: {body}; border-bottom-color: {accent}; }}
QTabBar::tab:hover {{ color: {body}; }}
QTabBar::tab:focus {{ color: {accent}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {rule}; }}
QProgressBar {{ border: none; border-radius: 3px; background: {rule}; max-height: 6px; }}
QProgressBar::chunk {{ border-radius: 3px; background: {accent}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {rule}; border-radius: 4px; min-height: 36px;
    margin: 2px; }}
QScrollBar::handle:vertical:hover {{ background: {field}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {rule}; border-radius: 4px; min-width: 36px;
    margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
