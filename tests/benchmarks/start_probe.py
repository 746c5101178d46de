"""Run as a program: shows a window and prints the milliseconds from the call to its first paint.

`empty` is a bare QMainWindow, `briefreader` the program's window on the library given, `usable` the
same until its list has been painted with rows in it. The second argument is the time of the call,
from `time.time()`. The milliseconds of processor time follow, then the heavy modules loaded.
"""

import sys
import time


def main() -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and watched.isWidgetType() and wanted(watched):
                QTimer.singleShot(0, self._tell)
                QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            return False

        def _tell(self) -> None:
            elapsed = (time.time() - float(sys.argv[2])) * 1000
            heavy = {"whoosh", "numpy", "markdown", "selectolax", "sqlite3", "onnxruntime"}
            busy = time.process_time() * 1000
            print(
                f"{elapsed:.1f} {busy:.1f} {','.join(sorted(heavy & set(sys.modules))) or '-'}",
                flush=True,
            )
            QTimer.singleShot(0, QApplication.quit)

    def wanted(watched: QObject) -> bool:
        if sys.argv[1] != "usable":
            return True
        view = watched.parent()
        return isinstance(view, QTableView) and view.model().rowCount() > 0

    if sys.argv[1] == "empty":
        application = QApplication([])
        window = QMainWindow()
        probe = FirstPaint()
        application.installEventFilter(probe)
        window.show()
        application.exec()
    else:
        from briefreader.cli import main as command

        application = QApplication(["briefreader", "-style", "fusion"])
        probe = FirstPaint()
        application.installEventFilter(probe)
        command(["--library", sys.argv[3]])


if __name__ == "__main__":
    main()
