"""Run as a program: shows a window and prints the milliseconds from the call to its first paint.

`empty` is a bare QMainWindow, `briefreader` the program's window on the library given. The second
argument is the time of the call, from `time.time()`.
"""

import sys
import time


def main() -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and watched.isWidgetType():
                QTimer.singleShot(0, self._tell)
                QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            return False

        def _tell(self) -> None:
            elapsed = (time.time() - float(sys.argv[2])) * 1000
            heavy = {"whoosh", "numpy", "markdown", "selectolax", "sqlite3", "onnxruntime"}
            print(f"{elapsed:.1f} {','.join(sorted(heavy & set(sys.modules))) or '-'}", flush=True)
            QTimer.singleShot(0, QApplication.quit)

    if sys.argv[1] == "empty":
        application = QApplication([])
        window = QMainWindow()
        probe = FirstPaint()
        application.installEventFilter(probe)
        window.show()
        application.exec()
    else:
        from briefreader.cli import main as command

        application = QApplication([])
        probe = FirstPaint()
        application.installEventFilter(probe)
        command(["--library", sys.argv[3]])


if __name__ == "__main__":
    main()
