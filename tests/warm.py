"""A warm process: it has imported all of citypact, and for each command it is asked for it forks one that runs it.

What a command does, prints and ends with is its own, in its own folder and surroundings; it alone is spared the two seconds
of starting Python and reading the words and expressions of citypact.graph.extraction. ``python -m tests.warm SOCKET`` is the
warm process (it ends with its input); tests/warm_door.py asks it for a command.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import sys
from pathlib import Path
from typing import Any, NoReturn

import citypact

__all__ = ["serve"]

_MESSAGE = 1 << 20


def _warm_up() -> None:
    """Import all modules of the rooms (libraries that only some commands need wait until they do), and read a text."""
    for found in pkgutil.walk_packages(citypact.__path__, "citypact."):
        if not found.name.endswith("__main__"):
            with contextlib.suppress(ImportError):
                importlib.import_module(found.name)
    citypact.extract("เทศบาลเมืองหนึ่ง ลงนามบันทึกข้อตกลง (MOU) กับเทศบาลเมืองสอง วันที่ 1 มกราคม 2566", id="warm")
    gc.collect()
    gc.freeze()


def _streams() -> None:
    """The standard streams as a process finds them that was just started."""
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), encoding="utf-8")
    sys.stderr = io.TextIOWrapper(
        io.BufferedWriter(io.FileIO(2, "w", closefd=False)),
        encoding="utf-8",
        errors="backslashreplace",
        line_buffering=True,
    )


def _run(asked: dict[str, Any], streams: list[int]) -> NoReturn:
    """The command, in a process of its own, which ends with it."""
    status = 1
    try:
        for place, stream in enumerate(streams):
            os.dup2(stream, place)
        os.closerange(3, max(streams) + 1)
        os.chdir(asked["folder"])
        os.environ.clear()
        os.environ.update(asked["environment"])
        _streams()
        sys.argv = ["citypact", *asked["arguments"]]
        runpy.run_module("citypact", run_name="__main__")
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException as error:  # as Python would show it
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


def _answer(connection: socket.socket) -> NoReturn:
    """Fork the command that a connection asks for, and tell how it ended."""
    message, streams, _, _ = socket.recv_fds(connection, _MESSAGE, 3)
    while b"\0" not in message:
        message += connection.recv(_MESSAGE)
    asked = json.loads(message.rstrip(b"\0"))
    command = os.fork()
    if not command:
        connection.close()
        _run(asked, streams)
    for stream in streams:
        os.close(stream)
    if connection.fileno() in select.select([connection.fileno(), os.pidfd_open(command)], [], [])[0]:
        os.kill(command, signal.SIGKILL)  # who asked has gone
    _, ended = os.waitpid(command, 0)
    with contextlib.suppress(BrokenPipeError):
        connection.sendall(str(os.waitstatus_to_exitcode(ended)).encode())
    os._exit(0)


def serve(place: Path) -> None:
    """Answer whoever connects to a socket, until the input ends."""
    _warm_up()
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(f"{place}.coming")
    listening.listen()
    Path(f"{place}.coming").rename(place)  # from here on nobody is refused
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that answer
    asked, ended = listening.fileno(), sys.stdin.fileno()
    while ended not in select.select([asked, ended], [], [])[0]:
        connection, _ = listening.accept()
        if not os.fork():
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            listening.close()
            _answer(connection)
        connection.close()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
