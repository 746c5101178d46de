"""Loaded by every Python process of an audited journey: writes what it opens to a log.

The log's path is in `AUDIT_LOG`. One line for each event: the process, the event, what it is about.
"""

import os
import sys

_LOG = os.open(os.environ["AUDIT_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)


_NOTED = {("open", True, False), ("open", True, True), ("import", False, True)}

_AF_UNIX = 1
"""The family of sockets that no network reaches; `socket` itself is not to be loaded here."""


def _note(event: str, about: object) -> None:
    line = f"{os.getpid()} {event} {about!r}\n"
    os.write(_LOG, line.encode("utf-8", "backslashreplace"))


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        of_socket = event == "socket.__new__"
        family = arguments[1] if of_socket else getattr(arguments[0], "family", None)
        _note("local" if family == _AF_UNIX else event, arguments[1:])
        return
    about = str(arguments[0]) if arguments else ""
    if (event, "canary" in about, "Network" in about) in _NOTED:
        _note(event, about)


_note("start", sys.orig_argv)
# A fork goes on with this hook; that it has begun is all that is to be told of it.
os.register_at_fork(after_in_child=lambda: _note("start", "fork"))
sys.addaudithook(_hook)
